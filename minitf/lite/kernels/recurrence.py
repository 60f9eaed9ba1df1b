"""UNIDIRECTIONAL_SEQUENCE_LSTM and UNIDIRECTIONAL_SEQUENCE_RNN: a layer over all steps in one operator. Floor 8.

The inputs stand in TensorFlow Lite's order; one that is left out is None. The products with the inputs are made for all
steps at once, those with the state step by step.
"""

from __future__ import annotations

import numpy as np

from .numbers import activated, dequantized
from .registry import kernel

GATES = 4  # input, forget, cell, output


def reals(call, i, array):
    """Input `i` as floats; weights may be integers."""
    t = call.inputs[i]
    return array if array is None or not t.is_quantized else call.prepared(i, array, lambda a: dequantized(a, t))


def logistic(x):
    """1 / (1 + exp(-x))."""
    return 0.5 * np.tanh(0.5 * x) + np.float32(0.5)


@kernel("UNIDIRECTIONAL_SEQUENCE_LSTM")
def lstm(call, x, *rest):
    """The states of an LSTM after every step.   x: [B, T, D], or [T, B, D] with time_major  ->  [B, T, U] like it.

    The state and the cell, inputs 18 and 19, are variables: they stay for the next run.
    """
    arrays = [x, *(reals(call, i, array) for i, array in enumerate(rest, 1))]
    wide, deep, biases = [arrays[i : i + GATES] for i in (1, 5, 12)]
    state, cell = arrays[18], arrays[19]
    if any(a is not None for a in (*arrays[9:12], *arrays[16:18], *arrays[20:24])) or wide[0] is None:
        raise ValueError("peepholes, projections, layer normalization and coupled gates do not run here")
    o = call.options
    steps = x if o.time_major else x.swapaxes(0, 1)
    products = [steps @ w.T + b for w, b in zip(wide, biases)]
    y = np.empty((*steps.shape[:2], state.shape[-1]), np.float32)
    for t in range(len(steps)):
        i, f, g, out = (p[t] + state @ w.T for p, w in zip(products, deep))
        cell[...] = logistic(f) * cell + logistic(i) * np.tanh(g)
        if o.cell_clip > 0:
            np.clip(cell, -o.cell_clip, o.cell_clip, out=cell)
        state[...] = y[t] = logistic(out) * np.tanh(cell)
    return y if o.time_major else y.swapaxes(0, 1)


@kernel("UNIDIRECTIONAL_SEQUENCE_RNN")
def rnn(call, x, w, u, bias, state):
    """The states of a simple RNN after every step; the state, input 4, is a variable."""
    w, u = reals(call, 1, w), reals(call, 2, u)
    o = call.options
    steps = x if o.time_major else x.swapaxes(0, 1)
    products = steps @ w.T + bias
    y = np.empty((*steps.shape[:2], len(u)), np.float32)
    for t in range(len(steps)):
        state[...] = y[t] = activated(products[t] + state @ u.T, o.fused_activation_function)
    return y if o.time_major else y.swapaxes(0, 1)
