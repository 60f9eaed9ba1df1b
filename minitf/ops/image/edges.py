"""Where an image changes: differences of neighbours, and Sobel's filters. Floor 2. Read next: `quality.py`."""

from __future__ import annotations

import numpy as np

from ...core.convert import convert_to_tensor
from ..convolution.depthwise import depthwise_conv2d
from ..indexing.slicing import pad
from ..shapes.layout import reshape, sizes_of
from ..shapes.tiling import tile
from .batches import require


def image_gradients(image):
    """(dy, dx): how much the pixel below, and the one to the right, differ from each pixel; 0 at the border.

    image: numeric [B, H, W, C].   Returns: two tensors like it.

        >>> import minitf as tf
        >>> dy, dx = tf.image.image_gradients(tf.constant([1, 2, 4], shape=[1, 1, 3, 1]))
        >>> dx.numpy().ravel()
        array([1, 2, 0], dtype=int32)

    Raises: ValueError for another rank.
    Source: tf.image.image_gradients.
    """
    image = convert_to_tensor(image)
    require(image.shape.rank == 4, "tf.image.image_gradients", f"image is {image.dtype.name}{list(image.shape)}",
            "it must have 4 axes [B, H, W, C]")
    dy, dx = image[:, 1:] - image[:, :-1], image[:, :, 1:] - image[:, :, :-1]
    return pad(dy, [[0, 0], [0, 1], [0, 0], [0, 0]]), pad(dx, [[0, 0], [0, 0], [0, 1], [0, 0]])


SOBEL_Y = np.array([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])


def sobel_edges(image):
    """Sobel's estimate of how an image changes downwards and to the right, noise smoothed across.

    image: float [B, H, W, C], at least 2x2 pixels.   Returns: [B, H, W, C, 2], dy and dx last.

        >>> import minitf as tf
        >>> tf.image.sobel_edges(tf.constant([[0., 0., 1.]] * 3, shape=[1, 3, 3, 1])).numpy()[0, 1, :, 0, 1]
        array([0., 4., 0.], dtype=float32)

    Source: tf.image.sobel_edges.
    """
    image = convert_to_tensor(image)
    dims = sizes_of(image)
    filters = np.stack([SOBEL_Y, SOBEL_Y.T], -1)[:, :, None].astype(image.dtype.np)        # [3, 3, 1, 2]
    framed = pad(image, [[0, 0], [1, 1], [1, 1], [0, 0]], mode="REFLECT")
    edges = depthwise_conv2d(framed, tile(filters, [1, 1, dims[-1], 1]), [1, 1, 1, 1], "VALID")
    return reshape(edges, [*dims, 2])
