"""Text of others is shown as it is: Qt guesses HTML in labels and tips, and loads its images."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from factcheck.errors import UserError

_MOST = 1_500  # letters of a message
_LONG_WORD = re.compile(r"\S{60}(?=\S)")


def label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that never reads its text as markup."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


def tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip that shows ``text`` literally; empty text takes the tip away."""
    # A widget without a description of its own is described by its tip, markup and all.
    if widget.accessibleDescription() in ("", widget.property("tip")):
        widget.setAccessibleDescription(text)
    widget.setProperty("tip", text)
    widget.setToolTip(tip_text(text))


def tip_text(text: str) -> str:
    """``text`` in the form in which a tool tip shows it literally (also for Qt.ToolTipRole)."""
    # Tool tips cannot be told to be plain: real markup around escaped text leaves no guess.
    return f"<span>{escape(text).replace(chr(10), '<br>')}</span>" if text else ""


def menu_text(text: str) -> str:
    """``text`` for a menu entry, where a single ``&`` would make the next letter a mnemonic."""
    return text.replace("&", "&&").replace("\n", " ").replace("\t", " ")


def _breakable(text: str) -> str:
    """``text`` so that a message box holds it: not endless, and no word wider than the box."""
    short = text if len(text) <= _MOST else f"{text[:_MOST]}…"
    return _LONG_WORD.sub(lambda found: f"{found[0]}\u200b", short)


def box(
    parent: QWidget | None, icon: QMessageBox.Icon, title: str, text: str, more: str = ""
) -> QMessageBox:
    """A message box, not yet shown, that never reads its texts as markup."""
    made = QMessageBox(icon, title, "", QMessageBox.StandardButton.NoButton, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(_breakable(text))
    if more:
        made.setInformativeText(_breakable(more))
        for inner in made.findChildren(QLabel):
            if inner.objectName() == "qt_msgbox_informativelabel":
                inner.setTextFormat(Qt.TextFormat.PlainText)
    return made


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    yes: str,
    more: str = "",
    no: str = "",
    *,
    loses: bool = False,
) -> bool:
    """Ask a question whose buttons say what they do; Escape and closing mean no.

    Enter means yes, but where yes ``loses`` something that nothing brings back.
    """
    made = box(parent, QMessageBox.Icon.Question, title, text, more)
    wanted = made.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refused = made.addButton(
        no or QCoreApplication.translate("plain", "Cancel"), QMessageBox.ButtonRole.RejectRole
    )
    made.setEscapeButton(refused)
    made.setDefaultButton(refused if loses else wanted)
    made.exec()
    return made.clickedButton() is wanted


def inform(parent: QWidget | None, title: str, text: str, more: str = "") -> None:
    """Say something that needs no decision."""
    _show(box(parent, QMessageBox.Icon.Information, title, text, more))


def warn(parent: QWidget | None, title: str, text: str, more: str = "") -> None:
    """Say that something went wrong."""
    _show(box(parent, QMessageBox.Icon.Warning, title, text, more))


def warn_of(parent: QWidget | None, title: str, error: UserError) -> None:
    """Say what happened, what is safe and what to do."""
    warn(parent, title, error.what, " ".join(part for part in (error.safe, error.action) if part))


def _show(made: QMessageBox) -> None:
    made.setStandardButtons(QMessageBox.StandardButton.Ok)
    made.exec()
