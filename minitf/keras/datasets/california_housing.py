"""California housing: prices of houses in 20,640 districts, and 8 numbers about each. Floor 7."""

from ...backend.errors import explain
from .tables import load_table

SHA256 = "1a2e3a52e0398de6463aebe6f4a8da34fb21fbb6b934cf88c3425e766f2a1a6f"
ROWS = {"large": None, "small": 600}


def load_data(version="large", path="california_housing.npz", test_split=0.2, seed=113):
    """Return `(x_train, y_train), (x_test, y_test)`: float32 [N, 8] and float32 [N], dollars.

    version: "large", or "small" for 600 rows.
    path: the file's name in the cache. test_split: fraction in [0, 1) to test on. seed: for the order of the rows.
    Raises: ValueError for another version or fraction; OSError where it cannot be downloaded.
    Source: R. Pace, R. Barry (1997), Sparse spatial autoregressions; keras.datasets.california_housing.
    """
    if version not in ROWS:
        raise ValueError(explain("load_data", f"version={version}", f"it must be one of {', '.join(ROWS)}"))
    return load_table(path, SHA256, "california_housing.npz", test_split, seed, ROWS[version])
