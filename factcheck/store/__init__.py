"""SQLite: the library file."""
