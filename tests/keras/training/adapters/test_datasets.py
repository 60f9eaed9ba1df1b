"""The elements of datasets."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.training.adapters.datasets import DatasetAdapter, is_dataset


class Pairs:
    """It stands for any dataset."""

    element_spec = (tf.TensorSpec([2]), tf.TensorSpec([2]))

    def __init__(self, count=3, parts=2, known=True):
        self.count, self.parts = count, parts
        if known:
            self.cardinality = lambda: tf.constant(count)

    def __iter__(self):
        for number in range(self.count):
            yield tuple(tf.fill([2], number) for _ in range(self.parts))


def test_it_is_iterated_anew_in_every_epoch():
    adapter = DatasetAdapter(Pairs())
    for _ in range(2):
        assert [int(x[0]) for x, _ in adapter.batches()] == [0, 1, 2]


def test_cardinalities():
    assert DatasetAdapter(Pairs()).num_batches == 3
    assert DatasetAdapter(Pairs(-2)).num_batches is None
    assert DatasetAdapter(Pairs(known=False)).num_batches is None


def test_what_is_a_dataset():
    assert is_dataset(Pairs())
    assert is_dataset(tf.data.Dataset.range(3))
    assert not is_dataset(np.ones(3))


def test_weights_of_classes():
    *_, weights = list(DatasetAdapter(Pairs(), {2: 5.0}).batches())[2]
    assert weights.numpy().tolist() == [5.0, 5.0]


def test_only_one_kind_of_weights():
    with pytest.raises(ValueError, match="sample weights too"):
        list(DatasetAdapter(Pairs(parts=3), {0: 1.0}).batches())
