"""Groups of related claims in words, as they go out: for a report, and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from factcheck.kindred import RelatedGroup
from factcheck.model import Claim, Verdict
from factcheck.related.groups import Group
from factcheck.related.link import Link


def told(groups: Iterable[Group]) -> list[RelatedGroup]:
    """Groups in plain words for a report: what they are about, how they relate, what each claim
    says, and the arithmetic; conflicts first, as the ledger has them.
    """
    return [
        RelatedGroup(
            ", ".join(group.heading),
            group.kind.value,
            {
                each.key: "; ".join(words for _, words in group.said(each))
                for each in group.entries
                if isinstance(each.key, int)
            },
            tuple(
                (link.one.key, link.other.key, link.relation.why)
                for link in group.conflicts or group.links
                if isinstance(link.one.key, int) and isinstance(link.other.key, int)
            ),
        )
        for group in groups
    ]


def table(
    groups: Sequence[Group], claims: Mapping[object, Claim], titles: Mapping[int, str]
) -> list[list[str]]:
    """Groups as rows for a spreadsheet under a heading row; claims that are gone are left out."""
    rows = [["group", "kind", "about", "says", "statement", "article", "verdict", "conflicts"]]
    for number, group in enumerate(groups, 1):
        for each in group.entries:
            claim = claims.get(each.key)
            if claim is None:
                continue
            said = "; ".join(words for _, words in group.said(each))
            conflicts = [link for link in group.conflicts if each.key in _ends(link)]
            whys = " | ".join(link.relation.why for link in conflicts)
            title = titles.get(claim.article_id, "")
            verdict = _word(claim.verdict)
            about = ", ".join(group.heading)
            rows.append(
                [str(number), group.kind, about, said, each.statement, title, verdict, whys]
            )
    return rows


def _ends(link: Link) -> tuple[object, object]:
    return link.one.key, link.other.key


def _word(verdict: Verdict | None) -> str:
    return verdict.value if verdict else "unreviewed"
