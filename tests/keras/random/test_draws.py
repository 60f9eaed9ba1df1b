"""Random choices about given tensors."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras
from minitf.keras.random.draws import filled_shape


@pytest.mark.parametrize("expression", cases("random", "categorical dropout shuffle"))
def test_keras_gave_the_same(expression):
    same_as_keras("random", expression)


def test_dropout_keeps_the_mean_and_is_traced_with_open_shapes():
    y = tf.keras.random.dropout(tf.ones([20000]), 0.3, seed=1).numpy()
    assert set(np.round(np.unique(y), 5)) == {0.0, np.float32(1.42857)}
    assert y.mean() == pytest.approx(1.0, abs=0.02)
    traced = tf.function(
        lambda x: tf.keras.random.dropout(x, 0.3, (None, 1), seed=1), input_signature=[tf.TensorSpec([None, 3])]
    )
    assert np.array_equal(traced(tf.ones([4, 3])), tf.keras.random.dropout(tf.ones([4, 3]), 0.3, (None, 1), seed=1))


def test_a_noise_shape_is_filled_up():
    assert [int(size) for size in filled_shape((None, 1), tf.ones([4, 3]))] == [4, 1]
    assert filled_shape(None, tf.ones([4, 3])).numpy().tolist() == [4, 3]


def test_shuffling_loses_nothing():
    assert sorted(tf.keras.random.shuffle(tf.range(50), seed=3).numpy()) == list(range(50))
