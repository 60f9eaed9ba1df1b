"""Functions of `keras.ops.image` that move pixels to places between pixels. Floor 7. Read `images.py` first."""

import itertools
import math

from ...backend.errors import explain
from ...core.context import executing_eagerly
from ...ops.elementwise.extrema import clip_by_value, maximum
from ...ops.elementwise.magnitude import abs_
from ...ops.elementwise.rounding import floor, round_
from ...ops.elementwise.trigonometry import sin
from ...ops.image.projective import projected
from ...ops.indexing.scatter import gather_nd
from ...ops.indexing.selection import where
from ...ops.linalg.contraction import tensordot
from ...ops.linalg.inverse import solve
from ...ops.random.stateless import stateless_normal
from ...ops.reductions.reduction import reduce_all, reduce_max, reduce_min, reduce_sum
from ...ops.shapes import joining, layout
from ...ops.shapes.creation import ones_like, zeros_like
from ...ops.shapes.identity import cast
from ...ops.shapes.sequences import range_
from ..random.seed_generator import draw_seed
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .images import gaussian_blur, on_images, require
from .reshaping import meshgrid, moveaxis

NEAR = ("nearest", "bilinear")
OUTSIDE = ("constant", "nearest", "wrap", "reflect")
METHODS = {"linear": "linear", "bilinear": "linear", "trilinear": "linear", "cubic": "cubic", "bicubic": "cubic",
           "tricubic": "cubic", "lanczos3": "lanczos3", "lanczos5": "lanczos5"}  # fmt: skip


# --- projections ------------------------------------------------------------------------------------------------------
@on_symbols_too
def affine_transform(images, transform, interpolation="bilinear", fill_mode="constant", fill_value=0,
                     data_format=None):
    """Images seen through transforms: pixel (x, y) shows what was at ((a0 x + a1 y + a2) / k, (b0 x + b1 y + b2) / k).

    transform: a0, a1, a2, b0, b1, b2, c0, c1, where k = c0 x + c1 y + 1; [8], or [B, 8]. interpolation: "nearest" or
    "bilinear". fill_mode: "constant", "nearest", "wrap" or "reflect", what stands outside of an image.
    Raises: ValueError for other words and ranks.
    """
    require(interpolation, NEAR, "interpolation")
    require(fill_mode, OUTSIDE, "fill_mode")
    transform = cast(as_tensor(transform), "float32")
    if transform.shape.rank not in (1, 2):
        raise ValueError(explain("affine_transform", f"transform has shape {transform.shape}",
                                 "expected rank 1 (single transform) or rank 2 (batch of transforms)"))
    transform = layout.reshape(transform, [-1, 8])
    return on_images(lambda x: projected(x, transform, layout.shape(x)[1:3], interpolation, fill_mode, fill_value),
                     images, data_format)


@on_symbols_too
def perspective_transform(images, start_points, end_points, interpolation="bilinear", fill_value=0, data_format=None):
    """Images in which what was at four points is at four others.   start_points, end_points: [4, 2] or [B, 4, 2].

    Raises: ValueError for other words and shapes.
    """
    require(interpolation, NEAR, "interpolation")
    start, end = (cast(as_tensor(points), "float32") for points in (start_points, end_points))
    if start.shape != end.shape or start.shape.rank not in (2, 3) or start.shape[-2:].as_list() != [4, 2]:
        raise ValueError(explain("perspective_transform", f"points of shapes {start.shape} and {end.shape}",
                                 "both must be (4, 2) for a single image or (N, 4, 2) for a batch"))
    transform = homography(layout.reshape(start, [-1, 4, 2]), layout.reshape(end, [-1, 4, 2]))
    return on_images(lambda x: projected(x, transform, layout.shape(x)[1:3], interpolation, fill_value=fill_value),
                     images, data_format)


