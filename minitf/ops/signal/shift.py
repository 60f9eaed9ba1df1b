"""Frequency 0 to the middle and back: fftshift, ifftshift. Floor 2. Read `fft.py` first.

A transform starts with frequency 0 and counts up; the frequencies above N / 2 are the negative ones. A picture of a
spectrum is easier to read with 0 in the middle.
"""

from __future__ import annotations

from ...core.convert import convert_to_tensor
from ..axes import as_axes, checked_axis
from ..shapes.layout import sizes_of
from ..shapes.tiling import roll


def fftshift(x, axes=None, name=None):
    """`x` turned along `axes` so that its first element comes to the middle.

    x: any [...].   axes: int or list of int; None: all axes.

        >>> import minitf as tf
        >>> tf.signal.fftshift([0, 1, 2, -2, -1]).numpy()
        array([-2, -1,  0,  1,  2], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.signal.fftshift.
    """
    return turned(x, axes, lambda n: n // 2, "fftshift")


def ifftshift(x, axes=None, name=None):
    """The inverse of `fftshift`: different from it where an axis has an odd length.

    x: any [...].   axes: int or list of int; None: all axes.

        >>> import minitf as tf
        >>> tf.signal.ifftshift([-2, -1, 0, 1, 2]).numpy()
        array([ 0,  1,  2, -2, -1], dtype=int32)

    Raises: InvalidArgumentError for an axis out of range.
    Source: tf.signal.ifftshift.
    """
    return turned(x, axes, lambda n: -(n // 2), "ifftshift")


def turned(x, axes, shift, where):
    """`x` rolled along each axis of length n by `shift(n)`."""
    x = convert_to_tensor(x)
    dims = sizes_of(x)
    axes = range(len(dims)) if axes is None else as_axes(axes, "axes")
    axes = [checked_axis(axis, len(dims), where, "axes") for axis in axes]
    return roll(x, [shift(dims[axis]) for axis in axes], axes) if axes else x
