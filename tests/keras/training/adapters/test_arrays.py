"""Batches of whole arrays."""

import numpy as np
import pytest

from minitf.keras.training.adapters.arrays import ArrayAdapter, weights_of


def batches(*args, **options):
    return list(ArrayAdapter(*args, **options).batches())


def test_slices_and_what_is_left():
    found = batches(np.arange(7), np.arange(7) * 2, batch_size=3)
    assert [x.numpy().tolist() for x, _ in found] == [[0, 1, 2], [3, 4, 5], [6]]
    assert [y.numpy().tolist() for _, y in found] == [[0, 2, 4], [6, 8, 10], [12]]


def test_inputs_alone_and_lists_of_them():
    (x,) = batches(np.arange(3))
    assert x.numpy().tolist() == [0, 1, 2]
    ((pair,),) = batches([np.arange(3), np.arange(3)])
    assert isinstance(pair, list)


def test_x_and_y_stay_together_when_shuffled():
    found = batches(np.arange(50), {"y": np.arange(50) * 2}, batch_size=8, shuffle=True)
    assert sorted(value for x, _ in found for value in x.numpy().tolist()) == [*range(50)]
    assert all((y["y"].numpy() == 2 * x.numpy()).all() for x, y in found)


def test_steps_say_the_size_of_batches():
    assert ArrayAdapter(np.arange(10), steps=3).num_batches == 3
    assert ArrayAdapter(np.arange(100)).num_batches == 4


@pytest.mark.parametrize("shuffle", [False, True, "batch"])
@pytest.mark.parametrize("steps", [None, 2])
def test_no_samples_give_no_batches(shuffle, steps):
    adapter = ArrayAdapter(np.ones((0, 3)), steps=steps, shuffle=shuffle)
    assert adapter.num_batches == 0
    assert list(adapter.batches()) == []


def test_one_array_of_weights_serves_all_targets():
    weight, y = np.ones(3), {"a": np.ones(3), "b": np.ones(3)}
    assert set(weights_of(y, weight, None)) == {"a", "b"}


def test_weights_of_classes():
    assert weights_of(np.array([0, 1]), None, {1: 3.0}).tolist() == [1.0, 3.0]


@pytest.mark.parametrize(("y", "sample_weight", "class_weight"), [
    (np.ones(3), np.ones(3), {0: 1.0}), ([np.ones(3)] * 2, None, {0: 1.0}),
    ([np.ones(3)] * 2, [np.ones(3)], None), ([np.ones(3)] * 2, np.ones((3, 4)), None)])
def test_weights_that_do_not_fit(y, sample_weight, class_weight):
    with pytest.raises(ValueError, match="fit"):
        weights_of(y, sample_weight, class_weight)


def test_batches_hold_something():
    with pytest.raises(ValueError, match="batch_size is -2: it must be at least 1"):
        ArrayAdapter(np.arange(4), batch_size=-2)
