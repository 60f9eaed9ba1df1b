"""The four kinds of answers, piece by piece: the tests of an exercise of chapter 13."""

import numpy as np

import minitf as tf
from minitf.keras.metrics.thresholds import Answers, Thresholds, by_comparison


def counts(thresholds, y_true, y_pred, weights=None):
    columns = [np.array(y_true, bool), np.array(y_pred, "float32")]
    columns += [] if weights is None else [np.array(weights, "float32")]
    columns = [tf.constant(column.reshape(len(column), -1)) for column in columns]
    return by_comparison(Thresholds(thresholds), Answers(*columns, *([None] if weights is None else [])))


def flat(found):
    return [kind.numpy()[:, 0].tolist() for kind in found]


def test_two_ways_to_be_right_and_two_to_be_wrong():
    found = counts([0.5], [1, 1, 1, 0, 0, 1, 0, 1, 1, 0], [0.9, 0.8, 0.7, 0.9, 0.8, 0.1, 0.1, 0.9, 0.2, 0.6])
    assert flat(found) == [[4.0], [3.0], [1.0], [2.0]]


def test_false_alarms_are_no_misses():
    found = counts([0.5], [0, 0, 0, 1], [0.9, 0.9, 0.9, 0.1])
    assert found.false_positives.numpy().tolist() == [[3.0]]
    assert found.false_negatives.numpy().tolist() == [[1.0]]


def test_each_threshold_for_itself():
    found = counts([0.1, 0.5, 0.9], [1, 1, 0], [0.3, 0.7, 0.7])
    assert flat(found) == [[2.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 2.0]]


def test_on_the_threshold_is_a_no():
    assert flat(counts([0.5], [1, 0], [0.5, 0.5])) == [[0.0], [0.0], [1.0], [1.0]]


def test_labels_stand_apart():
    found = counts([0.5], [[1, 0], [1, 1]], [[0.9, 0.9], [0.2, 0.6]])
    assert [kind.numpy().tolist() for kind in found] == [[[1.0, 1.0]], [[0.0, 1.0]], [[0.0, 0.0]], [[1.0, 0.0]]]


def test_an_answer_counts_as_much_as_it_weighs():
    assert flat(counts([0.5], [1, 1, 0], [0.9, 0.9, 0.9], [0.5, 2.0, 3.0])) == [[2.5], [3.0], [0.0], [0.0]]


def test_every_answer_is_of_one_kind():
    rng = np.random.default_rng(3)
    found = counts(np.linspace(0, 1, 7), rng.integers(0, 2, 50), rng.uniform(size=50))
    np.testing.assert_allclose(sum(kind.numpy() for kind in found), np.full([7, 1], 50.0))


def test_the_dtype_is_that_of_the_predictions():
    answers = Answers(tf.constant([[True]]), tf.constant([[0.5]], tf.float64), None)
    assert {kind.dtype for kind in by_comparison(Thresholds([0.2]), answers)} == {tf.float64}
