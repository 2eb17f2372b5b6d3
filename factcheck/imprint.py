"""Who publishes a report, where, and by which standard: what no library knows and a person says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands in a report beside what the library holds. Unknown fields stay empty.

    ``organisation`` and ``organisation_url`` name the publisher, ``report_url`` is the address
    where the report will be read, ``profile`` the evidence that is asked for.
    """

    organisation: str = ""
    organisation_url: str = ""
    report_url: str = ""
    profile: str = "standard"


NO_IMPRINT = Imprint()
"""A report of nobody, by the usual standard."""
