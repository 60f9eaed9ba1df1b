"""Fashion-MNIST: 70,000 pictures of clothes, 28 x 28 pixels. Floor 7."""

import gzip
import os

import numpy as np

from ..utils.download import get_file
from .sources import FOLDER

LABELS_HEADER, IMAGES_HEADER = 8, 16  # bytes before the data
SIDE = 28


def load_data():
    """Return `(x_train, y_train), (x_test, y_test)`: uint8 [N, 28, 28] and uint8 [N], 0 to 9, the kinds of clothes.

    N is 60,000 to train on and 10,000 to test on.
    Raises: OSError where it cannot be downloaded.
    Source: H. Xiao, K. Rasul, R. Vollgraf (2017), Fashion-MNIST, arXiv:1708.07747; keras.datasets.fashion_mnist.
    """
    return _part("train"), _part("t10k")


def _part(name):
    labels = _bytes(f"{name}-labels-idx1-ubyte.gz", LABELS_HEADER)
    images = _bytes(f"{name}-images-idx3-ubyte.gz", IMAGES_HEADER)
    return images.reshape(len(labels), SIDE, SIDE), labels


def _bytes(name, header):
    path = get_file(name, origin=FOLDER + name, cache_subdir=os.path.join("datasets", "fashion-mnist"))
    with gzip.open(path, "rb") as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)
