"""minitf/keras/symbolic/function.py"""

import pytest

import minitf as tf
from minitf.keras.symbolic.function import fits, flat_shapes, is_shape

keras = tf.keras


def test_it_runs_on_new_values():
    a, b = keras.KerasTensor((None, 2)), keras.KerasTensor((None, 2))
    f = keras.Function({"a": a, "b": b}, (a * b, [a - b]))
    product, (difference,) = f({"a": tf.ones((1, 2)), "b": tf.fill((1, 2), 3.0)})
    assert product.numpy().tolist() == [[3.0, 3.0]]
    assert difference.numpy().tolist() == [[-2.0, -2.0]]
    assert [operation.name for operation in f.operations] == [f._outputs[0]._keras_history.operation.name,
                                                             f._outputs[1]._keras_history.operation.name]


def test_it_is_an_operation_itself():
    x = keras.KerasTensor((None, 2))
    double = keras.Function(x, x * 2)
    y = keras.KerasTensor((3, 2))
    assert double(y).shape == (3, 2)
    assert double.compute_output_shape((5, 2)) == (5, 2)


def test_wrong_inputs_are_refused():
    x = keras.KerasTensor((None, 2))
    double = keras.Function([x], x * 2)
    with pytest.raises(ValueError, match="incompatible inputs"):
        double([tf.ones((1, 3))])
    with pytest.raises(ValueError, match="structure"):
        double([tf.ones((1, 2))] * 2)


def test_nothing_to_do_is_refused():
    x = keras.KerasTensor((1,))
    with pytest.raises(ValueError, match="inputs is empty"):
        keras.Function([], x * 1)
    with pytest.raises(ValueError, match="outputs is empty"):
        keras.Function(x, [])
    with pytest.raises(ValueError, match="not connected"):
        keras.Function(keras.Input((1,)), keras.Input((2,)))


def test_shapes():
    assert fits((), ())
    assert not fits((1,), ())
    assert is_shape((None, 3))
    assert not is_shape([(1,), (2,)])
    assert flat_shapes({"b": (1, 2), "a": [(3,), (4,)]}) == [(3,), (4,), (1, 2)]
