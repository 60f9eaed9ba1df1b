"""The three ways to clip, by hand."""

import numpy as np

import minitf as tf
from minitf.keras.optimizers.clipping import clipped


def numbers(gradients):
    return [np.round(gradient.numpy().astype("float64"), 5).tolist() for gradient in gradients]


GRADIENTS = [tf.constant([3.0, 4.0]), tf.constant([0.0, 0.5]), tf.constant([-12.0])]


def test_where_nothing_is_asked_for_nothing_changes():
    assert numbers(clipped(GRADIENTS, None, None, None)) == [[3.0, 4.0], [0.0, 0.5], [-12.0]]


def test_clipvalue_moves_elements_on_both_sides():
    assert numbers(clipped(GRADIENTS, None, 3.5, None)) == [[3.0, 3.5], [0.0, 0.5], [-3.5]]


def test_clipnorm_shortens_each_gradient_for_itself_and_keeps_its_direction():
    assert numbers(clipped(GRADIENTS[:1], 1.0, None, None)) == [[0.6, 0.8]]
    assert numbers(clipped(GRADIENTS[2:], 1.0, None, None)) == [[-1.0]]


def test_clipnorm_leaves_short_gradients_alone():
    assert numbers(clipped(GRADIENTS[1:2], 1.0, None, None)) == [[0.0, 0.5]]


def test_global_clipnorm_shortens_all_by_one_factor():
    gradients = [tf.constant([3.0, 4.0]), tf.constant([-12.0])]  # together 13 long
    assert numbers(clipped(gradients, None, None, 6.5)) == [[1.5, 2.0], [-6.0]]


def test_global_clipnorm_leaves_what_is_short_together_alone():
    assert numbers(clipped(GRADIENTS, None, None, 20.0)) == [[3.0, 4.0], [0.0, 0.5], [-12.0]]
