"""Who publishes a report, where, and by which standard: what no library knows and a person says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Ratings:
    """How verdicts are told to search engines: a number on a scale, and the word that is shown."""

    worst: int = 1
    best: int = 5
    supported: int = 5
    disputed: int = 1
    supported_word: str = "Supported"
    disputed_word: str = "Disputed"

    @classmethod
    def of(cls, told: Mapping[str, object]) -> Self:
        """Ratings from what was stored; the usual ones where that makes no scale."""
        usual = cls()
        values = {
            name: told[name]
            for name, kind in cls.__annotations__.items()
            if type(told.get(name)).__name__ == kind
        }
        made = cls(**{**asdict(usual), **values})
        words = made.supported_word.strip() and made.disputed_word.strip()
        on_it = all(made.worst <= one <= made.best for one in (made.supported, made.disputed))
        return made if words and on_it and made.worst < made.best else usual


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands in a report beside what the library holds. Unknown fields stay empty.

    ``organisation`` and ``organisation_url`` name the publisher, ``report_url`` is the address
    where the report will be read, ``profile`` the evidence that is asked for, ``ratings`` how
    verdicts are told to search engines.
    """

    organisation: str = ""
    organisation_url: str = ""
    report_url: str = ""
    profile: str = "standard"
    ratings: Ratings = Ratings()


NO_IMPRINT = Imprint()
"""A report of nobody, by the usual standard."""
