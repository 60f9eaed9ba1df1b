"""Activations and cross entropies of keras.backend."""

import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras

WORDS = (
    "relu elu hard_sigmoid sigmoid softmax sqrt pow clip dropout bias_add switch binary_crossentropy "
    "categorical_crossentropy sparse_categorical_crossentropy abs sign round sin cos exp log square tanh "
    "softplus softsign equal not_equal less less_equal greater greater_equal maximum minimum cumsum "
    "cumprod cast ones_like zeros_like foldl map_fn"
)


@pytest.mark.parametrize("expression", cases("backend", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("backend", expression)


def test_an_old_loss_works_as_it_was_written():
    backend = tf.keras.backend

    def dice(y_true, y_pred, smooth=1.0):
        y_true, y_pred = backend.flatten(y_true), backend.flatten(y_pred)
        common = backend.sum(y_true * y_pred)
        return 1 - (2 * common + smooth) / (backend.sum(y_true) + backend.sum(y_pred) + smooth)

    assert float(dice(tf.constant([[1.0, 0.0]]), tf.constant([[1.0, 0.0]]))) == 0.0
    assert float(tf.function(dice)(tf.constant([[1.0, 0.0]]), tf.constant([[0.0, 1.0]]))) == pytest.approx(2 / 3)


def test_classes_that_do_not_count():
    shares, labels = tf.constant([[0.5, 0.5], [0.1, 0.9]]), tf.constant([-1, 1])
    found = tf.keras.backend.sparse_categorical_crossentropy(labels, shares, ignore_class=-1)
    assert found.numpy().round(4).tolist() == pytest.approx([0.0, 0.1054])


def test_loops():
    backend, x = tf.keras.backend, tf.constant([1.0, 2.0, 4.0])
    assert float(backend.foldl(lambda so_far, row: so_far - row, x)) == -5.0
    assert float(backend.foldr(lambda so_far, row: so_far - row, x)) == 1.0
    assert backend.map_fn(lambda row: row * 2, x).numpy().tolist() == [2.0, 4.0, 8.0]


OTHERS = "in_top_k batch_normalization binary_focal_crossentropy categorical_focal_crossentropy result_type"


@pytest.mark.parametrize("expression", cases("backend_arrays", OTHERS))
def test_keras_gave_the_same_for_these(expression):
    same_as_keras("backend_arrays", expression)
