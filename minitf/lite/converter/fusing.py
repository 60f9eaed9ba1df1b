"""Fusing: constants, biases and activations move into the operator before them. Floor 8. Read `parts.py` first.

    conv -> * scale      the scale of a channel can as well be in its filter
    conv -> + shift      is a bias
    conv -> relu         is an option of the operator

So a convolution, its bias, a batch norm and a ReLU become one operator. In integers that is more than speed: each
operator rounds its result to eight bits, and three roundings are gone. Read next: `clips.py`, `integer.py`.
"""

from __future__ import annotations

import numpy as np

from .parts import LiteGraph, Value, constant

CHANNELS = {"CONV_2D": 0, "DEPTHWISE_CONV_2D": 3, "FULLY_CONNECTED": 0, "TRANSPOSE_CONV": 0}  # axis of out channels
WEIGHTS, BIAS = 1, -1  # places among the inputs; TRANSPOSE_CONV is given its weights there, too
WITH_ACTIVATION = frozenset({
    "CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED", "ADD", "SUB", "MUL", "DIV", "MAX_POOL_2D", "AVERAGE_POOL_2D",
})
ACTIVATIONS = {"RELU": "RELU", "RELU6": "RELU6"}


def fuse(graph: LiteGraph):
    """Move what can be moved into the operator before it."""
    makers, users = graph.makers(), graph.users()
    results = {id(y) for y in graph.outputs}
    for operation in list(graph.operations):
        for position, x in enumerate(operation.inputs):
            before = makers.get(id(x))
            if before is None or len(users[id(x)]) > 1 or id(x) in results or "activation" in before.options:
                continue
            if absorbed(before, operation, position):
                graph.operations.remove(operation)
                before.outputs = operation.outputs
                makers[id(operation.output)] = before
                break


def absorbed(before, operation, position) -> bool:
    """Whether the operator before, whose output is the input at `position`, now does what this one did."""
    if operation.code in ACTIVATIONS and before.code in WITH_ACTIVATION:
        before.options["activation"] = ACTIVATIONS[operation.code]
        return True
    if operation.code not in ("ADD", "MUL") or before.code not in CHANNELS:
        return False
    other = operation.inputs[1 - position]
    per_channel = channels_of(other, before.output, operation.output)
    if per_channel is None or not before.inputs[WEIGHTS].is_constant:
        return False
    (shift if operation.code == "ADD" else scale)(before, per_channel)
    return True


def channels_of(x, tensor, result):
    """The constant x as an array [C], where it is one number for each channel of `tensor`; else None."""
    if not x.is_constant or x.dtype != tensor.dtype or tensor.dims != result.dims:
        return None
    count = tensor.dims[-1]
    if x.array.size not in (1, count) or (x.array.size == count != 1 and x.dims[-1] != count):
        return None
    return np.broadcast_to(x.array.reshape(-1), (count,))


def shift(operation, by):
    """Add to the bias."""
    bias = operation.inputs[BIAS]
    operation.inputs[BIAS] = constant(by if bias is None else bias.array + by, named(operation, "bias"))


def scale(operation, by):
    """Multiply the weights and the bias."""
    weights, bias = operation.inputs[WEIGHTS], operation.inputs[BIAS]
    shape = [1] * weights.rank
    shape[CHANNELS[operation.code]] = -1
    scaled = weights.array * by.reshape(shape)
    operation.inputs[WEIGHTS] = constant(scaled, named(operation, "weights"))
    if bias is not None:
        operation.inputs[BIAS] = constant(bias.array * by, named(operation, "bias"))


def named(operation, what) -> str:
    """A name for a constant of an operation."""
    return f"{operation.output.name}/{what}"


def fill_biases(graph: LiteGraph):
    """Give every convolution without a bias one of zeros: the operators want one."""
    for operation in graph.operations:
        if operation.code in ("CONV_2D", "DEPTHWISE_CONV_2D") and operation.inputs[BIAS] is None:
            weights: Value = operation.inputs[WEIGHTS]
            zeros = np.zeros(weights.dims[CHANNELS[operation.code]], np.float32)
            operation.inputs[BIAS] = constant(zeros, named(operation, "bias"))
