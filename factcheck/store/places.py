"""Places where a library is in danger while it is open: folders that other programs synchronise."""

from __future__ import annotations

from pathlib import Path

_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "icloud~": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
}
_CONFLICTS = ("conflicted copy", "sync-conflict", "in conflict")


def dangers(path: Path) -> tuple[str, ...]:
    """What a reviewer should know about the folder of a library, in words; usually nothing."""
    said = []
    for part in path.parent.parts:
        service = next((name for key, name in _SYNCED.items() if part.lower().startswith(key)), "")
        if service:
            said.append(
                f"This library lies in a folder of {service}. Let it synchronise only while the "
                "window is closed, or keep the library elsewhere and its backups there."
            )
            break
    try:
        siblings = [each.name for each in path.parent.glob(f"*{path.suffix}")]
    except OSError:
        siblings = []
    if any(path.stem in name and mark in name for name in siblings for mark in _CONFLICTS):
        said.append(
            "Beside this library lies a copy that a synchronising program made of it in a "
            "conflict. One of the two may hold work that the other has not."
        )
    return tuple(said)