def homography(start, end):
    """The transform that looks at the start points where the end points are.   [B, 4, 2], [B, 4, 2]  ->  [B, 8].

    Each point gives two linear equations for the eight numbers of a transform, one for each axis.
    """
    x, y, one, zero = end[..., 0], end[..., 1], ones_like(end[..., 0]), zeros_like(end[..., 0])
    u, v = start[..., 0], start[..., 1]
    rows = [joining.stack([x, y, one, zero, zero, zero, -u * x, -u * y], -1),
            joining.stack([zero, zero, zero, x, y, one, -v * x, -v * y], -1)]
    matrix = layout.reshape(joining.stack(rows, 2), [-1, 8, 8])
    return layout.reshape(solve(matrix, layout.reshape(start, [-1, 8, 1])), [-1, 8])


# --- any place --------------------------------------------------------------------------------------------------------
@on_symbols_too
def map_coordinates(inputs, coordinates, order, fill_mode="constant", fill_value=0):
    """The elements of an array at places between them.   inputs: [N, M, ...], coordinates: [rank, ...]  ->  [...].

    order: 0 for the nearest element, 1 for a mean of those around. fill_mode: "constant", "nearest", "wrap", "mirror"
    or "reflect", what stands outside.
    Raises: ValueError for other words, and where there is not one coordinate for each axis; NotImplementedError for
    another order.
    """
    inputs, coordinates = as_tensor(inputs), as_tensor(coordinates)
    if coordinates.shape[0] != inputs.shape.rank or coordinates.shape.rank < 2:
        raise ValueError(explain("map_coordinates", f"coordinates have shape {coordinates.shape}", "the first dim must "
                                 f"be the rank of the inputs, {inputs.shape.rank}, and the rank at least 2"))
    require(fill_mode, (*OUTSIDE, "mirror"), "fill_mode")
    if order not in (0, 1):
        raise NotImplementedError(explain("map_coordinates", f"order is {order}", "it must be 0 or 1"))
    corners = [[(*inside(index, size, fill_mode), weight) for index, weight in neighbours(place, order)]
               for place, size in zip(joining.unstack(coordinates), layout.sizes_of(inputs), strict=True)]
    total = 0
    for corner in itertools.product(*corners):
        indices, valid, weights = zip(*corner)
        found = cast(gather_nd(inputs, joining.stack(indices, -1)), weights[0].dtype)
        if fill_mode == "constant":
            found = where(reduce_all(joining.stack(valid), 0), found, cast(fill_value, found.dtype))
        total = total + math.prod(weights[1:], start=weights[0]) * found
    return cast(round_(total) if inputs.dtype.is_integer else total, inputs.dtype)


def neighbours(place, order):
    """The indices next to a place along one axis, with their weights: a list of pairs."""
    wide = place if place.dtype.is_floating else cast(place, "float32")
    if order == 0:
        return [(cast(round_(wide), "int32"), ones_like(wide))]
    low = floor(wide)
    index = cast(low, "int32")
    return [(index, 1 - (wide - low)), (index + 1, wide - low)]


def inside(index, size, fill_mode):
    """(an index inside of the axis, whether the index was inside)."""
    if fill_mode in ("constant", "nearest"):
        return clip_by_value(index, 0, size - 1), (index >= 0) & (index < size)
    if fill_mode == "wrap":
        return index % size, ones_like(index, "bool")
    index = abs_(index) % (2 * size)  # there and back again
    back = 2 * size - index - (1 if fill_mode == "reflect" else 0)
    return where(index < size, index, back), ones_like(index, "bool")


@on_symbols_too
def elastic_transform(images, alpha=20.0, sigma=5.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0,
                      seed=None, data_format=None):
    """Images whose pixels are moved at random, neighbours alike.

    alpha: how far, in pixels. sigma: how wide the areas are that move together. seed: an int, a SeedGenerator or None.
    Raises: ValueError for other words and ranks.
    """
    return moved_at_random(images, alpha, sigma, interpolation, fill_mode, fill_value, draw_seed(seed), data_format)


