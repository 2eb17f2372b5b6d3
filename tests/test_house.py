"""The rules of the house: who may import whom, what is never used, how large a file may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
NOUNS = {
    "factcheck.model",
    "factcheck.kindred",
    "factcheck.query",
    "factcheck.sources",
    "factcheck.record",
    "factcheck.safekeeping",
    "factcheck.exchange",
}
PURE = NOUNS | {
    "factcheck.disk",
    "factcheck.progress",
    "factcheck.errors",
    "factcheck.paths",
    "factcheck.imprint",
    "factcheck.edition",
    "factcheck.coverage",
}

# A room, and what of ours it may import beside itself. The longest name that fits rules.
MAY_IMPORT: dict[str, set[str]] = {
    "factcheck": set(),
    "factcheck.kindred": set(),
    "factcheck.model": {"factcheck.kindred"},
    "factcheck.errors": set(),
    "factcheck.disk": {"factcheck.errors"},
    "factcheck.query": set(),
    "factcheck.progress": set(),
    "factcheck.rings": set(),
    "factcheck.sources": {"factcheck.model"},
    "factcheck.record": {"factcheck.model"},
    "factcheck.safekeeping": set(),
    "factcheck.exchange": {"factcheck.model", "factcheck.sources"},
    "factcheck.paths": set(),
    "factcheck.imprint": set(),
    "factcheck.edition": set(),
    "factcheck.coverage": {"factcheck.model"},
    "factcheck.log": {"factcheck.paths"},
    "factcheck.evidence": PURE,
    "factcheck.lookup": set(),
    "factcheck.settings": PURE | {"factcheck.lookup"},
    "factcheck.articles": PURE,
    "factcheck.claims": PURE | {"factcheck.rings"},
    "factcheck.related": PURE,
    "factcheck.agreement": PURE,
    "factcheck.report": PURE | {"factcheck.evidence", "factcheck.claims.marks"},
    "factcheck.elsewhere": PURE | {"factcheck.related"},
    "factcheck.reading": PURE | {"factcheck.evidence", "factcheck.store", "factcheck.report"},
    "factcheck.store": NOUNS
    | {"factcheck.disk", "factcheck.errors", "factcheck.progress", "factcheck.rings"},
    "factcheck.copydesk": PURE | {"factcheck.articles", "factcheck.claims", "factcheck.likeness"},
    "factcheck.handover": PURE,
    "factcheck.claimreviews": PURE,
    "factcheck.intake": PURE
    | {
        "factcheck.limits",
        "factcheck.handover",
        "factcheck.articles",
        "factcheck.claimreviews",
        "factcheck.copydesk",
    },
    "factcheck.clipboard": PURE,
    "factcheck.limits": set(),
    "factcheck.likeness": PURE,
    "factcheck.alike": PURE | {"factcheck.session", "factcheck.store", "factcheck.likeness"},
    "factcheck.sourcing": PURE | {"factcheck.store", "factcheck.session"},
    "factcheck.session": PURE | {"factcheck.store", "factcheck.reading"},
    "factcheck.relating": PURE | {"factcheck.store", "factcheck.session", "factcheck.elsewhere"},
    "factcheck.languages": PURE | {"factcheck.store", "factcheck.claims"},
    "factcheck.second_opinion": PURE
    | {"factcheck.store", "factcheck.session", "factcheck.agreement", "factcheck.report"},
    "factcheck.workbench": PURE
    | {
        "factcheck.second_opinion",
        "factcheck.languages",
        "factcheck.store",
        "factcheck.session",
        "factcheck.sourcing",
        "factcheck.relating",
        "factcheck.alike",
        "factcheck.likeness",
        "factcheck.articles",
        "factcheck.claims",
        "factcheck.related",
        "factcheck.report",
        "factcheck.agreement",
        "factcheck.intake",
    },
    "factcheck.terminal": PURE,
    "factcheck.walk": PURE | {"factcheck.workbench", "factcheck.intake"},
    "factcheck.cli_related": PURE
    | {"factcheck.terminal", "factcheck.intake", "factcheck.articles", "factcheck.related"},
    "factcheck.cli_backup": PURE
    | {"factcheck.cli_library", "factcheck.settings", "factcheck.workbench"},
    "factcheck.cli_exchange": PURE | {"factcheck.cli_library", "factcheck.terminal"},
    "factcheck.cli_library": PURE
    | {"factcheck.settings", "factcheck.workbench", "factcheck.report", "factcheck.claims"},
    "factcheck.cli_export": PURE
    | {"factcheck.cli_library", "factcheck.report", "factcheck.terminal"},
    "factcheck.cli": PURE
    | {
        "factcheck.cli_exchange",
        "factcheck.cli_export",
        "factcheck.cli_library",
        "factcheck.cli_backup",
        "factcheck.cli_related",
        "factcheck.settings",
        "factcheck.terminal",
        "factcheck.walk",
        "factcheck.workbench",
        "factcheck.intake",
        "factcheck.articles",
        "factcheck.claims",
        "factcheck.report",
    },
    "factcheck.__main__": {"factcheck.cli"},
    "ui": PURE
    | {
        "factcheck.log",
        "factcheck.workbench",
        "factcheck.settings",
        "factcheck.intake",
        "factcheck.clipboard",
        "factcheck.elsewhere",
        "factcheck.lookup",
        "factcheck.claims.encoder",
        "factcheck.claims.offsets",
        "factcheck.claims.telling",
        "factcheck.evidence",
    },
    "ui.pdf": PURE | {"ui", "factcheck.report"},
    "ui.__main__": {"ui", "factcheck.errors", "factcheck.cli", "factcheck.report.build"},
}

MOST_LINES = 320


def sources(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (CHECKOUT / folder).rglob("*.py")
        if "_data" not in path.parts
    )


def module_name(path: Path) -> str:
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sources("factcheck", "ui")}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports anywhere, with full names."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            assert node.module
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module


def is_within(module: str, room: str) -> bool:
    return module == room or module.startswith(room + ".")


def room_of(module: str) -> str:
    # What is directly in `factcheck` is its own room; the package itself holds the version only.
    fitting = [room for room in MAY_IMPORT if is_within(module, room) and room != "factcheck"]
    return max(fitting, key=len, default="factcheck" if module == "factcheck" else "")


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_what_its_room_may(module: str) -> None:
    room = room_of(module)
    assert room, f"{module} is in no room: say in MAY_IMPORT what it may import"
    allowed = MAY_IMPORT[room] | {room}

    # The package itself holds nothing but the version, which anybody may know.
    strangers = {
        name
        for name in imports(MODULES[module])
        if name.split(".")[0] in ("factcheck", "ui") and name != "factcheck"
        if not any(is_within(name, other) for other in allowed)
    }

    assert not strangers


@pytest.mark.parametrize("module", sorted(MODULES))
def test_the_core_knows_no_qt_and_nobody_a_second_sqlite(module: str) -> None:
    imported = set(imports(MODULES[module]))

    if is_within(module, "factcheck"):
        assert not {name for name in imported if is_within(name, "PySide6")}
    elif module != "ui.dialogs.about":  # which tells SQLite's version
        assert not {name for name in imported if name in ("sqlite3", "sqlite_utils")}
    assert "PySide6.QtSql" not in imported
    for node in ast.walk(tree(MODULES[module])):
        assert not (isinstance(node, ast.alias) and node.name == "QtSql")


def test_importing_the_whole_core_loads_no_qt() -> None:
    core = [name for name in MODULES if is_within(name, "factcheck") and "__main__" not in name]
    script = (
        "import importlib, sys\n"
        f"for name in {core!r}: importlib.import_module(name)\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', 'ui')])"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )

    assert outcome.stdout.strip() == "[]"


NEVER_CALLED = {
    "eval": "text is never run",
    "exec": "text is never run",
    "executescript": "it commits half-done work",
    "system": "subprocess with a list of words, never a shell",
    "popen": "subprocess with a list of words, never a shell",
    "processEvents": "it lets anything happen in the middle of anything",
}
NEVER_IMPORTED = ("pickle", "marshal", "shelve", "dill")
# Qt finds markup in what these are given; each is used in the one file that knows what it shows.
MARKUP_IN = {
    "setHtml": {"ui/pdf.py"},
    "insertHtml": set[str](),
    "setMarkdown": {"ui/dialogs/guide.py"},
    "setToolTip": {"ui/plain.py"},
    "QLabel": {"ui/plain.py"},
    "QMessageBox": {"ui/plain.py"},
}


def called(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield function.attr, node
            elif isinstance(function, ast.Name):
                yield function.id, node


@pytest.mark.parametrize("module", sorted(MODULES))
def test_what_is_never_used(module: str) -> None:
    path = MODULES[module]
    assert not [
        name for name in imports(path) if any(is_within(name, banned) for banned in NEVER_IMPORTED)
    ]
    for name, call in called(path):
        # Window classes have `exec` too: it opens a dialog or runs the loop of events.
        own = isinstance(call.func, ast.Attribute) and name == "exec" and module.startswith("ui")
        assert name not in NEVER_CALLED or own, f"line {call.lineno}: {NEVER_CALLED[name]}"
        assert not any(word.arg == "shell" for word in call.keywords), f"line {call.lineno}"


@pytest.mark.parametrize("module", sorted(name for name in MODULES if is_within(name, "ui")))
def test_text_that_is_not_ours_is_never_taken_for_markup(module: str) -> None:
    path = MODULES[module]
    for name, call in called(path):
        allowed = MARKUP_IN.get(name)
        if name == "QLabel" and not call.args and not call.keywords:
            continue  # for a picture
        if name == "setToolTip" and "plain.tip_text(" in ast.unparse(call.args[-1]):
            continue
        here = path.relative_to(CHECKOUT).as_posix()
        assert allowed is None or here in allowed, f"line {call.lineno}: {name}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_file_has_one_subject(module: str) -> None:
    path = MODULES[module]
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= MOST_LINES, "two subjects? Divide it by meaning, not by length."
