"""Small things that mobile networks share: paddings, sizes, numbers of channels. Floor 7. Next: `mobilenet.py`."""

import warnings

from .application import rows_and_columns


def correct_pad(x, kernel_size) -> tuple:
    """((top, bottom), (left, right)): zeros around images before a convolution with strides of 2.

        >>> import minitf as tf
        >>> correct_pad(tf.keras.Input((8, 9, 3)), 3)
        ((0, 1), (1, 1))
    """
    half = kernel_size // 2
    return tuple((half - (1 if n is None else 1 - n % 2), half) for n in rows_and_columns(x.shape[1:]))


def divisible(channels, by=8) -> int:
    """A number of channels near this one that is a multiple of `by`, and not below 90 % of it.

        >>> divisible(30), divisible(12), divisible(3)
        (32, 16, 8)
    """
    near = max(by, int(channels + by / 2) // by * by)
    return near + by if near < 0.9 * channels else near


def square_size(shape, sizes, otherwise=224):
    """H of a square image of one of these sizes, or the size that is taken otherwise."""
    rows, columns = rows_and_columns(shape)
    return rows if rows == columns and rows in sizes else otherwise


def pretrained_size(options, shape, sizes, otherwise=224):
    """The size of images that weights are for, H of these images where there are such weights.

    Warns where there are none for images of that size.
    """
    rows, columns = rows_and_columns(shape)
    if options.pretrained and (rows != columns or rows not in sizes):
        warnings.warn(f"`input_shape` is undefined or non-square, or `rows` is not in {list(sizes)}. Weights for input "
                      f"shape ({otherwise}, {otherwise}) will be loaded as the default.", stacklevel=4)
        return otherwise
    return rows
