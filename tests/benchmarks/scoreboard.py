"""How well articles are split, against naive baselines and public splitters: `make eval`.

    python tests/benchmarks/scoreboard.py FOLDER

FOLDER has the scorers and sets for it (`segmentation`, `pages`, `claims`, and web pages wherever a
`ground-truth.json` lies); lines whose set is not there are left out. Public splitters take part if
they are installed in this environment.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import baselines
import extraction
import matching_scores
import scorers
import triage_scores

CHECKOUT = Path(__file__).resolve().parents[2]
USUAL = CHECKOUT.parent / "shared" / "eval"
SETS = {
    "golden_rules_en": ("golden rules, of 48", "44"),
    "gum_tune": ("boundary F1, GUM paragraphs", ".972"),
    "ewt_dev": ("boundary F1, web text EWT", ".875"),
    "gum_tune_wrap80": ("boundary F1, hard-wrapped at 80", ".980"),
    "gum_tune_lines": ("boundary F1, one paragraph a line", ".980"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    what: str
    naive: str
    ours: str
    must: str = ""
    others: str = ""


def main() -> int:
    """Print the table in Markdown."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    options.add_argument("folder", nargs="?", type=Path, default=USUAL)
    chosen = options.parse_args()
    if not chosen.folder.is_dir():
        print(
            f"There is no folder {chosen.folder}. Give one: make eval DATA=FOLDER", file=sys.stderr
        )
        return 2
    today = datetime.datetime.now(tz=datetime.UTC).date()
    print(f"Measured on {today} with `make eval`.\n")
    print("| what | naive | this | must reach | public splitters |\n|---|---|---|---|---|")
    for line in lines(chosen.folder):
        cells = (line.what, line.naive, line.ours, line.must, line.others)
        print("| " + " | ".join(cells) + " |", flush=True)
    return 0


def lines(folder: Path) -> Iterator[Line]:
    """Every line in turn, as soon as it is measured."""
    with tempfile.TemporaryDirectory(prefix="factcheck-eval-") as name:
        work = Path(name)
        yield from _segmentation(folder, work)
        yield from _pages(folder)
        yield from _extraction(folder)
        for gold in sorted((folder / "claims" / "data").glob("attribution_*.jsonl")):
            yield _attribution(folder, gold, work)
        for gold in sorted((folder / "claims" / "data").glob("decomp*.jsonl")):
            yield from _atomic(folder, gold, work)
    yield from _triage(folder)
    yield from _matching(folder / "claims" / "data")
    yield from _speed(folder)


def _segmentation(folder: Path, work: Path) -> Iterator[Line]:
    gold = {path.stem for path in (folder / "segmentation" / "gold").glob("*.jsonl")}
    # Those that have a figure to reach first, then whatever else is there.
    sets = [name for name in SETS if name in gold] + sorted(gold - SETS.keys())
    told = scorers.segmentation(folder / "segmentation" / "score_segmenter.py", sets, work)
    if not told:
        return
    naive = told.pop("naive-regex", {})
    ours = told.pop("ours", {})
    for name in sets:
        if name not in ours:
            continue
        what, must = SETS.get(name, (f"boundary F1, {name}", ""))
        others = ", ".join(f"{peer} {_cut(rows, name)}" for peer, rows in told.items())
        yield Line(what, _cut(naive, name), _cut(ours, name), must, others)


def _cut(rows: dict[str, dict[str, float]], name: str) -> str:
    if name not in rows:
        return ""
    return str(int(rows[name]["passes"])) if name.startswith("golden") else _f(rows[name]["bF1"])


def _extraction(folder: Path) -> Iterator[Line]:
    """Articles out of web pages, for each folder of the public benchmark's layout."""
    for truth in sorted(folder.rglob("ground-truth.json")):
        found = extraction.pages(truth.parent)
        if not found:
            continue
        ours = extraction.score((extraction.read(raw)[0], body) for _, raw, body in found)
        naive = extraction.score((baselines.page_text(raw), body) for _, raw, body in found)
        what = f"articles out of {len(found)} web pages ({truth.parent.name}): 4-gram F1"
        yield Line(what, _f(naive.f1), _f(ours.f1), ".96")


def _pages(folder: Path) -> Iterator[Line]:
    for data in sorted((folder / "pages").glob("*.jsonl")):
        told = scorers.pages(folder / "pages" / "score_pages.py", data)
        if len(told) == 2:
            naive, ours = told
            named = "" if data.stem == "pages_tune" else f" ({data.stem})"
            what = f"pasted pages{named}: 4-gram F1 kept / article's words folded"
            yield Line(what, _page(naive), _page(ours), ".87 / 1.5 %")


def _page(row: dict[str, float]) -> str:
    return f"{_f(row['F1'])} / {100 * row['body_words_folded']:.1f} %"


