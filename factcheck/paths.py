"""Where things lie: the data that ships with the program, and the folders of the person."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
# An installed copy has its data inside; in a checkout the folders lie beside the package.
_INSTALLED = _PACKAGE / "_data"
_DATA = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

RESOURCES: Final = _DATA / "resources"
"""Icons, themes, templates, schema: whatever the program reads and nobody edits."""

SEEDS: Final = _DATA / "seeds"
"""The sample articles."""

BUNDLE_ENDING: Final = ".factbundle"
"""A file for another reviewer."""

ARTICLE_ENDINGS: Final = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive",
    ".pdf", ".docx", ".odt", ".rtf", ".eml",
)  # fmt: skip
"""What is looked for in a folder; a file that is named is read whatever its ending."""

_APP = "factcheck"


def default_library() -> Path:
    """The library that opens when none is named. Neither file nor folder need exist yet."""
    return platformdirs.user_data_path(_APP, appauthor=False) / "library.factcheck"


def backups_dir() -> Path:
    """The folder that holds a folder of backups for each library. It need not exist yet."""
    return platformdirs.user_data_path(_APP, appauthor=False) / "backups"


def config_file() -> Path:
    """The person's preferences. Neither file nor folder need exist yet."""
    return platformdirs.user_config_path(_APP, appauthor=False) / "settings.json"


def templates_dir() -> Path:
    """The folder for the person's own templates of reports. It need not exist yet."""
    return config_file().with_name("templates")


def log_dir() -> Path:
    """The folder for reports of the program's own failures. It need not exist yet."""
    return platformdirs.user_log_path(_APP, appauthor=False)
