"""Huber's loss, piece by piece: the tests of an exercise of chapter 13."""

import numpy as np

import minitf as tf
from minitf.keras.losses.robust import huber


def losses(errors, **settings):
    return huber([[0.0]] * len(errors), [[error] for error in errors], **settings).numpy()


def test_small_errors_count_half_their_square():
    np.testing.assert_allclose(losses([0.0, 0.5, -1.0]), [0.0, 0.125, 0.5])


def test_large_errors_grow_in_a_straight_line():
    np.testing.assert_allclose(np.diff(losses([2.0, 3.0, 4.0])), [1.0, 1.0])
    np.testing.assert_allclose(np.diff(losses([-4.0, -3.0, -2.0])), [-1.0, -1.0])


def test_delta_says_how_steep_the_line_is():
    np.testing.assert_allclose(np.diff(losses([3.0, 4.0], delta=2.0)), [2.0])


def test_the_pieces_meet():
    for delta in 0.5, 1.0, 2.0:
        below, above = losses([delta * 0.9999, delta * 1.0001], delta=delta)
        np.testing.assert_allclose(above, below, rtol=1e-3)


def test_both_directions_count_alike():
    np.testing.assert_allclose(losses([0.5, 3.0]), losses([-0.5, -3.0]))


def test_each_sample_has_a_loss_of_its_own():
    assert huber(tf.zeros([4, 3]), tf.ones([4, 3])).shape == (4,)
    np.testing.assert_allclose(huber([[0.0, 0.0]], [[1.0, 3.0]]).numpy(), [1.5])


def test_a_column_of_predictions_meets_a_vector_of_labels():
    assert huber([1.0, 2.0], [[1.0], [2.0]]).numpy().tolist() == [0.0, 0.0]
