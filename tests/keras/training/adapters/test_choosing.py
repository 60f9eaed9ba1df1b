"""Which adapter serves which data."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.training.adapters.arrays import ArrayAdapter
from minitf.keras.training.adapters.choosing import adapter_for
from minitf.keras.training.adapters.datasets import DatasetAdapter
from minitf.keras.training.adapters.generators import GeneratorAdapter
from minitf.keras.training.adapters.py_dataset import PyDataset, PyDatasetAdapter


class Ones(PyDataset):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return np.ones(3), np.ones(3)


def generator():
    yield np.ones(3), np.ones(3)


@pytest.mark.parametrize(("x", "kind"), [
    (np.ones(3), ArrayAdapter), (tf.ones(3), ArrayAdapter), ({"a": [np.ones(3)]}, ArrayAdapter),
    (generator(), GeneratorAdapter), (Ones(), PyDatasetAdapter),
    (tf.data.Dataset.range(4).batch(2), DatasetAdapter)])
def test_the_adapter(x, kind):
    assert isinstance(adapter_for(x), kind)


@pytest.mark.parametrize("x", [None, "text", 3, [[1.0, 2.0]], {1, 2}])
def test_data_of_no_known_kind(x):
    with pytest.raises(ValueError, match="Unrecognized data type"):
        adapter_for(x)


@pytest.mark.parametrize("x", [generator(), Ones(), tf.data.Dataset.range(4)])
@pytest.mark.parametrize("beside", ["y", "sample_weight"])
def test_data_with_targets_of_its_own(x, beside):
    with pytest.raises(ValueError, match=f"`{beside}` should not be passed"):
        adapter_for(x, **{beside: np.ones(3)})


def test_class_weights_of_a_generator():
    with pytest.raises(ValueError, match="not supported for generators"):
        adapter_for(generator(), class_weight={0: 1.0})


def test_what_cannot_be_shuffled_is_warned_of():
    with pytest.warns(UserWarning, match="provided as a generator"):
        adapter_for(generator(), shuffle=True)
