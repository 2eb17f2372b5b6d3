"""Linked data: what ClaimReview and Web Annotation share, safe inside a ``<script>``."""

from __future__ import annotations

import json
import re
import uuid
from datetime import datetime
from typing import Any

from factcheck.report import words
from factcheck.report.build import Report
from factcheck.report.json import escape_hidden
from factcheck.report.links import web_link

Node = dict[str, Any]

_NAMESPACE = uuid.UUID("6f1c8f0e-3f6b-5d0e-9a53-0d1f8d8f4c11")
_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}

# Words that name a body rather than a person, where an article says who speaks.
_BODIES = re.compile(
    r"(?i)\b(ministry|ministers|government|office|department|agency|agencies|authority|commission|"
    r"committee|council|court|police|army|navy|parliament|senate|assembly|cabinet|embassy|party|"
    r"company|companies|corporation|bank|university|institute|foundation|association|union|"
    r"organi[sz]ation|media|newspaper|officials|sources|experts|analysts|statement|report|survey|"
    r"study|kremlin|white house)\b"
)


def dump(value: object, *, indent: int | None = 2) -> str:
    """A value as JSON text with no character that could end a script or hide in an editor."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    # These signs stand in strings only: the form of JSON has none of them.
    return escape_hidden(text).translate(_IN_SCRIPT) + "\n"


def filled(node: Node) -> Node:
    """The node without what is empty."""
    return {key: value for key, value in node.items() if value not in ("", None, [], {})}


def name_of(kind: str, uid: str) -> str:
    """A name that is no address: the same for the same thing in every report."""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{kind} {uid}')}"


def address(url: str) -> str:
    """A web address that may be opened, otherwise nothing."""
    link = web_link(url)
    return link.href if link else ""


def day(text: str) -> str:
    """An ISO day or time that linked data may hold, otherwise nothing."""
    if not re.match(r"\d{4}-\d{2}-\d{2}(T\d{2}:|$)", text):
        return ""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text


def publisher(report: Report) -> Node:
    """Who answers for the report: the organisation, or the reviewer, or the words for neither."""
    organisation = " ".join(report.imprint.organisation.split())
    reviewer = words.reviewer(report)
    if organisation:
        url = address(report.imprint.organisation_url)
        return filled({"@type": "Organization", "name": organisation, "url": url})
    if reviewer:
        return {"@type": "Person", "name": reviewer}
    return {"@type": "Organization", "name": "No name given"}


def speaker(name: str) -> Node:
    """To whom an article attributes a claim; bodies are told from persons by their words."""
    return {"@type": "Organization" if _BODIES.search(name) else "Person", "name": name}


def published_at(report: Report, anchor: str) -> str:
    """The address of a place in the published report, or nothing where none was given."""
    url = address(report.imprint.report_url)
    return f"{url.partition('#')[0]}#{anchor}" if url else ""
