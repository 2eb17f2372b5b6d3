"""The student's network written as an ONNX file, from its weights alone.

The same weights give the same bytes. One sentence goes in (``ids``, the numbers of its word
pieces) and four sums come out, as the default model gives them: fact, opinion, worth, mixed.
"""

from __future__ import annotations

import numpy as np
from onnx import ModelProto, TensorProto, helper, numpy_helper

HEADS, LONGEST, BLOCK = 12, 96, 128
"""Attention heads of a layer, word pieces of a sentence, weights that share one scale."""
_MIDDLE = 8


def pack(weights: np.ndarray, block: int) -> tuple[np.ndarray, np.ndarray]:
    """Round rows to steps of -8..7 of a scale for each block: the steps and the scales.

    The largest number of a block becomes -8 exactly, as in training.
    """
    blocks = weights.astype(np.float32).reshape(-1, block)
    largest = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)
    scales = -largest / np.float32(_MIDDLE)
    scales[scales == 0] = 1
    steps = np.clip(np.rint(blocks / scales), -_MIDDLE, _MIDDLE - 1).astype(np.int8)
    return steps.reshape(weights.shape), scales


class Graph:
    """Nodes and weights in the order in which they were added."""

    def __init__(self) -> None:
        self._nodes: list[object] = []
        self._weights: list[object] = []

    def weight(self, name: str, values: np.ndarray) -> str:
        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        name = f"n{len(self._nodes)}"
        self._nodes.append(
            helper.make_node(kind, inputs, [name], name, domain=domain, **attributes)
        )
        return name

    def ops(self, kind: str, given: str, count: int, **attributes: object) -> list[str]:
        names = [f"n{len(self._nodes)}_{number}" for number in range(count)]
        self._nodes.append(helper.make_node(kind, [given], names, names[0], **attributes))
        return names

    def whole(self, given: str) -> str:
        """A number that is a vector of 16 bits in the file and of 32 where it is used."""
        return self.op("Cast", given, to=TensorProto.FLOAT)

    def linear(self, name: str, given: str, weights: np.ndarray, bias: np.ndarray) -> str:
        """Weights of four bits, ``BLOCK`` of a row with one scale."""
        out, into = weights.shape
        steps, scales = pack(weights, BLOCK)
        lifted = (steps + _MIDDLE).astype(np.uint8).reshape(out, into // BLOCK, BLOCK // 2, 2)
        packed = self.weight(f"{name}.steps", lifted[..., 0] | lifted[..., 1] << 4)
        scale = self.weight(f"{name}.scales", scales.reshape(-1))
        product = self.op(
            "MatMulNBits", given, packed, scale, domain="com.microsoft",
            K=into, N=out, bits=4, block_size=BLOCK, accuracy_level=4,
        )  # fmt: skip
        return self.op("Add", product, self.weight(f"{name}.bias", bias.astype(np.float32)))

    def norm(self, name: str, given: str, weight: np.ndarray, bias: np.ndarray) -> str:
        return self.op(
            "LayerNormalization", given, self.weight(f"{name}.weight", weight),
            self.weight(f"{name}.bias", bias), axis=-1, epsilon=1e-12,
        )  # fmt: skip

    def model(self, output: str) -> ModelProto:
        self._nodes.append(helper.make_node("Identity", [output], ["sums"], "sums"))
        graph = helper.make_graph(
            self._nodes,
            "triage",
            [helper.make_tensor_value_info("ids", TensorProto.INT64, ["length"])],
            [helper.make_tensor_value_info("sums", TensorProto.FLOAT, [4])],
            self._weights,
        )
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="")


