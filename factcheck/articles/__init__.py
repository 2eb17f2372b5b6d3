"""Reading: bytes as people have them, turned into text."""

from factcheck.articles.plain import LARGEST, Reading, read_text

__all__ = ["LARGEST", "Reading", "read_text"]
