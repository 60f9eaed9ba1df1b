"""CIFAR-100: 60,000 colour pictures of 100 kinds of things, 32 x 32 pixels. Floor 7."""

import os

from ...backend.errors import explain
from ..utils.download import get_file
from .cifar10 import _arranged
from .pickled import load_batch

ORIGIN = "https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz"
SHA256 = "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7"
LABEL_MODES = ("fine", "coarse")


def load_data(label_mode="fine"):
    """Return `(x_train, y_train), (x_test, y_test)`: uint8 [N, 32, 32, 3] and uint8 [N, 1].

    label_mode: "fine" for 100 kinds, "coarse" for the 20 groups that they form.
    N is 50,000 to train on and 10,000 to test on. With channels first, images are [N, 3, 32, 32].
    Raises: ValueError for another mode; OSError where it cannot be downloaded.
    Source: A. Krizhevsky (2009), Learning multiple layers of features from tiny images; keras.datasets.cifar100.
    """
    if label_mode not in LABEL_MODES:
        raise ValueError(explain("load_data", f"label_mode={label_mode}", f"it must be one of {LABEL_MODES}"))
    folder = get_file("cifar-100-python-target", origin=ORIGIN, extract=True, file_hash=SHA256)
    files = (os.path.join(folder, "cifar-100-python", part) for part in ("train", "test"))
    train, test = (_arranged(*load_batch(file, f"{label_mode}_labels")) for file in files)
    return train, test
