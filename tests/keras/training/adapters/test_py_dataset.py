"""Batches by number."""

import itertools

import numpy as np
import pytest

from minitf.keras.training.adapters.py_dataset import PyDataset, PyDatasetAdapter


class Squares(PyDataset):
    def __init__(self, n=4, **options):
        super().__init__(**options)
        self.n, self.told = n, []

    @property
    def num_batches(self):
        return self.n

    def __getitem__(self, index):
        return np.full(2, index), np.full(2, index**2)

    def on_epoch_begin(self):
        self.told.append("begin")

    def on_epoch_end(self):
        self.told.append("end")


def firsts(adapter):
    return [int(x[0]) for x, _ in adapter.batches()]


@pytest.mark.parametrize("workers", [1, 3])
def test_in_order(workers):
    adapter = PyDatasetAdapter(Squares(workers=workers, max_queue_size=2))
    assert firsts(adapter) == [0, 1, 2, 3]
    assert firsts(adapter) == [0, 1, 2, 3]


def test_shuffled():
    adapter = PyDatasetAdapter(Squares(50), shuffle=True)
    first, second = firsts(adapter), firsts(adapter)
    assert sorted(first) == sorted(second) == [*range(50)]
    assert first != second


def test_without_end():
    adapter = PyDatasetAdapter(Squares(None))
    assert adapter.num_batches is None
    assert [int(x[0]) for x, _ in itertools.islice(adapter.batches(), 3)] == [0, 1, 2]


def test_the_dataset_is_told_of_epochs():
    adapter = PyDatasetAdapter(Squares())
    adapter.on_epoch_begin()
    adapter.on_epoch_end()
    assert adapter._dataset.told == ["begin", "end"]


def test_weights_of_classes():
    _, _, weights = list(PyDatasetAdapter(Squares(), class_weight={1: 3.0}).batches())[1]
    assert weights.numpy().tolist() == [3.0, 3.0]


class Returning(PyDataset):
    def __init__(self, batch):
        super().__init__()
        self.batch = batch

    def __len__(self):
        return 1

    def __getitem__(self, index):
        return self.batch


def test_arrays_lists_and_dicts():
    ((x,),) = PyDatasetAdapter(Returning(np.ones(2))).batches()
    assert x.shape == (2,)
    ((x, _),) = PyDatasetAdapter(Returning([np.ones(2), np.ones(2)])).batches()
    assert x.shape == (2,)
    (batch,) = PyDatasetAdapter(Returning({"a": np.ones(2)})).batches()
    assert set(batch) == {"a"}


@pytest.mark.parametrize(("batch", "class_weight"), [
    ("text", None), ((), None), ((np.ones(2),) * 4, None), ((np.ones(2),) * 3, {0: 1.0})])
def test_batches_that_do_not_serve(batch, class_weight):
    with pytest.raises(ValueError, match=r"Returning|class_weight"):
        list(PyDatasetAdapter(Returning(batch), class_weight).batches())


def test_no_batches():
    with pytest.raises(ValueError, match="length 0"):
        PyDatasetAdapter(Squares(0))


def test_what_a_subclass_must_say():
    class Empty(PyDataset):
        pass

    with pytest.raises(NotImplementedError, match="Empty"):
        _ = Empty().num_batches
    with pytest.raises(NotImplementedError, match="Empty"):
        Empty()[0]


def test_a_forgotten_init_is_warned_of():
    class Forgetful(PyDataset):
        def __init__(self):
            pass

    with pytest.warns(UserWarning, match="Forgetful"):
        assert Forgetful().workers == 1
