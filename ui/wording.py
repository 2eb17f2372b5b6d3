"""The words for what was done, as undo, redo and the status bar say them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from factcheck.model import Verdict
from factcheck.record import Change


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("wording", text))


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


_ACTS = {
    "import": _("article imported"),
    "remove_article": _("article removed"),
    "describe": _("article details"),
    "note": _("note"),
    "statement": _("statement"),
    "speaker": _("speaker"),
    "flag": _("flag"),
    "split": _("claim split"),
    "merge": _("claims merged"),
    "add_claim": _("claim added"),
    "remove_claim": _("claim removed"),
    "fold": _("passage folded"),
    "restore": _("passage restored"),
    "source_add": _("link added"),
    "source_edit": _("link corrected"),
    "source_remove": _("link removed"),
    "settle": _("difference settled"),
    "source_reuse": _("source used here too"),
    "source_move": _("source moved"),
    "snapshot": _("text of the page kept"),
    "evidence": _("evidence told"),
    "apart": _("not the same"),
    "same": _("the same after all"),
    "untold": _("not the same, or the same after all"),
    "apply": _("verdict carried over"),
    "add_checks": _("fact checks imported"),
}

_VERDICTS = {
    Verdict.SUPPORTED.value: _("Supported"),
    Verdict.DISPUTED.value: _("Disputed"),
    Verdict.OPINION.value: _("Opinion"),
    None: _("Unreviewed"),
}


def done_again(change: Change) -> str:
    """What a redo did: "Done again: verdict Disputed"."""
    return _tr("Done again: {act}").format(act=_act(change, undone=False))


def done(change: Change) -> str:
    """What was done: "verdict Disputed"."""
    return _act(change, undone=False)


def undone(change: Change) -> str:
    """What an undo took back: "Undone: verdict Disputed"."""
    return _tr("Undone: {act}").format(act=_act(change, undone=True))


def act_words(action: str) -> str:
    """A short name for an action code."""
    if action == "verdict":
        return _tr("verdict")
    return _tr(_ACTS[action]) if action in _ACTS else action.replace("_", " ")


def _act(change: Change, *, undone: bool) -> str:
    if change.action != "verdict":
        return act_words(change.action)
    # The rows of an undo are turned round: what was taken back stands in `before`.
    for row in change.rows:
        values = (row.before if undone else row.after) or {}
        if row.table == "review" and "verdict" in values:
            return _tr("verdict {word}").format(word=_tr(_VERDICTS[values["verdict"]]))
    return _tr("verdict")
