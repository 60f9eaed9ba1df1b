"""Activations, softmax, gelu. Floor 8. Read `elementwise.py` first, `convolution.py` next."""

from __future__ import annotations

import numpy as np

from ..lowering import Refused

SAME = {"Relu": "RELU", "Relu6": "RELU6", "Sigmoid": "LOGISTIC", "Tanh": "TANH", "Elu": "ELU"}
SELU_SCALE, SELU_ALPHA = 1.0507009873554805, 1.6732632423543772


def same(low, node, x):
    """The operator that does what the op does."""
    return low.emit(SAME[node.type], [x], node.outputs[0].spec)


def leaky_relu(low, node, x):
    """LEAKY_RELU."""
    return low.emit("LEAKY_RELU", [x], node.outputs[0].spec, alpha=float(node.attrs["alpha"]))


def softmax(low, node, x):
    """SOFTMAX along the last axis."""
    return low.emit("SOFTMAX", [x], node.outputs[0].spec, beta=1.0)


def log_softmax(low, node, x):
    """LOG_SOFTMAX along the last axis."""
    return low.emit("LOG_SOFTMAX", [x], node.outputs[0].spec)


def selu(low, node, x):
    """scale (relu(x) + alpha (elu(x) - relu(x))): what ELU has below 0 is all that differs."""
    spec = node.outputs[0].spec
    above = low.emit("RELU", [x], spec)
    below = low.emit("SUB", [low.emit("ELU", [x], spec), above], spec)
    below = low.emit("MUL", [below, low.constant(np.float32(SELU_ALPHA))], spec)
    return low.emit("MUL", [low.emit("ADD", [above, below], spec), low.constant(np.float32(SELU_SCALE))], spec)


def softplus(low, node, x):
    """log(1 + exp(x)) = relu(x) + log(1 + exp(-|x|)), which never overflows."""
    spec = node.outputs[0].spec
    power = low.emit("EXP", [low.emit("NEG", [low.emit("ABS", [x], spec)], spec)], spec)
    rest = low.emit("LOG", [low.emit("ADD", [power, low.constant(np.float32(1))], spec)], spec)
    return low.emit("ADD", [low.emit("RELU", [x], spec), rest], spec)


def softsign(low, node, x):
    """x / (1 + |x|)."""
    spec = node.outputs[0].spec
    size = low.emit("ADD", [low.emit("ABS", [x], spec), low.constant(np.float32(1))], spec)
    return low.emit("DIV", [x, size], spec)


def erfc(low, node, x):
    """A mark that `gelus.py` looks for: the file format has no such operator."""
    return low.emit("ERFC", [x], node.outputs[0].spec)


def fake_quant(low, node, x, *ends):
    """FAKE_QUANT, with a range that is known by now."""
    attrs = node.attrs
    if ends and not all(end.is_constant and end.array.ndim == 0 for end in ends):
        raise Refused("its range is not a constant, or there is one for each channel of something that is no weight")
    low_end, high_end = (float(end.array) for end in ends) if ends else (attrs["min"], attrs["max"])
    return low.emit("FAKE_QUANT", [x], node.outputs[0].spec, min=low_end, max=high_end,
                    num_bits=attrs["num_bits"], narrow_range=attrs["narrow_range"])


RULES = {
    **dict.fromkeys(SAME, same),
    "LeakyRelu": leaky_relu, "Softmax": softmax, "LogSoftmax": log_softmax, "Selu": selu, "Softplus": softplus,
    "Softsign": softsign, "Erfc": erfc,
    "FakeQuantWithMinMaxArgs": fake_quant, "FakeQuantWithMinMaxVars": fake_quant,
    "FakeQuantWithMinMaxVarsPerChannel": fake_quant,
}
