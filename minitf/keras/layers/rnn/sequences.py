"""Whole sequences on arrays: what the kernels of LSTM and GRU have in common. Floor 7. Read next: `lstm_kernel.py`."""

from math import prod

import numpy as np

from ....backend.parallel import parallel


def time_first(xp, x):
    """[B, T, N] -> [T, B, N], where each step is one piece of memory."""
    return xp.ascontiguousarray(x.swapaxes(0, 1))


def with_ones(xp, x):
    """x as a matrix, with a column of ones behind the others: what makes a bias one more row of the kernel."""
    *outer, width = x.shape
    y = xp.empty((prod(outer), width + 1), x.dtype)
    y[:, :-1] = x.reshape(len(y), width)
    y[:, -1] = 1
    return y


def products_with_inputs(xp, steps, kernel, bias):
    """steps @ kernel + bias, for all steps in one product.   steps: [T, B, N]  ->  [T, B, gates * U]."""
    kernel = xp.concatenate([kernel, bias[None]])
    rows, y = with_ones(xp, steps), xp.empty((*steps.shape[:2], kernel.shape[1]), steps.dtype)
    flat = y.reshape(len(rows), kernel.shape[1])
    over_samples(xp, lambda some: xp.matmul(rows[some], kernel, out=flat[some]), len(rows))
    return y


def kernel_gradients(xp, steps, dgates):
    """(dkernel, dbias), for all steps in one product.   steps: [T, B, N], dgates: [T, B, gates * U]."""
    found = with_ones(xp, steps).T @ dgates.reshape(-1, dgates.shape[-1])
    return found[:-1], found[-1]


def state_gradient(states, dgates):
    """The gradient of a recurrent kernel.   states: [T, B, U], those before each step."""
    return states.reshape(-1, states.shape[-1]).T @ dgates.reshape(-1, dgates.shape[-1])


def over_samples(xp, function, count):
    """Call function(rows) for slices of range(count), on several threads; a GPU needs no threads."""
    if xp is np:
        parallel(lambda lo, hi: function(slice(lo, hi)), count)
    else:
        function(slice(0, count))


def together(xp, *functions):
    """[f() for each function], on several threads: a thread for each product waits less than two for one product."""
    found = [None] * len(functions)

    def some(lo, hi):
        for i in range(lo, hi):
            found[i] = functions[i]()

    if xp is np:
        parallel(some, len(functions))
    else:
        some(0, len(functions))
    return found


def parts(x, count):
    """The last axis in so many equal parts: views."""
    n = x.shape[-1] // count
    return [x[..., k * n : (k + 1) * n] for k in range(count)]


def sigmoid_of_negative(xp, x):
    """1 / (1 + exp(x)), in x's own memory: sigmoid(-x)."""
    xp.exp(x, out=x)
    xp.add(x, 1, out=x)
    return xp.divide(1, x, out=x)


def minus_one_to_one(xp, x):
    """2 x - 1, in x's own memory: of sigmoid(2 x) it makes tanh(x)."""
    xp.multiply(x, 2, out=x)
    return xp.subtract(x, 1, out=x)
