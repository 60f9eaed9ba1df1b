"""What merging layers have in common."""

import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras


@pytest.mark.parametrize("expression", cases("merging", "Add Maximum"))
def test_keras_gave_the_same(expression):
    same_as_keras("merging", expression)


def test_a_subclass_says_how():
    class Last(tf.keras.layers.Add):
        def _merge_function(self, inputs):
            return inputs[-1]

    assert Last()([tf.zeros([1, 2]), tf.ones([1, 2])]).numpy().tolist() == [[1.0, 1.0]]


@pytest.mark.parametrize("wrong", [tf.ones([2, 3]), []])
def test_it_takes_a_list(wrong):
    with pytest.raises(ValueError, match=r"list|input"):
        tf.keras.layers.Add()(wrong)


def test_masks_must_be_a_list_too():
    with pytest.raises(ValueError, match="mask"):
        tf.keras.layers.Add().compute_mask([tf.ones([1]), tf.ones([1])], tf.constant([True]))


def test_contract_of_fewer_axes():
    check_layer(tf.keras.layers.Add, {}, [(2, 3, 4), (2, 4)], output_shape=(2, 3, 4))


@pytest.mark.parametrize("name", ["Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate"])
def test_integers_beside_floats_become_floats(name):
    layer = getattr(tf.keras.layers, name)()
    assert layer([tf.constant([[1, 2]]), tf.constant([[0.5, 0.5]])]).dtype == tf.float32
    if name != "Average":
        assert layer([tf.constant([[1]], tf.int64), tf.constant([[2]])]).dtype == tf.int64
