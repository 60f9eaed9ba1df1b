"""What is timed is a checkpoint that is written and read."""

import numpy as np
import pytest

import minitf as tf
from minitf.bench import saving


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(saving, "LENGTH", 100)


def test_restoring_gives_the_variables_their_values():
    status, _folder = saving.restore(tf)()
    status.assert_consumed()


def test_one_variable_is_read():
    value, _folder = saving.one(tf)()
    assert value.tolist() == [7.0] * 100


def test_saving_writes_a_checkpoint():
    path, _folder = saving.save(tf)()
    assert len(tf.train.list_variables(path)) == saving.COUNT + 1


def test_the_twins_move_as_many_bytes():
    saving.save_numpy()()
    arrays, _folder = saving.restore_numpy()()
    assert sum(array.nbytes for array in arrays) == 4 * 100 * saving.COUNT
    array, _folder = saving.one_numpy()()
    assert array.dtype == np.float32
    assert len(array) == 100
