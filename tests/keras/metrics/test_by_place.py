"""Counts without comparing, piece by piece: the tests of an exercise of chapter 13."""

import numpy as np

import minitf as tf
from minitf.keras.metrics.thresholds import Answers, Thresholds, by_place

EVEN = [0.0, 0.25, 0.5, 0.75, 1.0]


def counts(y_true, y_pred, weights=None, thresholds=EVEN):
    columns = [np.array(y_true, bool), np.array(y_pred, "float32")]
    columns += [] if weights is None else [np.array(weights, "float32")]
    columns = [tf.constant(column.reshape(len(column), -1)) for column in columns]
    return by_place(Thresholds(thresholds), Answers(*columns, *([None] if weights is None else [])))


def flat(found):
    return [kind.numpy()[:, 0].tolist() for kind in found]


def test_true_positives_are_the_yeses_above_a_threshold():
    assert flat(counts([1, 1, 1], [0.1, 0.6, 0.9]))[0] == [3.0, 2.0, 2.0, 1.0, 0.0]


def test_false_positives_are_the_noes_above_a_threshold():
    assert flat(counts([0, 1, 0], [0.1, 0.6, 0.9]))[1] == [2.0, 1.0, 1.0, 1.0, 0.0]


def test_negatives_are_all_the_others():
    found = flat(counts([1, 1, 0, 0], [0.1, 0.6, 0.3, 0.9]))
    assert found[2:] == [[0.0, 0.0, 1.0, 1.0, 2.0], [0.0, 1.0, 1.0, 2.0, 2.0]]


def test_on_the_threshold_is_a_no():
    assert flat(counts([1, 1, 1], [0.0, 0.5, 1.0]))[0] == [2.0, 2.0, 1.0, 1.0, 0.0]


def test_a_first_threshold_below_zero():
    below_zero = [-1e-7, 0.25, 0.5, 0.75, 1 + 1e-7]
    assert flat(counts([1, 1, 0], [0.0, 0.3, 0.0], thresholds=below_zero))[:2] == [[2.0, 1.0, 0.0, 0.0, 0.0],
                                                                                  [1.0, 0.0, 0.0, 0.0, 0.0]]


def test_predictions_out_of_range():
    assert flat(counts([1, 1], [-3.0, 4.0]))[0] == [1.0, 1.0, 1.0, 1.0, 0.0]


def test_labels_stand_apart():
    found = counts([[1, 0], [1, 1]], [[0.9, 0.9], [0.2, 0.6]])
    assert found.true_positives.numpy().T.tolist() == [[2.0, 1.0, 1.0, 1.0, 0.0], [1.0, 1.0, 1.0, 0.0, 0.0]]
    assert found.false_positives.numpy().T.tolist() == [[0.0] * 5, [1.0, 1.0, 1.0, 1.0, 0.0]]


def test_an_answer_counts_as_much_as_it_weighs():
    assert flat(counts([1, 1, 0], [0.9, 0.3, 0.9], [0.5, 2.0, 3.0]))[:2] == [[2.5, 2.5, 0.5, 0.5, 0.0],
                                                                           [3.0, 3.0, 3.0, 3.0, 0.0]]


def test_nothing_is_as_large_as_all_comparisons():
    samples, levels = 300, 100
    count = tf.function(lambda y_true, y_pred: by_place(Thresholds(np.linspace(0, 1, levels)),
                                                        Answers(y_true, y_pred, None)))
    traced = count.get_concrete_function(tf.TensorSpec([samples, 1], tf.bool), tf.TensorSpec([samples, 1]))
    sizes = [output.shape.num_elements() for op in traced.graph.get_operations() for output in op.outputs]
    assert max(size for size in sizes if size is not None) < samples * levels / 2
