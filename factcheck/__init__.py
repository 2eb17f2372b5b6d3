"""Factcheck: articles in, claims ruled on, a verdict report out. The core knows no Qt."""

__version__ = "0.1.0"
