"""Boston housing: prices of houses in 506 parts of a town, and 13 numbers about each. Floor 7.

One of the 13 counts the part's Black inhabitants, made to enter the price; california_housing is the better choice.
"""

from .tables import load_table

SHA256 = "f553886a1f8d56431e820c5b82552d9d95cfcb96d1e678153f8839538947dff5"


def load_data(path="boston_housing.npz", test_split=0.2, seed=113):
    """Return `(x_train, y_train), (x_test, y_test)`: float64 [N, 13] and float64 [N], thousands of dollars.

    path: the file's name in the cache. test_split: fraction in [0, 1) to test on. seed: for the order of the rows.
    Raises: ValueError for another fraction; OSError where it cannot be downloaded.
    Source: D. Harrison, D. Rubinfeld (1978), Hedonic housing prices; keras.datasets.boston_housing.
    """
    return load_table(path, SHA256, "boston_housing.npz", test_split, seed)
