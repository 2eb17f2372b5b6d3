"""The encoder as it is trained: some layers of MiniLM, narrow word vectors, weights of four bits.

Training sees the weights as they will ship: each is rounded on its way forward, and the slope goes
past the rounding. ``graph.py`` writes what comes out.
"""

from __future__ import annotations

import torch
from graph import BLOCK, HEADS, LONGEST
from torch.nn import functional
from transformers import AutoModel

LAYERS = (0, 1, 2, 3, 4)
"""Which layers of the six are kept: the first, which tuning needs most."""
RANK = 192
"""Width of a word vector in the file; ``up`` makes it as wide as the layers."""
_STEPS, _DROPPED = 8, 0.1


class _Rounded(torch.autograd.Function):
    """Rows in steps of -8..7 of a scale for each block, as ``graph.pack`` writes them."""

    @staticmethod
    def forward(context, weights, block):
        blocks = weights.reshape(-1, block)
        largest = blocks.gather(1, blocks.abs().argmax(1, keepdim=True))
        scales = -largest / _STEPS
        scales = torch.where(scales == 0, torch.ones_like(scales), scales)
        steps = (blocks / scales).round().clamp(-_STEPS, _STEPS - 1)
        return (steps * scales).reshape(weights.shape)

    @staticmethod
    def backward(context, slope):
        return slope, None


class Linear(torch.nn.Module):
    def __init__(self, whole: torch.nn.Linear) -> None:
        super().__init__()
        self.weight, self.bias = whole.weight, whole.bias

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        return functional.linear(given, _Rounded.apply(self.weight, BLOCK), self.bias)


class Layer(torch.nn.Module):
    def __init__(self, whole: torch.nn.Module) -> None:
        super().__init__()
        own, out = whole.attention.self, whole.attention.output
        self.q, self.k, self.v = Linear(own.query), Linear(own.key), Linear(own.value)
        self.o, self.n1 = Linear(out.dense), out.LayerNorm
        self.i, self.d = Linear(whole.intermediate.dense), Linear(whole.output.dense)
        self.n2 = whole.output.LayerNorm

    def forward(self, given: torch.Tensor, bias: torch.Tensor, drop) -> torch.Tensor:
        count, length, width = given.shape

        def heads(part: torch.Tensor) -> torch.Tensor:
            return part.view(count, length, HEADS, width // HEADS).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(
            heads(self.q(given)), heads(self.k(given)), heads(self.v(given)), attn_mask=bias
        )
        seen = seen.transpose(1, 2).reshape(count, length, width)
        given = self.n1(given + drop(self.o(seen)))
        return self.n2(given + drop(self.d(functional.gelu(self.i(given)))))


class Student(torch.nn.Module):
    """Five numbers for a sentence: the kinds fact, opinion, none; worth; mixture (no chances)."""

    def __init__(self, folder: str, kept: list[int], often: torch.Tensor) -> None:
        """Take the layers from ``folder`` and the word vectors of the pieces ``kept``.

        ``often`` says how often each piece is met: the narrow vectors are the ones that lose least
        of those that are met most (a singular value decomposition).
        """
        super().__init__()
        whole = AutoModel.from_pretrained(folder)
        vectors = whole.embeddings.word_embeddings.weight.detach()[kept]
        weights = (often / often.sum()).sqrt()[:, None]
        mean = (vectors * weights**2).sum(0)
        _, _, ways = torch.linalg.svd((vectors - mean) * weights, full_matrices=False)
        narrow = (vectors - mean) @ ways[:RANK].T
        spread = narrow.std(0)
        self.word = torch.nn.Parameter(narrow / spread)
        self.up = torch.nn.Parameter((ways[:RANK].T * spread).contiguous())
        places = whole.embeddings.position_embeddings.weight.detach()[:LONGEST]
        first_kind = whole.embeddings.token_type_embeddings.weight.detach()[0]
        self.pos = torch.nn.Parameter(places + first_kind + mean)
        self.ln = whole.embeddings.LayerNorm
        self.layers = torch.nn.ModuleList(Layer(whole.encoder.layer[at]) for at in LAYERS)
        self.head = torch.nn.Linear(vectors.shape[1], 5)

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Give the five numbers, and the mean of the last layer that they are made of."""
        hidden = self.through(pieces, mask, _DROPPED if self.training else 0.0)[-1]
        mean = (hidden.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        mean = functional.dropout(mean, _DROPPED, self.training)
        return self.head(mean), mean

    def through(
        self, pieces: torch.Tensor, mask: torch.Tensor, dropped: float = 0.0
    ) -> list[torch.Tensor]:
        """Give what each layer makes of the sentences, the word vectors first."""

        def drop(part: torch.Tensor) -> torch.Tensor:
            return functional.dropout(part, dropped)

        hidden = functional.embedding(pieces, _Rounded.apply(self.word, RANK)) @ self.up.T
        told = [drop(self.ln(hidden + self.pos[: pieces.shape[1]]))]
        bias = ((mask[:, None, None] - 1) * 1e4).to(told[0].dtype)
        for layer in self.layers:
            told.append(layer(told[-1], bias, drop))
        return told
