"""Places where a library is in danger while it is open: folders that other programs synchronise,
and drives of other computers.
"""

from __future__ import annotations

import os
import re
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
_OF_A_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "davfs")
_MOUNTS = Path("/proc/self/mounts")
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
    if is_on_network(path):
        said.append(
            "This library lies on a drive of another computer. Not every such drive keeps what is "
            "written to it safe, or lets only one program write: keep the library on this computer "
            "and its backups there."
        )
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


def is_on_network(path: Path) -> bool:
    """Whether the system says that a path is on another computer; false where it does not tell."""
    where = os.path.realpath(path)
    if where.startswith(("\\\\", "//")):
        return True
    try:
        listed = [line.split() for line in _MOUNTS.read_text(errors="replace").splitlines()]
    except OSError:
        return False
    found, kind = "", ""
    for _, at, form, *_ in (line for line in listed if len(line) > 2):
        # Spaces in names are written as octal numbers.
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), at)
        inside = where == point or where.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(found):
            found, kind = point, form
    return kind.startswith(_OF_A_NETWORK)
