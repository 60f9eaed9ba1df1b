"""The order of an epoch: numbers recorded from Keras 3.15 on TensorFlow 2.21, after keras.utils.set_random_seed."""

import pytest

import minitf as tf
from minitf.keras.training.adapters.order import row_order


@pytest.fixture(autouse=True)
def forget_seed():
    yield
    tf.random.set_seed(None)


@pytest.mark.parametrize(("seed", "shuffle", "expected"), [
    (0, True, [2, 0, 5, 8, 7, 1, 9, 6, 3, 4]), (0, "batch", [2, 0, 3, 1, 7, 4, 5, 6, 8, 9]),
    (1, True, [2, 4, 0, 8, 9, 1, 5, 6, 3, 7]), (1, "batch", [0, 1, 2, 3, 7, 6, 4, 5, 8, 9]),
    (2**31 + 3, True, [1, 2, 5, 7, 3, 6, 0, 9, 4, 8]), (2**31 + 3, "batch", [1, 2, 3, 0, 7, 4, 6, 5, 9, 8]),
])
def test_a_seed_names_the_order_of_keras(seed, shuffle, expected):
    tf.random.set_seed(seed)
    for _ in range(2):  # every epoch has it
        assert row_order(10, 4, shuffle).tolist() == expected


def test_no_order_but_that_in_which_they_are():
    assert row_order(10, 4, False) is None


@pytest.mark.parametrize("shuffle", [True, "batch"])
def test_without_a_seed_every_epoch_has_its_own(shuffle):
    tf.random.set_seed(None)
    orders = [row_order(100, 50, shuffle).tolist() for _ in range(2)]
    assert orders[0] != orders[1]
    assert all(sorted(order) == [*range(100)] for order in orders)
    if shuffle == "batch":
        assert all(sorted(order[:50]) == [*range(50)] for order in orders)
