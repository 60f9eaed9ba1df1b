"""Tables of numbers."""

import numpy as np
import pytest

from keras.datasets.made_up import instead
from minitf.keras.datasets import boston_housing, california_housing


@pytest.fixture
def table(monkeypatch, tmp_path):
    np.savez(tmp_path / "table.npz", x=np.arange(20.0).reshape(10, 2), y=np.arange(10.0))
    instead(monkeypatch, tmp_path / "table.npz")


@pytest.mark.parametrize("dataset", [boston_housing, california_housing])
def test_rows_are_mixed_and_stay_together(table, dataset):
    (x_train, y_train), (x_test, y_test) = dataset.load_data(test_split=0.3)
    assert (len(x_train), len(x_test)) == (7, 3)
    y = np.concatenate([y_train, y_test])
    assert sorted(y) == [*range(10)] != y.tolist()
    np.testing.assert_array_equal(np.concatenate([x_train, x_test])[:, 0], 2 * y)


def test_a_seed_names_the_order(table):
    orders = [boston_housing.load_data(seed=seed)[0][1].tolist() for seed in (1, 1, 2)]
    assert orders[0] == orders[1] != orders[2]


@pytest.mark.parametrize("arguments", [{"test_split": 1.0}, {"test_split": -0.1}, {"version": "huge"}])
def test_wrong_arguments(table, arguments):
    with pytest.raises(ValueError, match="load_data"):
        california_housing.load_data(**arguments)