def moved_at_random(images, alpha, sigma, interpolation, fill_mode, fill_value, seed, data_format):
    """`elastic_transform` with a seed that has been drawn, int64 [2]: other images can be moved in the same way."""
    require(interpolation, NEAR, "interpolation")
    require(fill_mode, OUTSIDE, "fill_mode")
    return on_images(lambda x: _moved(x, alpha, sigma, NEAR.index(interpolation), fill_mode, fill_value, seed),
                     images, data_format)


def _moved(x, alpha, sigma, order, fill_mode, fill_value, seed):
    batch, height, width, channels = x.shape.as_list()
    noise = stateless_normal([batch or 1, height, width], seed, dtype=x.dtype) * sigma
    known = isinstance(sigma, int | float) or executing_eagerly()
    size = 6 * (int(sigma) if known else cast(sigma, "int32")) + 1
    shift = alpha * gaussian_blur(noise[..., None], (size, size), (sigma, sigma), "channels_last")[..., 0]
    columns, rows = meshgrid(range_(width, dtype=x.dtype), range_(height, dtype=x.dtype))
    images = []
    for image in range(batch or 1):  # the same shift along both axes, as in Keras
        places = joining.stack([rows + shift[image], columns + shift[image]])
        images.append(joining.stack([map_coordinates(x[image, ..., channel], places, order, fill_mode, fill_value)
                                     for channel in range(channels)], -1))
    return joining.stack(images)


# --- resampling -------------------------------------------------------------------------------------------------------
@on_symbols_too
def scale_and_translate(images, output_shape, scale, translation, spatial_dims, method, antialias=True):
    """An array stretched and shifted along some axes.

    output_shape: of the result, all axes. scale, translation: a number for each of `spatial_dims`. method: "linear",
    "cubic", "lanczos3" or "lanczos5". antialias: whether what shrinks is blurred.   Raises: ValueError for other words.
    """
    require(method, METHODS, "method")
    images, scale, translation = as_tensor(images), as_tensor(scale), as_tensor(translation)
    y = images if images.dtype.is_floating else cast(images, "float32")
    for i, axis in enumerate(spatial_dims):
        weights = weights_of(images.shape[axis], output_shape[axis], cast(scale[i], "float32"),
                             cast(translation[i], "float32"), METHODS[method], antialias)
        y = moveaxis(tensordot(y, cast(weights, y.dtype), [[axis], [0]]), -1, axis)
    if images.dtype.is_floating:
        return y
    low, high = (cast(limit(images), y.dtype) for limit in (reduce_min, reduce_max))
    return cast(clip_by_value(round_(y), low, high), images.dtype)


def weights_of(n, m, scale, translation, method, antialias):
    """How much of each of n old elements each of m new ones takes.   -> float32 [n, m]."""
    places = (range_(m, dtype="float32") + 0.5 - translation) / scale - 0.5
    width = maximum(1 / scale, 1.0) if antialias else 1.0
    weights = KERNELS[method](abs_(places[None] - range_(n, dtype="float32")[:, None]) / width)
    total = reduce_sum(weights, 0, keepdims=True)
    weights = where(abs_(total) > 1000 * 1.1920929e-07, weights / where(total != 0, total, 1.0), 0.0)
    return where(((places >= -0.5) & (places <= n - 0.5))[None], weights, 0.0)


def cubic(x):
    """Keys's cubic: through the neighbours, and smooth."""
    near, far = ((1.5 * x - 2.5) * x) * x + 1.0, ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0
    return where(x >= 2.0, 0.0, where(x >= 1.0, far, near))


def lanczos(radius):
    """A windowed sinc, which is 0 beyond the radius."""
    def kernel(x):
        waves = radius * sin(math.pi * x) * sin(math.pi * x / radius)
        inner = where(x > 1e-3, waves / where(x != 0, math.pi**2 * x * x, 1.0), 1.0)
        return where(x > radius, 0.0, inner)

    return kernel


KERNELS = {"linear": lambda x: maximum(0.0, 1 - x), "cubic": cubic, "lanczos3": lanczos(3.0), "lanczos5": lanczos(5.0)}
