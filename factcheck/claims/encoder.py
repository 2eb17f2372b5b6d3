"""The encoder: a small network that reads a sentence whole, for who has the extra ``model``.

It gives the same four sums as the model that always ships, by other means and with thresholds of
its own. What it was trained on, what it brings and what it costs is said in
``resources/triage/README.md``.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factcheck.claims.weights import FOLDER
from factcheck.claims.wordpieces import WordPieces
from factcheck.errors import UserError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_LIBRARY: Final = "onnxruntime"


def is_installed() -> bool:
    """Tell whether the library that runs the encoder is there. Imports nothing."""
    return importlib.util.find_spec(_LIBRARY) is not None


class Encoder:
    """The network with its vocabulary and thresholds; ``name`` tells one model from another."""

    def __init__(
        self,
        session: InferenceSession,
        pieces: WordPieces,
        setting: dict[str, float],
        longest: int,
        name: str,
    ) -> None:
        self.name = name
        self.setting = setting
        self._session = session
        self._pieces = pieces
        self._longest = longest

    def add_up(self, sentence: str) -> list[float]:
        """Give the sums for fact, opinion, worth and mixture.

        Each sentence runs by itself, so that its neighbours cannot move a digit.
        """
        import numpy

        numbers = self._pieces.cut(sentence, self._longest)
        (sums,) = self._session.run(None, {"ids": numpy.array(numbers, numpy.int64)})
        return [float(each) for each in sums]


def require() -> None:
    """Raise ``UserError`` where the library that runs the encoder is not installed."""
    if not is_installed():
        raise UserError(
            f"The encoder needs {_LIBRARY}, which is not installed.",
            safe="Nothing was stored.",
            action="Install Factcheck with its extra: pip install 'factcheck[model]'",
        )


@lru_cache(maxsize=1)
def load() -> Encoder:
    """Read the encoder; the first call takes some tenths of a second. Raises as ``require``."""
    require()
    import onnxruntime

    told = json.loads((FOLDER / "encoder.json").read_text(encoding="utf-8"))
    pieces = (FOLDER / "wordpieces.txt").read_text(encoding="utf-8").splitlines()
    packed = (FOLDER / "encoder.onnx.gz").read_bytes()
    options = onnxruntime.SessionOptions()
    # One thread adds up in one order: the same sentence gives the same digits.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return Encoder(
        onnxruntime.InferenceSession(
            gzip.decompress(packed), options, providers=["CPUExecutionProvider"]
        ),
        WordPieces(pieces),
        told["setting"],
        told["longest"],
        f"encoder {hashlib.sha256(packed).hexdigest()[:8]}",
    )
