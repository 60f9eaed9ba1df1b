"""CIFAR-10: 60,000 colour pictures of 10 kinds of things, 32 x 32 pixels. Floor 7."""

import os

import numpy as np

from ..config import image_data_format
from ..utils.download import get_file
from .pickled import load_batch

ORIGIN = "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz"
SHA256 = "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce"


def load_data():
    """Return `(x_train, y_train), (x_test, y_test)`: uint8 [N, 32, 32, 3] and uint8 [N, 1], 0 to 9.

    N is 50,000 to train on and 10,000 to test on. With channels first, images are [N, 3, 32, 32].
    Raises: OSError where it cannot be downloaded.
    Source: A. Krizhevsky (2009), Learning multiple layers of features from tiny images; keras.datasets.cifar10.
    """
    folder = get_file("cifar-10-batches-py-target", origin=ORIGIN, extract=True, file_hash=SHA256)
    folder = os.path.join(folder, "cifar-10-batches-py")
    parts = [load_batch(os.path.join(folder, f"data_batch_{number}")) for number in range(1, 6)]
    train = np.concatenate([x for x, _ in parts]), [label for _, labels in parts for label in labels]
    return _arranged(*train), _arranged(*load_batch(os.path.join(folder, "test_batch")))


def _arranged(images, labels):
    """Images [N, 3, 32, 32] with their channels where Keras wants them, and a list of labels as uint8 [N, 1]."""
    if image_data_format() == "channels_last":
        images = images.transpose(0, 2, 3, 1)
    return images, np.array(labels, "uint8").reshape(-1, 1)
