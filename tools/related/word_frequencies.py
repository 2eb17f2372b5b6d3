"""Count in how many sentences each word class occurs, for resources/related/frequencies.tsv.

    python tools/related/word_frequencies.py FOLDER > resources/related/frequencies.tsv

FOLDER holds texts whose licences allow counts to be passed on (the table's heading names them):
JSON lines with ``text`` or ``sentence``, or tables whose fourth column is the text.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factcheck.related.words import tokens, word_class

SETS = {
    "news_labels.jsonl": "news sentences (CC BY)",
    "sentence_labels.jsonl": "news, debates, interviews, travel and web (CC BY, CC BY-SA)",
    "worthy_claimbuster.tsv": "ClaimBuster, US debates (CC BY 4.0)",
    "opinion_newssd.tsv": "NewsSD-ENG, news (CC BY 4.0)",
    "decomp.jsonl": "decomposed claims (Apache-2.0)",
}
FEWEST = 2
ME = "tools/related/word_frequencies.py"


def sentences(path: Path) -> Iterator[str]:
    """The sentences of one set."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".jsonl":
        for line in lines:
            row = json.loads(line)
            yield row.get("text") or row["sentence"]
    else:
        for line in lines[1:]:
            yield line.split("\t", 3)[3]


def main(folder: Path) -> None:
    """Print the table."""
    counts: Counter[str] = Counter()
    total = 0
    for name in SETS:
        for text in sentences(folder / name):
            total += 1
            counts.update({word_class(word.low) for word in tokens(text) if word.low.isalpha()})
    print(f"# In how many sentences each word class occurs, counted by {ME} in:")
    for name, words in SETS.items():
        print(f"# {name}: {words}")
    print(f"*\t{total}")
    for name, count in sorted(counts.items()):
        if count >= FEWEST:
            print(f"{name}\t{count}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
