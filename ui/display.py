"""Whether a window can open here, found out before Qt is loaded: Qt itself would abort the process.

Run as a program (``python -m ui.display window``) it prints the Debian packages that are missing
for a ``window`` or for drawing in memory (``offscreen``), one a line. It needs only Python.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

# What the modules of Qt that we use load from the system: the file, and Debian's package with it.
_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_XCB = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
_FONT = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def obstacle(environment: Mapping[str, str] | None = None) -> str | None:
    """Say why no window can open here and what to do; ``None`` when one can."""
    if sys.platform != "linux":
        return None
    environment = os.environ if environment is None else environment
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if chosen and chosen not in ("xcb", "wayland"):
        return _missing_words(_ALWAYS)
    wayland = reaches_wayland(environment) and chosen != "xcb"
    if wayland and not (lacking := _missing_words(_ALWAYS | _WAYLAND)):
        return None
    display = environment.get("DISPLAY", "")
    if not display or chosen == "wayland":
        return lacking if wayland else _no_display(environment)
    return _missing_words(_ALWAYS | _XCB) or _unreachable(display)


def missing_packages(purpose: str) -> list[str]:
    """Debian's packages that are not there, for a ``window`` or for drawing ``offscreen``."""
    if sys.platform != "linux":
        return []
    needed = _ALWAYS | _XCB if purpose == "window" else _ALWAYS
    packages = [needed[name] for name in _missing(needed)]
    return packages if _has_font() else [*packages, _FONT]


def _missing(names: Iterable[str]) -> list[str]:
    return [name for name in names if not loads(name)]


def loads(name: str) -> bool:
    """Whether the system has a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = (Path(name).expanduser() for name in FONT_FOLDERS)
    files = chain.from_iterable(folder.rglob("*") for folder in folders)
    return any(file.suffix.lower() in (".ttf", ".otf", ".ttc") for file in files)


def _missing_words(needed: Mapping[str, str]) -> str | None:
    if not (names := _missing(needed)):
        return None
    command = f"apt-get install -y {' '.join(needed[name] for name in names)}"
    return (
        f"The window cannot open: the system lacks {', '.join(names)}.\n"
        f"On Debian or Ubuntu this installs what is missing:\n"
        f"    {command if os.geteuid() == 0 else 'sudo ' + command}"
    )


def _no_display(environment: Mapping[str, str]) -> str:
    if environment.get("WAYLAND_DISPLAY"):
        found = f"The display {environment['WAYLAND_DISPLAY']} does not answer"
    else:
        found = "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    return (
        f"{found}, so no window can open.\n"
        f"Everything but the window works in the terminal: factcheck --help"
    )


def reaches_wayland(environment: Mapping[str, str]) -> bool:
    """Whether a Wayland display is named and answers."""
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if not name or not (folder or name.startswith("/")):
        return False
    import socket  # 6 ms that a start on another kind of display does not pay

    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.connect(str(Path(folder) / name))
        except OSError:
            return False
    return True


def _unreachable(display: str) -> str | None:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if not failed:
        return None
    return (
        f"The display {display} does not answer or does not let you in, so no window can open.\n"
        f"Everything but the window works in the terminal: factcheck --help"
    )


if __name__ == "__main__":
    print("\n".join(missing_packages(sys.argv[1] if len(sys.argv) > 1 else "window")))
