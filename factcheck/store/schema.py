"""What marks a file as a library of ours, and which version of it this program writes."""

APPLICATION_ID = 0x46614374
"""``FaCt``: bytes 68 to 72 of the file, SQLite's ``application_id``."""

VERSION = 1
"""``PRAGMA user_version`` of the newest schema."""
