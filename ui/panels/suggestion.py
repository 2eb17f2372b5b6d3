"""What the program thinks of a claim, in words that leave the decision to the reviewer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from factcheck.model import Claim, Kind
from ui.delegates.chip import worth_level

translate = QCoreApplication.translate


def suggestion_words(claim: Claim) -> str:
    """``Looks checkable because: a date, a figure: $2 billion · check first ●●●``."""
    words = _suggested(claim)
    if not claim.conflict:
        return words
    found = translate("suggestion", "Conflicts with {words} elsewhere").format(words=claim.conflict)
    return f"{words}. {found} {'' if claim.kind is Kind.FACT else worth_words(claim)}".rstrip()


def _suggested(claim: Claim) -> str:
    reasons = ", ".join(" ".join(reason.split()) for reason in claim.reasons)
    if claim.kind is Kind.FACT:
        head = translate("suggestion", "Looks checkable because: {reasons}")
        bare = translate("suggestion", "Looks checkable")
    elif claim.kind is Kind.OPINION:
        head = translate("suggestion", "Reads like an opinion because: {reasons}")
        bare = translate("suggestion", "Reads like an opinion")
    elif reasons.startswith("no suggestion"):  # a language that is not judged
        return reasons[0].upper() + reasons[1:]
    else:
        head = translate("suggestion", "Nothing to check was seen: {reasons}")
        bare = translate("suggestion", "Nothing to check was seen")
    words = head.format(reasons=reasons) if reasons else bare
    return f"{words} · {worth_words(claim)}" if claim.kind is Kind.FACT else words


def worth_words(claim: Claim) -> str:
    """How worth checking, in words and as three dots."""
    level = worth_level(claim)
    words = {
        0: translate("suggestion", "nothing seen"),
        1: translate("suggestion", "can wait"),
        2: translate("suggestion", "worth checking"),
        3: translate("suggestion", "check first"),
    }
    return f"{words[level]} {'●' * level}{'○' * (3 - level)}"
