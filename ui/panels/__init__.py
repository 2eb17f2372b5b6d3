"""The parts of the window that show articles, claims and reviews."""
