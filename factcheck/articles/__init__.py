"""Reading: bytes as people have them, turned into text."""

from factcheck.articles.door import read
from factcheck.articles.kinds import kind_of
from factcheck.articles.links import find_links
from factcheck.articles.plain import read_text
from factcheck.articles.reading import LARGEST, Aside, Reading

__all__ = ["LARGEST", "Aside", "Reading", "find_links", "kind_of", "read", "read_text"]
