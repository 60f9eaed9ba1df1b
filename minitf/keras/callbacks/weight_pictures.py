"""Weights as pictures, for the callback TensorBoard. Floor 7."""

import numpy as np


def picture_of(weight):
    """A weight as grey pictures [K, H, W, 1]; None where it has too many axes.

    A vector is a row of pixels. A matrix is a picture, lying. With three axes, each slice of the last one is a picture.

        >>> picture_of(np.zeros([5, 3])).shape
        (1, 3, 5, 1)
    """
    flat = np.squeeze(weight)
    if flat.ndim == 1:
        return flat.reshape(1, -1, 1, 1)
    if flat.ndim == 2:
        flat = flat.T if flat.shape[0] > flat.shape[1] else flat
        return flat[np.newaxis, ..., np.newaxis]
    if flat.ndim == 3:
        return np.moveaxis(flat, -1, 0)[..., np.newaxis]
    return flat if flat.ndim == 4 and flat.shape[-1] in (1, 3, 4) else None