def build(weights: dict[str, np.ndarray]) -> bytes:
    """Give the file for the weights of a student (``encoder.Student``), by their names there."""
    graph = Graph()
    hidden = _words(graph, weights)
    for number in range(sum(name.endswith(".q.weight") for name in weights)):
        hidden = _layer(graph, weights, f"layers.{number}", hidden)
    mean = graph.op("ReduceMean", hidden, graph.weight("rows", np.array([0])), keepdims=0)
    kinds, bias = weights["head.weight"], weights["head.bias"]
    # The kinds are told against "none", as the default model tells them.
    sums = np.stack([kinds[0] - kinds[2], kinds[1] - kinds[2], kinds[3], kinds[4]])
    off = np.stack([bias[0] - bias[2], bias[1] - bias[2], bias[3], bias[4]])
    product = graph.op("MatMul", graph.weight("head.weight", sums), mean)
    return graph.model(graph.op("Add", product, graph.weight("head.bias", off))).SerializeToString(
        deterministic=True
    )


def _words(graph: Graph, weights: dict[str, np.ndarray]) -> str:
    """Word vectors: a row of steps, two to a byte, its scale, and the way up to full width."""
    steps, scales = pack(weights["word"], weights["word"].shape[1])
    half = steps.shape[1] // 2
    lifted = (steps + _MIDDLE).astype(np.uint8)
    table = graph.weight("word.steps", lifted[:, :half] | lifted[:, half:] << 4)
    scale = graph.weight("word.scales", scales.astype(np.float16))
    pairs = graph.op("Gather", table, "ids")
    low = graph.op("BitwiseAnd", pairs, graph.weight("low", np.array(15, np.uint8)))
    high = graph.op(
        "BitShift", pairs, graph.weight("four", np.array(4, np.uint8)), direction="RIGHT"
    )
    both = graph.whole(graph.op("Concat", low, high, axis=1))
    middle = graph.op("Sub", both, graph.weight("middle", np.array(_MIDDLE, np.float32)))
    narrow = graph.op("Mul", middle, graph.whole(graph.op("Gather", scale, "ids")))
    up = graph.whole(graph.weight("up", weights["up"].T.astype(np.float16)))
    wide = graph.op("MatMul", narrow, up)
    length = graph.op("Shape", "ids")
    places = graph.weight("places", weights["pos"].astype(np.float16))
    first = graph.weight("first", np.array([0]))
    taken = graph.whole(graph.op("Slice", places, first, length))
    return graph.norm("ln", graph.op("Add", wide, taken), weights["ln.weight"], weights["ln.bias"])


def _layer(graph: Graph, weights: dict[str, np.ndarray], name: str, hidden: str) -> str:
    def of(part: str) -> tuple[np.ndarray, np.ndarray]:
        return weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"]

    three = [of(part) for part in "qkv"]
    joined = (
        np.concatenate([each[0] for each in three]),
        np.concatenate([each[1] for each in three]),
    )
    width = joined[0].shape[1]
    split = graph.ops(
        "Split", graph.linear(f"{name}.qkv", hidden, *joined), 3, axis=1, num_outputs=3
    )
    shape = graph.weight(f"{name}.heads", np.array([-1, HEADS, width // HEADS]))
    cut = [graph.op("Reshape", part, shape) for part in split]
    query, value = (graph.op("Transpose", cut[at], perm=[1, 0, 2]) for at in (0, 2))
    key = graph.op("Transpose", cut[1], perm=[1, 2, 0])
    root = graph.weight(f"{name}.root", np.array((width // HEADS) ** -0.5, np.float32))
    near = graph.op("Softmax", graph.op("Mul", graph.op("MatMul", query, key), root), axis=-1)
    seen = graph.op("Transpose", graph.op("MatMul", near, value), perm=[1, 0, 2])
    flat = graph.op("Reshape", seen, graph.weight(f"{name}.flat", np.array([-1, width])))
    told = graph.linear(f"{name}.o", flat, *of("o"))
    hidden = graph.norm(f"{name}.n1", graph.op("Add", hidden, told), *of("n1"))
    inner = graph.op("Gelu", graph.linear(f"{name}.i", hidden, *of("i")))
    outer = graph.linear(f"{name}.d", inner, *of("d"))
    return graph.norm(f"{name}.n2", graph.op("Add", hidden, outer), *of("n2"))
