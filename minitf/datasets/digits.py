"""The 8x8 handwritten digits of the UCI repository.   Floor 0.

The data set that the tour and the first chapters train on: real handwriting, 45 KB, no download.
Source and licence stand beside the file, in NOTICE.
"""

import hashlib
import io
from pathlib import Path

import numpy as np

from ..backend.errors import DataLossError, NotFoundError, explain

FILE = Path(__file__).with_name("digits.npz")
SHA256 = "d17a6020ccd8641ff2a72d255616cd04eeeb5f290cce83a4ef9fe649c6c65dc6"
TRAIN_SIZE = 1437  # of 1797: four fifths

Split = tuple[np.ndarray, np.ndarray]


def load_data(path: str | Path = FILE) -> tuple[Split, Split]:
    """Returns `(x_train, y_train), (x_test, y_test)`, the same split every time.

    x: uint8 [N, 8, 8], how much ink a pixel has, 0 (none) to 16 (full).
    y: uint8 [N], which digit it is, 0 to 9.
    N is 1437 to train on and 360 to test on. The file holds its rows shuffled, so each part has every digit.

    Args:
      path: another copy of the file; default the one in the package.

    Raises:
      tf.errors.NotFoundError: there is no such file.
      tf.errors.DataLossError: the file is not the one that was shipped, byte for byte.

    >>> (x_train, y_train), (x_test, y_test) = load_data()
    >>> x_train.shape, x_test.shape
    ((1437, 8, 8), (360, 8, 8))

    Source: E. Alpaydin, C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning
      Repository.
    """
    with np.load(io.BytesIO(_checked_bytes(Path(path))), allow_pickle=False) as arrays:
        x, y = arrays["images"], arrays["labels"]
    return (x[:TRAIN_SIZE], y[:TRAIN_SIZE]), (x[TRAIN_SIZE:], y[TRAIN_SIZE:])


def _checked_bytes(path: Path) -> bytes:
    where = "digits.load_data"
    try:
        content = path.read_bytes()
    except OSError as error:
        rule, fix = "the data set is one file of the package", "Install minitf again"
        raise NotFoundError(explain(where, f"cannot read {path} ({error.strerror})", rule, fix)) from error
    received = hashlib.sha256(content).hexdigest()
    if received != SHA256:
        described = f"{path} has {len(content)} bytes with SHA-256 {received[:12]}"
        fix = "The file is damaged or cut short; install minitf again"
        raise DataLossError(explain(where, described, f"the file as shipped has {SHA256[:12]}", fix))
    return content
