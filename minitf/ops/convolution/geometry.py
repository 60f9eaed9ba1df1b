"""Where a sliding window stands: sizes, strides, dilations, padding, for any number of axes. Floor 2.

Convolution and pooling move a window over the spatial axes of a batch of images. Each axis is a small sum of its own:

    n = 7, k = 3, stride = 2, padding (1, 1)
    . x x x x x x x .        the image between its padding
    [- - -]                  out = (1 + 7 + 1 - 3) // 2 + 1 = 4 windows
        [- - -]
            [- - -]
                [- - -]

A dilation d leaves d - 1 gaps between the taps of a window, which then covers (k - 1) d + 1 places.

Layouts are named as in TensorFlow: "NHWC" has the channels last, "NCHW" second; likewise "NWC", "NCDHW" and so on.
Read next: `windows.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...backend.errors import RuleError

LAYOUTS = {1: ("NWC", "NCW"), 2: ("NHWC", "NCHW"), 3: ("NDHWC", "NCDHW")}  # by number of spatial axes


@dataclass(frozen=True)
class Geometry:
    """A window's way over an image. Every field has one entry for each spatial axis.

    size: of the image, without padding.
    kernel: taps of the window.
    strides: steps from one window to the next.
    dilations: steps from one tap to the next.
    padding: (before, after), in elements.
    out: number of windows.
    """

    size: tuple[int, ...]
    kernel: tuple[int, ...]
    strides: tuple[int, ...]
    dilations: tuple[int, ...]
    padding: tuple[tuple[int, int], ...]
    out: tuple[int, ...]


def geometry(size, kernel, strides, dilations, padding) -> Geometry:
    """The Geometry of a window of `kernel` taps on an image of `size`.

    padding: "SAME", "VALID", or a tuple with (before, after) for each axis.

        >>> geometry((7, 5), (3, 3), (2, 1), (1, 1), "SAME").out
        (4, 5)

    Raises: RuleError where a window does not fit.
    """
    sides = padding if isinstance(padding, tuple) else (padding,) * len(size)
    axes = list(zip(size, kernel, strides, dilations, sides, strict=True))
    return Geometry(tuple(size), tuple(kernel), tuple(strides), tuple(dilations),
                    tuple(pad_sizes(*axis) for axis in axes), tuple(output_size(*axis) for axis in axes))


def extent(k, dilation):
    """The places that a window of `k` taps covers, gaps included.

        >>> extent(3, 1), extent(3, 2)
        (3, 5)
    """
    return (k - 1) * dilation + 1


def output_size(n, k, stride, dilation, padding):
    """The number of windows along one axis; None where `n` or `k` is not known.

    padding: "SAME", "VALID", or (before, after).

        >>> [output_size(7, 3, 2, 1, padding) for padding in ("SAME", "VALID", (1, 1))]
        [4, 3, 4]

    Raises: RuleError where the window is larger than the padded image by more than a stride can say
    (a window that just does not fit gives 0, as in TensorFlow).
    """
    if n is None:
        return None
    if padding == "SAME":
        return -(-n // stride)
    if k is None:
        return None
    before, after = (0, 0) if padding == "VALID" else padding
    room = before + n + after - extent(k, dilation) + stride
    if room <= -stride:
        raise RuleError(f"the window covers {extent(k, dilation)} places of an axis that has {before + n + after}: the "
                        f"size of the result would be negative", 'Use padding="SAME", or a larger image')
    return max(room // stride, 0)


def pad_sizes(n, k, stride, dilation, padding) -> tuple[int, int]:
    """(before, after): the elements to add along one axis. SAME puts the odd one after.

        >>> pad_sizes(7, 3, 2, 1, "SAME"), pad_sizes(6, 3, 2, 1, "SAME")
        ((1, 1), (0, 1))
    """
    if padding == "VALID":
        return 0, 0
    if padding != "SAME":
        before, after = padding
        return before, after
    last = (output_size(n, k, stride, dilation, "SAME") - 1) * stride  # the last window starts here
    total = max(last + extent(k, dilation) - n, 0)
    return total // 2, total - total // 2


# --- layouts -------------------------------------------------------------------------------------------------
def channels_first(data_format) -> bool:
    """Whether the layout has the channels right after the batch: "NCHW", not "NHWC"."""
    return data_format[1] == "C"


def spatial_part(values, data_format) -> tuple:
    """Of one entry for each axis, those of the spatial axes.

        >>> spatial_part((1, 2, 3, 1), "NHWC"), spatial_part((1, 1, 2, 3), "NCHW")
        ((2, 3), (2, 3))
    """
    return tuple(values[2:] if channels_first(data_format) else values[1:-1])


def take_apart(dims, data_format):
    """(N, spatial sizes, C) of an image's dims.

        >>> take_apart((8, 3, 32, 24), "NCHW")
        (8, (32, 24), 3)
    """
    return dims[0], spatial_part(dims, data_format), dims[1] if channels_first(data_format) else dims[-1]


def put_together(batch, spatial, channels, data_format) -> tuple:
    """The dims of an image from its parts: what `take_apart` took apart."""
    return (batch, channels, *spatial) if channels_first(data_format) else (batch, *spatial, channels)


def channels_last(xp, x, data_format):
    """x as [N, ..., C], whatever its layout: a view."""
    return xp.moveaxis(x, 1, -1) if channels_first(data_format) else x


def laid_out(xp, y, data_format):
    """y, [N, ..., C], in the layout that is asked for: a view."""
    return xp.moveaxis(y, -1, 1) if channels_first(data_format) else y