def _attribution(folder: Path, gold: Path, work: Path) -> Line:
    from factcheck.claims.attribution import find_attributions

    def ours(text: str) -> list[dict[str, list[tuple[int, int]]]]:
        return [
            {
                "Source": [found.source] if found.source else [],
                "Cue": [found.cue],
                "Content": [found.content],
            }
            for found in find_attributions(text)
        ]

    rows = scorers.objects(gold)
    texts = {row["id"]: row["text"] for row in rows}
    told = []
    for find in (baselines.attributions, ours):
        made = [{"id": name, "attributions": find(text)} for name, text in texts.items()]
        told.append(scorers.compare(folder / "claims" / "score_attr.py", gold, made, work))
    cells = [
        " / ".join(_f(row[key]) for key in ("attr_F1", "content_char_F1", "source_acc_on_matched"))
        for row in told
    ]
    what = {"attribution_polnear_dev": "PolNeAR dev"}.get(gold.stem, gold.stem)
    return Line(f"attribution F1 / content / source, {what}", *cells, ".55 / .72 / .75")


def _atomic(folder: Path, gold: Path, work: Path) -> Iterator[Line]:
    from factcheck.claims.clauses import atomic_claims

    rows = scorers.objects(gold)
    # The second line gives each sentence as people wrote it to stand alone: no claim can hold a
    # word that its sentence leaves to the text before, which bounds the coverage of the first.
    for what, field in (
        ("atomic claims F1 / coverage, each sentence as it stands", "sentence"),
        ("the same, names put in for pronouns by people", "decontext"),
    ):
        told = []
        for divide in (baselines.clauses, atomic_claims):
            made = [
                {"id": row["id"], "claims": divide(row[field] or row["sentence"])} for row in rows
            ]
            told.append(scorers.compare(folder / "claims" / "score_claims.py", gold, made, work))
        cells = [f"{_f(row['f1'])} / {_f(row['coverage'])}" for row in told]
        named = "" if gold.stem == "decomp" else f" ({gold.stem})"
        yield Line(what + named, *cells, ".68 / .97")


def _triage(folder: Path) -> Iterator[Line]:
    from factcheck.claims import encoder

    data = folder / "claims" / "data"
    yield from _judge(data, "", by_encoder=False)
    if encoder.is_installed():
        yield from _judge(data, "encoder: ", by_encoder=True)


def _judge(data: Path, whose: str, *, by_encoder: bool) -> Iterator[Line]:
    news = data / "news_labels.jsonl"
    if news.exists():
        naive, shipped, held = triage_scores.news_kappa(news, by_encoder=by_encoder)
        what = f"{whose}kind, kappa on news"
        yield Line(f"{what}, thresholds set on its other half", _f(naive), _f(held), ".70")
        yield Line(f"{what}, as shipped (thresholds set on it)", _f(naive), _f(shipped))
        taken = triage_scores.milliseconds(news, by_encoder=by_encoder)
        yield Line(f"{whose}triage, ms of processor time a sentence", "", f"{taken:.2f}")
    for name, number, told, must in triage_scores.TABLES:
        what = whose + told
        if (data / name).exists():
            naive_score, score = triage_scores.table(data / name, number, by_encoder=by_encoder)
            if must:
                yield Line(f"{what}: accuracy", _f(naive_score.accuracy), _f(score.accuracy), must)
                yield Line(f"{what}: ranking (AUC)", _f(naive_score.ranking), _f(score.ranking))
            yield Line(
                f"{what}: macro-F1 at our threshold / at the best",
                f"{_f(naive_score.macro_f1)}",
                f"{_f(score.macro_f1)} / {_f(score.best)}",
                "within .05",
            )


def _matching(data: Path) -> Iterator[Line]:
    for pairs in sorted(data.glob("pairs_*.tsv")):
        what = f"same fact, {pairs.stem}: macro-F1 at .5 / F1 of the same"
        yield Line(what, *matching_scores.pairs(pairs), ".74")
    for queries in sorted((data / "retrieval").glob("*.queries.tsv")):
        name = queries.name.split(".")[0]
        if (data / "retrieval" / f"{name}.qrels").exists():
            what = f"the checked claim that a post repeats, {name}: MAP@5"
            yield Line(what, *matching_scores.retrieval(data / "retrieval", name), ".88")


def _speed(folder: Path) -> Iterator[Line]:
    from factcheck.claims import encoder, split

    gold = folder / "segmentation" / "gold" / "gum_tune.jsonl"
    if not gold.exists():
        return
    rows = scorers.objects(gold)[:1500]
    texts = [
        "\n\n".join(row["text"] for row in rows[at : at + 20]) for at in range(0, len(rows), 20)
    ]
    what = "whole pipeline, MB/s of processor time on this machine"
    for by_encoder in (False, True) if encoder.is_installed() else (False,):
        split(texts[0], by_encoder=by_encoder)
        some = texts[::10] if by_encoder else texts
        began = time.process_time()
        for text in some:
            split(text, by_encoder=by_encoder)
        taken = time.process_time() - began
        size = sum(len(text.encode()) for text in some) / 1e6
        whose = "encoder: " if by_encoder else ""
        yield Line(whose + what, "", f"{size / taken:.2f}", "" if by_encoder else ".7")


def _f(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


if __name__ == "__main__":
    sys.path.insert(0, str(CHECKOUT))
    sys.exit(main())
