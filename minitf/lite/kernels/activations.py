"""Activations. Floor 8. Read `elementwise.py` first; read next: `products.py`."""

from __future__ import annotations

import numpy as np

from ...ops.elementwise.error_function import Erf
from .numbers import activated
from .registry import TABLED, kernel

TABLED.update({"LOGISTIC", "TANH", "RELU", "RELU6", "RELU_N1_TO_1", "RELU_0_TO_1", "ELU", "LEAKY_RELU", "GELU",
               "HARD_SWISH"})  # fmt: skip
HALF = np.float32(0.5)


@kernel("LOGISTIC")
def logistic(call, x):
    """1 / (1 + exp(-x)), by way of tanh, which cannot overflow."""
    y = np.asarray(np.multiply(x, HALF, out=call.out))
    np.tanh(y, out=y)
    y *= HALF
    y += HALF
    return y


@kernel("TANH")
def tanh(call, x):
    """tanh(x)."""
    return np.tanh(x, out=call.out)


@kernel("RELU")
def relu(call, x):
    """max(x, 0)."""
    return np.maximum(x, x.dtype.type(0), out=call.out)


@kernel("RELU6")
def relu6(call, x):
    """x, cut at 0 and 6."""
    return np.clip(x, 0, 6, out=call.out)


@kernel("RELU_N1_TO_1")
def relu_n1_to_1(call, x):
    """x, cut at -1 and 1."""
    return np.clip(x, -1, 1, out=call.out)


@kernel("RELU_0_TO_1")
def relu_0_to_1(call, x):
    """x, cut at 0 and 1."""
    return np.clip(x, 0, 1, out=call.out)


@kernel("ELU")
def elu(call, x):
    """x, but exp(x) - 1 below 0."""
    y = np.asarray(np.minimum(x, x.dtype.type(0), out=call.out))
    np.expm1(y, out=y)
    return np.add(y, np.maximum(x, x.dtype.type(0)), out=y)


@kernel("LEAKY_RELU")
def leaky_relu(call, x):
    """x, but alpha x below 0."""
    y = np.asarray(np.minimum(x, x.dtype.type(0), out=call.out))
    y *= np.float32(call.options.alpha)
    return np.add(y, np.maximum(x, x.dtype.type(0)), out=y)


@kernel("PRELU")
def prelu(call, x, alpha):
    """x, but alpha x below 0, with an alpha for each channel."""
    return np.where(x >= 0, x, x * alpha)


@kernel("HARD_SWISH")
def hard_swish(call, x):
    """x relu6(x + 3) / 6."""
    y = np.asarray(np.add(x, np.float32(3), out=call.out))
    np.clip(y, 0, 6, out=y)
    y *= x
    y *= np.float32(1 / 6)
    return y


@kernel("GELU")
def gelu(call, x):
    """x times the chance that a normal number is smaller; or what comes near to it, by way of tanh."""
    if call.options.approximate:
        y = np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x))
    else:
        y = Erf.kernel(np, x * np.float32(0.7071067812))
    y += 1
    y *= x
    y *= HALF
    return y


@kernel("SOFTMAX")
def softmax(call, x):
    """exp(beta x) along the last axis, over its sum."""
    y = np.asarray(np.subtract(x, x.max(-1, keepdims=True), out=call.out))
    if call.options.beta != 1:
        y *= np.float32(call.options.beta)
    np.exp(y, out=y)
    y /= y.sum(-1, keepdims=True)
    return y


@kernel("LOG_SOFTMAX")
def log_softmax(call, x):
    """The logarithm of the softmax along the last axis."""
    y = np.asarray(np.subtract(x, x.max(-1, keepdims=True), out=call.out))
    y -= np.log(np.exp(y).sum(-1, keepdims=True))
    return y


@kernel("L2_NORMALIZATION")
def l2_normalization(call, x):
    """x over its length along the last axis."""
    y = x / np.maximum(np.sqrt(np.square(x).sum(-1, keepdims=True)), np.float32(1e-6))
    return activated(y, call.options.fused_activation_function)


@kernel("LOCAL_RESPONSE_NORMALIZATION")
def local_response_normalization(call, x):
    """x over (bias + alpha times the squares of its neighbours among the channels)**beta."""
    o, channels = call.options, x.shape[-1]
    radius = min(o.radius, channels)
    squares = np.pad(np.square(x), [(0, 0)] * (x.ndim - 1) + [(radius, radius)])
    sums = sum(squares[..., i : i + channels] for i in range(2 * radius + 1))
    return x * (np.float32(o.bias) + np.float32(o.alpha) * sums) ** np.float32(-o.beta)
