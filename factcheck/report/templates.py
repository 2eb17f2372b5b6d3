"""Templates of reports: the shipped ones, or the person's own in their place.

A template arranges parts that are made already, and may print any value of the report. Whatever it
prints is escaped for its format, in every construct: nothing in a library becomes markup. It runs
in a sandbox: no attribute that is not a plain value, no file but those beside it, nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from traceback import walk_tb
from typing import Any, NoReturn
from xml.parsers import expat

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from factcheck import paths
from factcheck.errors import UserError
from factcheck.report import words
from factcheck.report.build import Report

NAMES = ("report.html", "report.css", "report.md", "report.styles.xml")
"""The templates that can be replaced, by their file names."""

# Those that make no markup of a text, and cannot run for ever.
_FILTERS = (
    "batch", "count", "default", "first", "groupby", "int", "last", "length", "list", "lower",
    "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort", "string", "sum",
    "trim", "unique", "upper",
)  # fmt: skip
# What the code of a template may raise beside the errors of the engine.
_FAULTS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)


class _OneByOne(CodeGenerator):
    """Values are printed one after the other, so that each is escaped for its format."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        raise TemplateSyntaxError(
            "print values one after the other, do not join them with ~", node.lineno, self.name
        )


class _Sandbox(ImmutableSandboxedEnvironment):
    code_generator_class = _OneByOne
    intercepted_binops = frozenset({"+", "%", "*"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        # Methods of text would make text out of markup, and markup out of text.
        return not isinstance(obj, str) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """No text is made of others here either: ``is_safe_attribute`` refuses it."""

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, str) or isinstance(right, str):
            raise SecurityError(
                f"texts are printed one after the other, not joined with {operator}"
            )
        return super().call_binop(context, operator, left, right)


def render(
    name: str,
    report: Report,
    escape: Callable[[str], str],
    parts: Mapping[str, str],
    values: Mapping[str, object],
) -> str:
    """The report in a template. ``parts`` are markup that stands as it is, ``values`` are text.

    Raises ``UserError`` with the line for a fault in a template of the person's own.
    """
    ready = {key: Markup(part) for key, part in parts.items()}
    folder = _folder_of(name)
    try:
        return (
            _environment(escape, folder).get_template(name).render(report=report, **ready, **values)
        )
    except (TemplateError, OSError, *_FAULTS) as error:
        if folder == _shipped():
            raise
        _refuse(error, folder, name)


def text(name: str) -> str:
    """A style sheet that goes into a report: the person's own where there is one.

    Raises ``UserError`` for one that would break the report.
    """
    path = _folder_of(name) / name
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise _refusal(path, f"cannot be read ({error})") from error
    if name.endswith(".css") and "</" in content:
        raise _refusal(path, "must not hold the signs </, which end a style sheet in a page")
    if name.endswith(".xml"):
        _check_xml(path, content)
    return content


def own() -> list[Path]:
    """The person's own templates that are in force."""
    folder = paths.templates_dir()
    return [folder / name for name in NAMES if (folder / name).is_file()]


def copy_shipped() -> list[Path]:
    """Put the shipped templates where the person's own belong, as a starting point.

    One that is there stays as it is. Gives those that were written; an ``OSError`` is the disk's.
    """
    folder = paths.templates_dir()
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in NAMES:
        if not (folder / name).exists():
            (folder / name).write_bytes((_shipped() / name).read_bytes())
            written.append(folder / name)
    return written


def _shipped() -> Path:
    return paths.RESOURCES / "templates"


def _folder_of(name: str) -> Path:
    folder = paths.templates_dir()
    return folder if (folder / name).is_file() else _shipped()


def _environment(escape: Callable[[str], str], folder: Path) -> _Sandbox:
    def shown(value: object) -> Markup:
        if isinstance(value, Markup):
            return value
        return Markup("" if value is None else escape(str(value)))

    made = _Sandbox(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.filters |= {"day": words.day, "moment": words.moment}
    return made


def _refuse(error: Exception, folder: Path, name: str) -> NoReturn:
    line, where = getattr(error, "lineno", None), folder / name
    for frame, number in walk_tb(error.__traceback__):
        if Path(frame.f_code.co_filename).parent == folder:
            line, where = number, Path(frame.f_code.co_filename)
    if isinstance(error, TemplateSyntaxError) and error.name:
        where = folder / error.name
    at = f" in line {line}" if line else ""
    raise _refusal(where, f"has a fault{at}: {error}") from error


def _check_xml(path: Path, content: str) -> None:
    if "<!DOCTYPE" in content or "<!ENTITY" in content:
        raise _refusal(path, "must not define entities")
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise _refusal(path, f"is not well-formed ({error})") from error


def _refusal(path: Path, how: str) -> UserError:
    return UserError(
        f"The template {path} {how}.".replace("..", "."),
        safe="Nothing was written.",
        action="Correct it, or take it out of its folder: then the shipped one is used.",
    )
