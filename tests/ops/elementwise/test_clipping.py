"""Shortening what is too long."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table


@table("clipping")
def test_as_tensorflow(expression):
    check("clipping", expression)


def test_the_direction_stays_and_the_length_is_cut():
    x = np.array([[3.0, -4.0], [0.3, 0.4]])
    clipped = tf.clip_by_norm(x, 2.0, axes=1).numpy()
    np.testing.assert_allclose(np.linalg.norm(clipped, axis=1), [2.0, 0.5])
    np.testing.assert_allclose(clipped[0] / 2, x[0] / 5)
    np.testing.assert_allclose(clipped[1], x[1])


def test_the_global_norm_is_that_of_all_elements_together():
    parts = [np.arange(6.0).reshape(2, 3), np.ones(4)]
    whole = np.concatenate([p.reshape(-1) for p in parts])
    np.testing.assert_allclose(tf.linalg.global_norm(parts), np.linalg.norm(whole))
    clipped, before = tf.clip_by_global_norm(parts, 2.0)
    np.testing.assert_allclose(before, np.linalg.norm(whole))
    np.testing.assert_allclose(tf.linalg.global_norm(clipped), 2.0)


def test_rows_of_an_embedding_stay_rows():
    rows = tf.IndexedSlices(tf.constant([[3.0, 4.0]]), tf.constant([7]), tf.constant([9, 2]))
    (clipped,), _ = tf.clip_by_global_norm([rows], 1.0)
    assert isinstance(clipped, tf.IndexedSlices)
    np.testing.assert_allclose(clipped.values, [[0.6, 0.8]], rtol=1e-6)
    assert clipped.indices.numpy().tolist() == [7]


def test_derivatives():
    check_gradients(lambda x: tf.clip_by_norm(x, 1.0), [3.0, -4.0])
    check_gradients(lambda x, y: tf.concat(tf.clip_by_global_norm([x, y], 2.0)[0], 0), [3.0, -4.0], [1.0])


def test_one_tensor_is_no_list():
    with pytest.raises(TypeError, match=r"global_norm: t_list is a Tensor: it must be a list.*\[t\]"):
        tf.linalg.global_norm(tf.constant([1.0]))


def test_tensors_that_are_short_enough_stay_as_they_are():
    (clipped,), before = tf.clip_by_global_norm([tf.constant([3.0, 4.0])], 10.0)
    np.testing.assert_allclose(clipped, [3.0, 4.0], rtol=1e-6)
    assert before.numpy() == 5.0


def test_all_tensors_shrink_by_one_factor():
    (long, short), _ = tf.clip_by_global_norm([tf.constant([30.0]), tf.constant([0.4])], 3.0)
    np.testing.assert_allclose(long / short, [75.0], rtol=1e-5)


def test_what_has_no_gradient_stays_none():
    (none, clipped), before = tf.clip_by_global_norm([None, tf.constant([3.0, 4.0])], 1.0)
    assert none is None
    np.testing.assert_allclose(clipped, [0.6, 0.8], rtol=1e-6)
    assert before.numpy() == 5.0


def test_a_norm_that_is_known_is_not_computed_again():
    (clipped,), norm = tf.clip_by_global_norm([tf.constant([3.0, 4.0])], 1.0, use_norm=tf.constant(10.0))
    np.testing.assert_allclose(clipped, [0.3, 0.4], rtol=1e-6)
    assert norm.numpy() == 10.0


def test_a_gradient_that_is_not_finite_is_not_hidden():
    (a, b), _ = tf.clip_by_global_norm([tf.constant([np.inf]), tf.constant([1.0])], 1.0)
    assert np.isnan([a, b]).all()
