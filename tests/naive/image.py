"""Images resized and recoloured the slow way, pixel by pixel. Batches [B, H, W, C]."""

import colorsys
import math

import numpy as np


def by_pixel(x, size, pixel):
    """Every output pixel: pixel(image, y, x) of its position in the input, in pixels from the first one's centre."""
    y = np.zeros((len(x), *size, x.shape[3]))
    for b, i, j in np.ndindex(y.shape[:3]):
        row, column = ((k + 0.5) * n / m - 0.5 for k, n, m in zip((i, j), x.shape[1:3], size))
        y[b, i, j] = pixel(x[b], row, column)
    return y


def between(image, row, column):
    """The value at a place between pixels; outside of the image that of its border."""
    total = 0
    for i in (math.floor(row), math.floor(row) + 1):
        for j in (math.floor(column), math.floor(column) + 1):
            weight = (1 - abs(row - i)) * (1 - abs(column - j))
            total = total + weight * image[min(max(i, 0), len(image) - 1), min(max(j, 0), image.shape[1] - 1)]
    return total


def bilinear(x, size):
    """Bilinear resizing."""
    return by_pixel(x, size, between)


def nearest(x, size):
    """Resizing to the nearest pixel; of two equally near ones the later."""
    return by_pixel(x, size, lambda image, i, j: image[math.floor(i + 0.5), math.floor(j + 0.5)]).astype(x.dtype)


def spread_nearest(dims, dy):
    """The gradient of `nearest` of images of the shape `dims`."""
    dx = np.zeros(dims, dy.dtype)
    for b, i, j in np.ndindex(dy.shape[:3]):
        dx[b, int((i + 0.5) * dims[1] / dy.shape[1]), int((j + 0.5) * dims[2] / dy.shape[2])] += dy[b, i, j]
    return dx


def area(x, size):
    """Each output pixel the mean of what it covers: the input in pieces so small that each is covered by one."""
    fine = np.repeat(np.repeat(x, size[0], 1), size[1], 2)
    return fine.reshape(len(x), size[0], x.shape[1], size[1], x.shape[2], x.shape[3]).mean((2, 4))


def crops(x, boxes, indices, size, outside=0.0):
    """Boxes [y1, x1, y2, x2] cut out of images, in one size."""
    y = np.full((len(boxes), *size, x.shape[3]), outside)
    for n, i, j in np.ndindex(y.shape[:3]):
        place = []
        for axis, k in enumerate((i, j)):
            share = k / (size[axis] - 1) if size[axis] > 1 else 0.5
            first, last = boxes[n, axis], boxes[n, axis + 2]
            place.append((first + share * (last - first)) * (x.shape[axis + 1] - 1))
        if all(0 <= p <= m - 1 for p, m in zip(place, x.shape[1:3])):
            y[n, i, j] = between(x[indices[n]], *place)
    return y


def pixels(function, x):
    """function(red, green, blue) of every pixel."""
    return np.array([function(*pixel) for pixel in x.reshape(-1, 3)], x.dtype).reshape(x.shape)


def hsv(x):
    """Hue, saturation and value, by Python's own."""
    return pixels(colorsys.rgb_to_hsv, x)


def rgb(x):
    """Red, green and blue of hue, saturation and value, by Python's own."""
    return pixels(colorsys.hsv_to_rgb, x)


def adjusted(x, turn, scale):
    """Colours with the hue moved by `turn`, and the saturation times `scale`."""
    h = hsv(x)
    return rgb(np.stack([(h[..., 0] + turn) % 1, np.clip(h[..., 1] * scale, 0, 1), h[..., 2]], -1))


def contrast(x, factor):
    """Each value's distance from the mean of its channel, times the factor."""
    mean = np.array([[image[..., c].mean() for c in range(x.shape[-1])] for image in x.reshape(-1, *x.shape[-3:])])
    mean = mean.reshape(*x.shape[:-3], 1, 1, x.shape[-1])
    return (x - mean) * factor + mean


def overlap(a, b):
    """The common area of two boxes as a part of the area of both together."""
    sides = [(sorted(a[axis::2]), sorted(b[axis::2])) for axis in (0, 1)]
    area_a, area_b = (math.prod(side[which][1] - side[which][0] for side in sides) for which in (0, 1))
    common = math.prod(max(min(p[1], q[1]) - max(p[0], q[0]), 0) for p, q in sides)
    return common / (area_a + area_b - common)


def best(boxes, scores, limit, threshold, least):
    """Non-maximum suppression: boxes by falling score, each kept if it overlaps none that was kept too much."""
    kept = []
    for i in sorted(range(len(boxes)), key=lambda i: -scores[i]):
        if len(kept) < limit and scores[i] > least and all(overlap(boxes[i], boxes[j]) <= threshold for j in kept):
            kept.append(i)
    return np.array(kept, np.int32)
