"""The start of the program, each time in a process of its own: it depends on what is not loaded."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import __version__, paths
from ui import display

CHECKOUT = Path(__file__).resolve().parents[2]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="displays of other systems differ")


def start(*words: str, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a display, unless one is given."""
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    clean = {key: value for key, value in os.environ.items() if key not in left_out}
    program = ["-c", code] if code else ["-m", "ui"]
    return subprocess.run(
        [sys.executable, *program, *words],
        cwd=CHECKOUT,
        env=clean | environment,
        capture_output=True,
        text=True,
    )


@linux_only
@pytest.mark.parametrize("words", [(), ("--library", "x.factcheck"), ("--library=x.factcheck",)])
def test_without_a_display_it_says_so_and_exits_2(words: tuple[str, ...]) -> None:
    done = start(*words)

    assert done.returncode == 2
    assert "no display" in done.stderr
    assert "factcheck --help" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@linux_only
def test_a_display_that_does_not_answer_is_named_and_exits_2(tmp_path: Path) -> None:
    done = start(WAYLAND_DISPLAY="gone-0", XDG_RUNTIME_DIR=str(tmp_path))
    assert done.returncode == 2
    assert "gone-0" in done.stderr

    if display.missing_packages("window"):
        pytest.skip("without the libraries of a window no display is asked")
    done = start(DISPLAY=":4711")
    assert done.returncode == 2
    assert ":4711" in done.stderr


@linux_only
def test_a_wayland_display_that_answers_is_enough(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w"))
        compositor.listen()

        assert display.reaches_wayland({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)})
        assert display.reaches_wayland({"WAYLAND_DISPLAY": str(tmp_path / "w")})
    assert not display.reaches_wayland({"WAYLAND_DISPLAY": str(tmp_path / "w")})
    assert not display.reaches_wayland({"WAYLAND_DISPLAY": "w"})


@linux_only
def test_missing_libraries_are_named_with_the_command_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking = {"libxcb-cursor.so.0", "libEGL.so.1"}
    monkeypatch.setattr(display, "loads", lambda name: name not in lacking)

    words = display.obstacle({"DISPLAY": ":0"})
    assert words
    assert "libxcb-cursor.so.0" in words
    assert "apt-get install -y libegl1 libxcb-cursor0" in words
    offscreen = display.obstacle({"QT_QPA_PLATFORM": "offscreen"})
    assert offscreen
    assert "libegl1" in offscreen
    assert "libxcb-cursor0" not in offscreen
    assert display.missing_packages("window")[:2] == ["libegl1", "libxcb-cursor0"]
    assert display.missing_packages("offscreen")[:1] == ["libegl1"]


def test_a_machine_without_fonts_needs_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(display, "FONT_FOLDERS", (str(tmp_path), str(tmp_path / "missing")))
    assert "fonts-dejavu-core" in display.missing_packages("offscreen")

    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "Some.TTF").touch()
    assert "fonts-dejavu-core" not in display.missing_packages("offscreen")


def test_drawing_in_memory_needs_no_display() -> None:
    assert display.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_commands_run_without_loading_qt(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("The mill closed in 1987.\n", encoding="utf-8")
    code = (
        "import sys; from ui.__main__ import main; code = main();"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken'))];"
        "sys.exit(code)"
    )

    done = start("split", str(text), code=code)

    assert done.returncode == 0, done.stderr
    assert "1987" in done.stdout
    assert start("--version").stdout.split()[-1] == __version__


def test_a_pdf_needs_no_display(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("The mill closed in 1987.\n", encoding="utf-8")
    assert start("import", str(text)).returncode == 0

    done = start("export", "-o", str(tmp_path / "report.pdf"))

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_the_first_start_makes_the_usual_library_and_the_next_one_opens_it() -> None:
    for _ in range(2):
        done = start(QT_QPA_PLATFORM="offscreen", FACTCHECK_QUIT_AFTER_START="1")

        assert done.returncode == 0, done.stderr
        assert paths.default_library().is_file()


def test_a_library_that_is_named_and_missing_is_refused_and_not_created(tmp_path: Path) -> None:
    library = tmp_path / "gone.factcheck"

    done = start(
        "--library", str(library), QT_QPA_PLATFORM="offscreen", FACTCHECK_QUIT_AFTER_START="1"
    )

    assert done.returncode == 1
    assert str(library) in done.stderr
    assert "Traceback" not in done.stderr
    assert not library.exists()
