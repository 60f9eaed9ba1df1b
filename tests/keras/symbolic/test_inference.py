"""minitf/keras/symbolic/inference.py"""

import pytest

import minitf as tf
from minitf.keras.symbolic.inference import as_keras_tensor, infer_outputs, placeholder

keras = tf.keras
X = keras.KerasTensor((None, 4))


def test_shapes_and_dtypes_are_found():
    y = infer_outputs(lambda x, n: {"sum": tf.reduce_sum(x, -1), "n": n, "more": [tf.cast(x, "int32")]}, (X, 3))
    assert (y["sum"].shape, y["sum"].dtype, y["n"], y["more"][0].dtype) == ((None,), "float32", 3, "int32")


def test_nothing_is_computed_or_changed():
    v = keras.Variable(1.0)

    def grow(x):
        v.assign_add(1.0)
        return x * v

    assert infer_outputs(grow, (X,)).shape == (None, 4)
    assert v.numpy() == 1.0


def test_seeds_stay():
    dropout = keras.layers.Dropout(0.5)
    before = dropout.seed_generator.state.numpy().tolist()
    dropout(keras.Input((3,)))
    assert dropout.seed_generator.state.numpy().tolist() == before


def test_variables_are_really_made():
    class Makes(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.inner = keras.layers.Dense(2)

        def call(self, x):
            return self.inner(x)

    layer = Makes()
    layer(keras.Input((3,)))
    assert layer.inner.kernel.numpy().shape == (3, 2)


def test_a_function_may_branch_on_a_symbol():
    def clipped(x):
        if tf.reduce_sum(x) > 0:
            return x
        return -x

    assert infer_outputs(clipped, (X,)).shape == (None, 4)


def test_errors_go_through():
    with pytest.raises(ValueError, match="MatMul"):
        infer_outputs(lambda x: tf.matmul(x, tf.ones((3, 3))), (X,))


def test_masks_come_in_and_not_out():
    x = keras.KerasTensor((None, 4))
    x._keras_mask = keras.KerasTensor((None, 4), "bool")
    seen = []
    y = infer_outputs(lambda x: seen.append(x._keras_mask) or x, (x,))
    assert seen[0].dtype == tf.bool
    assert not hasattr(y, "_keras_mask")


def test_other_values_stay():
    assert placeholder(None, 3) == 3
    assert as_keras_tensor("a") == "a"
    assert as_keras_tensor(tf.ones((2, 3))).shape == (2, 3)
