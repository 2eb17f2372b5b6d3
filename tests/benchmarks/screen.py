"""The screen in memory that windows are drawn on: as large as people have them."""

from pathlib import Path

PLATFORM = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"
"""For QT_QPA_PLATFORM. Without the file the screen would be 800 x 800."""
