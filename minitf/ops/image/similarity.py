"""SSIM: how alike two images look, at one scale and at several. Floor 2. Read `quality.py` first.

Two images are alike at a place if there, under a small bell-shaped window, their means agree (luminance), and their
variations are as large and go together (contrast and structure). Both are fractions that are 1 where images are equal.
"""

from __future__ import annotations

import numpy as np

from ...backend.errors import InvalidArgumentError, explain
from ...core.tensor import is_tensor
from ..axes import as_int
from ..convolution.depthwise import depthwise_conv2d
from ..elementwise.arithmetic import square
from ..elementwise.powers import pow_
from ..indexing.slicing import pad
from ..nn.rectifiers import relu
from ..pooling.avg_pool import avg_pool2d
from ..reductions.reduction import reduce_mean, reduce_prod
from ..shapes.joining import stack
from ..shapes.layout import reshape, sizes_of, transpose
from ..shapes.tiling import tile
from .batches import may_hold
from .quality import as_pair

WANG_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)


def bell(size, sigma):
    """A Gaussian of deviation `sigma` in pixels, [size], its sum 1."""
    x = np.arange(size, dtype=np.float32) - np.float32((size - 1) / 2)
    g = np.exp(-0.5 * (x / np.float32(sigma)) ** 2)
    return g / g.sum()


def blurred(x, window):
    """x, [..., H, W, C], each channel convolved with the window: along the columns, then along the rows."""
    dims = sizes_of(x)
    down = tile(window[:, None, None, None].astype(np.float32), [1, 1, dims[-1], 1])
    y = depthwise_conv2d(reshape(x, [-1, *dims[-3:]]), down, [1, 1, 1, 1], "VALID")
    y = depthwise_conv2d(y, transpose(down, [1, 0, 2, 3]), [1, 1, 1, 1], "VALID")
    return reshape(y, [*dims[:-3], *sizes_of(y)[1:]])


def fractions(x, y, white, size, sigma, k1, k2, where):
    """The luminance, and the contrast and structure, at every place: [..., h, w, C] each.

    Raises: InvalidArgumentError where the images are smaller than the window.
    """
    size = as_int(size, "filter_size")
    if not may_hold(*[n >= size for n in sizes_of(x)[-3:-1]]):
        raise InvalidArgumentError(explain(where, f"the images have {x._shape_tuple()[-3:-1]} pixels, filter_size is "
                                           f"{size}", "the window must not be larger than the images"))
    window = bell(size, sigma)
    c1, c2 = square(k1 * white), square(k2 * white)
    mean_x, mean_y = blurred(x, window), blurred(y, window)
    product, squares = 2.0 * mean_x * mean_y, square(mean_x) + square(mean_y)
    luminance = (product + c1) / (squares + c1)
    together = 2.0 * blurred(x * y, window)
    return luminance, (together - product + c2) / (blurred(square(x) + square(y), window) - squares + c2)


def ssim(img1, img2, max_val, filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03, return_index_map=False):
    """The structural similarity of two images: 1 where they are equal.

    img1, img2: real [..., H, W, C], of one dtype, not negative.   max_val: the difference between white and black.
    filter_size, filter_sigma: width and deviation of the window, in pixels.   k1, k2: keep small fractions in bounds.
    return_index_map: whether to return the similarity at every place, [..., h, w], and not its mean, [...].

        >>> import minitf as tf
        >>> x = tf.reshape(tf.range(144.), [12, 12, 1])
        >>> tf.image.ssim(x, x, max_val=144.).numpy()
        np.float32(1.0)

    Raises: ValueError where the shapes do not fit; InvalidArgumentError where the window is larger than the images.
    Source: tf.image.ssim; Wang et al., 2004.
    """
    (x, y), white = as_pair(img1, img2, max_val, "tf.image.ssim")
    luminance, contrast = fractions(x, y, white, filter_size, filter_sigma, k1, k2, "tf.image.ssim")
    everywhere = luminance * contrast
    return reduce_mean(everywhere if return_index_map else reduce_mean(everywhere, [-3, -2]), [-1])


def ssim_multiscale(img1, img2, max_val, power_factors=WANG_WEIGHTS, filter_size=11, filter_sigma=1.5, k1=0.01,
                    k2=0.03):
    """The structural similarity at several scales, each half as large as the one before: a weighted product.

    power_factors: the weight of each scale, the finest first.   The others as in tf.image.ssim.
    Returns: float32 [...].

        >>> import minitf as tf
        >>> x = tf.reshape(tf.range(1024.), [32, 32, 1])
        >>> tf.image.ssim_multiscale(x, x, 1024., [0.5, 0.5]).numpy()
        np.float32(1.0)

    Raises: as tf.image.ssim.
    Source: tf.image.ssim_multiscale; Wang et al., 2003.
    """
    where = "tf.image.ssim_multiscale"
    pair, white = as_pair(img1, img2, max_val, where)
    found = []
    for scale in range(len(power_factors)):
        pair = pair if scale == 0 else [halved(x) for x in pair]
        luminance, contrast = fractions(*pair, white, filter_size, filter_sigma, k1, k2, where)
        found.append(relu(reduce_mean(contrast, [-3, -2])))
    found[-1] = relu(reduce_mean(luminance * contrast, [-3, -2]))       # at the coarsest scale luminance counts too
    return reduce_mean(reduce_prod(pow_(stack(found, -1), power_factors), [-1]), [-1])


def halved(x):
    """x, [..., H, W, C], at half its size: means of 2x2 pixels, an odd border repeated."""
    *outer, height, width, channels = sizes_of(x)
    flat = reshape(x, [-1, height, width, channels])
    if is_tensor(height) or is_tensor(width) or height % 2 or width % 2:
        flat = pad(flat, [[0, 0], [0, height % 2], [0, width % 2], [0, 0]], mode="SYMMETRIC")
    half = avg_pool2d(flat, 2, 2, "VALID")
    return reshape(half, [*outer, *sizes_of(half)[1:]])
