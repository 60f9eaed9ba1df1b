"""Pooling the slow way: window by window, element by element. Images, sequences and volumes have the channels last."""

import itertools

import numpy as np


def window_elements(x, b, place, c, window, strides, before, rates=None):
    """(index, value) of each element inside x[b, ..., c] that one window sees, in reading order."""
    for offsets in itertools.product(*map(range, window)):
        rate = rates or (1,) * len(window)
        index = tuple(p * s + o * r - a for p, s, o, r, a in zip(place, strides, offsets, rate, before))
        if all(0 <= i < n for i, n in zip(index, x.shape[1:-1])):
            yield index, x[(b, *index, c)]


def frame(sizes, window, strides, padding):
    """(output sizes, padding before) of each axis."""
    if padding == "VALID":
        return [(n - k) // s + 1 for n, k, s in zip(sizes, window, strides)], [0] * len(sizes)
    out = [-(-n // s) for n, s in zip(sizes, strides)]
    return out, [max((m - 1) * s + k - n, 0) // 2 for n, m, k, s in zip(sizes, out, window, strides)]


def pool(x, window, strides, padding, reduce):
    """`reduce` of the elements of each window.   x: [N, ..., C]."""
    out, before = frame(x.shape[1:-1], window, strides, padding)
    y = np.zeros((len(x), *out, x.shape[-1]), x.dtype)
    for b, *place, c in np.ndindex(y.shape):
        y[(b, *place, c)] = reduce([v for _, v in window_elements(x, b, place, c, window, strides, before)])
    return y


def first(x, function, *args):
    """What `function` makes of x [N, C, ...], channels first, by way of channels last."""
    return np.moveaxis(function(np.moveaxis(x, 1, -1), *args), -1, 1)


def spread_max(x, dy, window, strides, padding):
    """The gradient of max pooling: each dy goes to the first of the greatest in its window."""
    _, before = frame(x.shape[1:-1], window, strides, padding)
    dx = np.zeros_like(x)
    for b, *place, c in np.ndindex(dy.shape):
        elements = list(window_elements(x, b, place, c, window, strides, before))
        index, _ = max(elements, key=lambda element: element[1])
        dx[(b, *index, c)] += dy[(b, *place, c)]
    return dx


def spread_mean(dims, dy, window, strides, padding):
    """The gradient of average pooling of an input of the shape `dims`: an equal share for each element."""
    _, before = frame(dims[1:-1], window, strides, padding)
    dx = np.zeros(dims, dy.dtype)
    for b, *place, c in np.ndindex(dy.shape):
        elements = list(window_elements(dx, b, place, c, window, strides, before))
        for index, _ in elements:
            dx[(b, *index, c)] += dy[(b, *place, c)] / len(elements)
    return dx


def argmax(x, window, strides, padding, with_batch=False):
    """The place of each window's maximum: (y * W + x) * C + c."""
    out, before = frame(x.shape[1:-1], window, strides, padding)
    places = np.zeros((len(x), *out, x.shape[-1]), np.int64)
    for b, *place, c in np.ndindex(places.shape):
        elements = window_elements(x, b, place, c, window, strides, before)
        (row, column), _ = max(elements, key=lambda element: element[1])
        start = b * x[0].size if with_batch else 0
        places[(b, *place, c)] = start + (row * x.shape[2] + column) * x.shape[3] + c
    return places


def lrn(x, radius, bias, alpha, beta):
    """Each channel divided by (bias + alpha * the sum of its neighbours' squares) ** beta."""
    y = np.zeros_like(x)
    for *place, c in np.ndindex(x.shape):
        near = x[(*place, slice(max(c - radius, 0), c + radius + 1))]
        y[(*place, c)] = x[(*place, c)] / (bias + alpha * np.sum(near * near)) ** beta
    return y


def patches(x, window, strides, rates, padding):
    """Every window of images, its pixels one after the other along the channels; 0 outside."""
    covered = [(k - 1) * r + 1 for k, r in zip(window, rates)]
    out, before = frame(x.shape[1:-1], covered, strides, padding)
    y = np.zeros((len(x), *out, window[0] * window[1] * x.shape[3]), x.dtype)
    for b, i, j in np.ndindex(y.shape[:3]):
        for tap, (di, dj) in enumerate(itertools.product(*map(range, window))):
            row, column = i * strides[0] + di * rates[0] - before[0], j * strides[1] + dj * rates[1] - before[1]
            if 0 <= row < x.shape[1] and 0 <= column < x.shape[2]:
                y[b, i, j, tap * x.shape[3]:(tap + 1) * x.shape[3]] = x[b, row, column]
    return y


def picked(x, v, window, strides, padding):
    """Of v, an array like x, what stands where each window of x has its maximum."""
    out, before = frame(x.shape[1:-1], window, strides, padding)
    y = np.zeros((len(x), *out, x.shape[-1]), v.dtype)
    for b, *place, c in np.ndindex(y.shape):
        index, _ = max(window_elements(x, b, place, c, window, strides, before), key=lambda element: element[1])
        y[(b, *place, c)] = v[(b, *index, c)]
    return y
