"""Windows are drawn in memory: no test needs a display, none opens on somebody's screen."""

from __future__ import annotations

import os
import tempfile

# Qt reads these when it is loaded, so they are set before any test module imports it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_ACCESSIBILITY"] = "0"
os.environ.pop("QT_STYLE_OVERRIDE", None)
os.environ.pop("QT_QPA_PLATFORMTHEME", None)
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="factcheck-runtime-"))
