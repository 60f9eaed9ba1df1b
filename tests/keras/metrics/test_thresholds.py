"""minitf/keras/metrics/thresholds.py: the short way counts what the plain way counts, and both what a loop counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf
from minitf.keras.metrics.thresholds import Answers, Thresholds, by_comparison, by_place, checked_thresholds, count

EVEN = [0.0, 0.25, 0.5, 0.75, 1.0]


def counted(thresholds, y_true, y_pred, weights):
    """tp, fp, tn, fn at each threshold, with loops."""
    counts = np.zeros([4, len(thresholds)])
    for number, threshold in enumerate(thresholds):
        for true, pred, weight in zip(y_true, y_pred, weights, strict=True):
            said, is_so = pred > threshold, bool(true)
            counts[(0 if is_so else 1) if said else (3 if is_so else 2), number] += weight
    return counts


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(np.linspace(0, 1, 13)), st.sampled_from([0.0, 1.0, 2.0])),
                min_size=1, max_size=20))
def test_both_ways_count_as_a_loop_does(rows):
    y_true, y_pred, weights = (np.array(column) for column in zip(*rows, strict=True))
    expected = counted(EVEN, y_true, y_pred, weights)
    column = [tf.constant(part.reshape(-1, 1)) for part in (y_true, y_pred, weights)]
    for way in by_comparison, by_place:
        found = way(Thresholds(EVEN), Answers(*column))
        np.testing.assert_allclose([kind.numpy()[:, 0] for kind in found], expected)


def test_labels_stand_apart_on_request():
    y_true, y_pred = [[1, 0], [1, 1]], [[0.9, 0.9], [0.2, 0.6]]
    together, apart = (count(Thresholds([0.5]), y_true, y_pred, multi_label=multi) for multi in (False, True))
    assert together.true_positives.numpy().tolist() == [2.0]
    assert apart.true_positives.numpy().tolist() == [[1.0, 1.0]]
    assert apart.false_positives.numpy().tolist() == [[0.0, 1.0]]


@pytest.mark.parametrize(("values", "even"), [
    (EVEN, True), ([-1e-7, 0.5, 1 + 1e-7], True), ([0.5], False), ([0.0, 1.0], False), ([0.0, 0.4, 1.0], False),
])
def test_which_thresholds_are_even(values, even):
    assert Thresholds(values).even == even


def test_thresholds_out_of_range_are_refused():
    assert checked_thresholds(None, 0.5) == [0.5]
    assert checked_thresholds(0.2, 0.5) == [0.2]
    with pytest.raises(ValueError, match=r"received \[2\]: every threshold must be in \[0, 1\]"):
        checked_thresholds([0.5, 2], 0.5)


def test_a_batch_of_unknown_size():
    @tf.function(input_signature=[tf.TensorSpec([None]), tf.TensorSpec([None])])
    def positives(y_true, y_pred):
        return count(Thresholds(EVEN), y_true, y_pred).true_positives

    assert positives([1.0, 1.0, 0.0], [0.3, 0.8, 0.9]).numpy().tolist() == [2.0, 2.0, 1.0, 1.0, 0.0]
