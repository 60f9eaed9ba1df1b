"""Patches: every window of an image, laid out along the channels. Floor 2. Read `convolution/windows.py` first.

It is what a convolution multiplies its filter with, here as an op of its own.
"""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, REAL, bool_, float8_e4m3fn, float8_e5m2, int4, uint4
from ...backend.errors import OutOfRangeError, RuleError, UnimplementedError, explain
from ...core.execute import execute
from ...core.op import Op
from ..axes import as_axes
from ..convolution.geometry import geometry
from ..convolution.windows import padded, windows
from ..indexing.gather import unsorted_segment_sum
from ..shapes.layout import reshape, sizes_of, transpose
from ..shapes.sequences import range_


class ExtractImagePatches(Op):
    """Every window as one pixel.   images: any [N, H, W, C]  ->  patches: same, [N, h, w, rows * columns * C]."""

    T = (REAL | COMPLEX | {bool_}) - {int4, uint4, float8_e4m3fn, float8_e5m2}

    def infer(images, *, ksizes, strides, rates, padding):
        if images.rank not in (4, None):
            raise RuleError("images must have 4 axes [N, H, W, C]")
        if padding not in ("SAME", "VALID"):
            raise RuleError(f"padding is {padding!r} and must be SAME or VALID")
        for name, sizes in (("sizes", ksizes), ("strides", strides), ("rates", rates)):
            check_sizes(name, sizes)
        if images.dims is None or None in images.dims[1:3]:
            return images.with_dims((None,) * 4)
        n, *sizes, channels = images.dims
        out = geometry(sizes, ksizes[1:3], strides[1:3], rates[1:3], padding).out
        return images.with_dims((n, *out, None if channels is None else ksizes[1] * ksizes[2] * channels))

    def kernel(xp, images, *, ksizes, strides, rates, padding):
        way = geometry(images.shape[1:3], ksizes[1:3], strides[1:3], rates[1:3], padding)
        framed = padded(xp, images, way.padding)
        patches = windows(xp, framed, way.kernel, way.strides, way.dilations, way.out)  # [N, h, w, rows, columns, C]
        return patches.reshape(len(images), *way.out, way.kernel[0] * way.kernel[1] * images.shape[3])

    def gradient(call, dy):
        return [added_up(dy, sizes_of(call.inputs[0]), call.attrs)]


def added_up(dy, dims, attrs):
    """The gradient of images of the shape `dims`: each pixel the sum of what it is in the patches.

    A picture whose pixels are their own numbers is cut in the same way; its patches say which pixel went where.
    """
    n, height, width, channels = dims
    numbers = reshape(range_(1, height * width + 1), [1, height, width, 1])       # 0 is the padding
    places = reshape(execute(ExtractImagePatches, numbers, **attrs), [-1])        # [h * w * taps]
    rows = reshape(dy, [n, sizes_of(places)[0], channels])
    sums = unsorted_segment_sum(transpose(rows, [1, 0, 2]), places, height * width + 1)[1:]
    return reshape(transpose(sums, [1, 0, 2]), dims)


def check_sizes(name, sizes):
    """Raise what TensorFlow does unless there are four sizes, positive, and 1 for batch and channels."""
    received = f"{name} are {list(sizes)}"
    if len(sizes) != 4:
        raise RuleError(f"{received} and must be four: [1, rows, columns, 1]")
    if (sizes[0], sizes[3]) != (1, 1):
        raise UnimplementedError(explain("ExtractImagePatches", received, "the first and the last must be 1"))
    if min(sizes) < 1:
        raise OutOfRangeError(explain("ExtractImagePatches", received, "they must be positive"))


def extract_patches(images, sizes, strides, rates, padding, name=None):
    """Every window of the images, its pixels one after the other along the channels.

    images: any but strings [N, H, W, C].
    sizes: [1, rows, columns, 1] of a window.   strides: steps from one window to the next, [1, y, x, 1].
    rates: steps from one pixel of a window to the next, [1, y, x, 1].
    padding: "SAME" (zeros around the images) or "VALID" (whole windows only).
    Returns: [N, h, w, rows * columns * C].

        >>> import minitf as tf
        >>> x = tf.reshape(tf.range(6), [1, 2, 3, 1])
        >>> tf.image.extract_patches(x, [1, 2, 2, 1], [1, 1, 1, 1], [1, 1, 1, 1], "VALID")[0, 0].numpy()
        array([[0, 1, 3, 4],
               [1, 2, 4, 5]], dtype=int32)

    Raises: TypeError where a list of sizes is none; InvalidArgumentError, UnimplementedError or OutOfRangeError for
    sizes that do not fit.
    Source: tf.image.extract_patches.
    """
    lists = {"ksizes": sizes, "strides": strides, "rates": rates}
    for argument, value in lists.items():
        if not isinstance(value, (list, tuple)):
            raise TypeError(explain("extract_patches", f"{argument} is {value!r}", "it must be a list of 4 sizes"))
    return execute(ExtractImagePatches, images, **{key: as_axes(value, key) for key, value in lists.items()},
                   padding=padding)
