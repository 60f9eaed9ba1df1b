"""Convolutions the slow way, one product at a time: oracles for the tests of minitf's kernels.

They take and return NumPy arrays: x is [N, size..., C], for any number of spatial axes.
"""

import itertools

import numpy as np


def framed(x, kernel, strides, dilations, padding, value=0):
    """x with its padding around it, and the number of windows along each axis."""
    frame, out = [(0, 0)], []
    for n, k, s, d, p in zip(x.shape[1:-1], kernel, strides, dilations, sides(padding, len(kernel))):
        reach = (k - 1) * d + 1
        if p == "SAME":
            total = max((-(-n // s) - 1) * s + reach - n, 0)
            p = (total // 2, total - total // 2)
        elif p == "VALID":
            p = (0, 0)
        frame.append(p)
        out.append(max((n + sum(p) - reach) // s + 1, 0))
    return np.pad(x, [*frame, (0, 0)], constant_values=value), out


def sides(padding, axes):
    """The padding, once for each axis."""
    return [padding] * axes if isinstance(padding, str) else padding


def spread(value, axes):
    """A stride or dilation, once for each axis."""
    return [value] * axes if isinstance(value, int) else value


def conv(x, w, strides=1, padding="SAME", dilations=1):
    """x convolved with w, [kernel..., C / groups, O]: every element of the result by its definition."""
    axes = x.ndim - 2
    kernel, strides, dilations = w.shape[:axes], spread(strides, axes), spread(dilations, axes)
    x, out = framed(x, kernel, strides, dilations, padding)
    groups, filters = x.shape[-1] // w.shape[-2], w.shape[-1]
    y = np.zeros((len(x), *out, filters), x.dtype)
    for n, o in itertools.product(range(len(x)), range(filters)):
        group = o * groups // filters
        for place in itertools.product(*map(range, out)):
            for k in itertools.product(*map(range, kernel)):
                seen = tuple(p * s + i * d for p, s, i, d in zip(place, strides, k, dilations))
                for c in range(w.shape[-2]):
                    y[(n, *place, o)] += x[(n, *seen, group * w.shape[-2] + c)] * w[(*k, c, o)]
    return y


def conv_transpose(y, w, shape, strides=1, padding="SAME", dilations=1):
    """What conv of something of `shape` would be pulled back to: y's elements, painted as w over their windows."""
    axes = y.ndim - 2
    kernel, strides, dilations = w.shape[:axes], spread(strides, axes), spread(dilations, axes)
    x, out = framed(np.zeros(shape, y.dtype), kernel, strides, dilations, padding)
    for n, place in itertools.product(range(len(y)), itertools.product(*map(range, out))):
        for k in itertools.product(*map(range, kernel)):
            seen = tuple(p * s + i * d for p, s, i, d in zip(place, strides, k, dilations))
            for c, o in np.ndindex(*w.shape[-2:]):
                x[(n, *seen, c)] += y[(n, *place, o)] * w[(*k, c, o)]
    inside = framed(np.ones(shape), kernel, strides, dilations, padding)[0] == 1
    return x[inside].reshape(shape)


def conv_filter(x, y, shape, strides=1, padding="SAME", dilations=1):
    """How conv(x, w), weighted by y, moves with each element of w of this shape: one element at a time."""
    w = np.zeros(shape, x.dtype)
    for k in np.ndindex(*shape):
        one = np.zeros(shape, x.dtype)
        one[k] = 1
        w[k] = np.sum(conv(x, one, strides, padding, dilations) * y)
    return w


def depthwise(x, w, strides=1, padding="SAME", dilations=1):
    """Each channel of x convolved with its own filters in w, [KH, KW, C, M]."""
    channels = [conv(x[..., c : c + 1], w[:, :, c : c + 1], strides, padding, dilations) for c in range(w.shape[2])]
    return np.concatenate(channels, -1)


def dilation(x, w, strides=1, padding="SAME", dilations=1):
    """In each window the largest of x + w, [KH, KW, C]."""
    strides, dilations = spread(strides, 2), spread(dilations, 2)
    inside, out = framed(np.ones(x.shape, bool), w.shape[:2], strides, dilations, padding, False)
    x, _ = framed(x, w.shape[:2], strides, dilations, padding)
    y = np.zeros((len(x), *out, x.shape[-1]), x.dtype)
    for n, h, v, c in np.ndindex(*y.shape):
        taps = [(n, h * strides[0] + i * dilations[0], v * strides[1] + j * dilations[1], c)
                for i, j in np.ndindex(*w.shape[:2])]
        y[n, h, v, c] = max(x[tap] + w[k + (c,)] for tap, k in zip(taps, np.ndindex(*w.shape[:2])) if inside[tap])
    return y


def space_to_depth(x, b):
    """Squares of b * b places as one place, element by element."""
    n, h, w, c = x.shape
    y = np.empty((n, h // b, w // b, b * b * c), x.dtype)
    for i, j, k, d in np.ndindex(*x.shape):
        y[i, j // b, k // b, (j % b * b + k % b) * c + d] = x[i, j, k, d]
    return y


def depth_to_space(x, b):
    """The channels of a place as a square of b * b places, element by element."""
    n, h, w, depth = x.shape
    c = depth // b**2
    y = np.empty((n, h * b, w * b, c), x.dtype)
    for i, j, k, d in np.ndindex(*y.shape):
        y[i, j, k, d] = x[i, j // b, k // b, (j % b * b + k % b) * c + d]
    return y


def space_to_batch(x, blocks, paddings):
    """x, [N, H, W, C], cut into images of every b-th row and column."""
    x = np.pad(x, [(0, 0), *paddings, (0, 0)])
    return np.concatenate([x[:, i :: blocks[0], j :: blocks[1]] for i, j in np.ndindex(*blocks)])


def batch_to_space(x, blocks, crops):
    """Images woven into large ones, and cropped."""
    n, h, w, c = x.shape
    y = np.empty((n // (blocks[0] * blocks[1]), h * blocks[0], w * blocks[1], c), x.dtype)
    for part, (i, j) in zip(np.split(x, blocks[0] * blocks[1]), np.ndindex(*blocks)):
        y[:, i :: blocks[0], j :: blocks[1]] = part
    (top, bottom), (left, right) = crops
    return y[:, top : y.shape[1] - bottom, left : y.shape[2] - right]
