"""MNIST: 70,000 handwritten digits, 28 x 28 pixels. Floor 7."""

import numpy as np

from .sources import fetched

SHA256 = "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1"


def load_data(path="mnist.npz"):
    """Return `(x_train, y_train), (x_test, y_test)`: uint8 [N, 28, 28], ink from 0 to 255, and uint8 [N], 0 to 9.

    N is 60,000 to train on and 10,000 to test on.
    path: the file's name in the cache.
    Raises: OSError where it cannot be downloaded.
    Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits; keras.datasets.mnist.
    """
    with np.load(fetched(path, SHA256, "mnist.npz"), allow_pickle=False) as arrays:
        return (arrays["x_train"], arrays["y_train"]), (arrays["x_test"], arrays["y_test"])
