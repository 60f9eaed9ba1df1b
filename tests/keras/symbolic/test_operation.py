"""minitf/keras/symbolic/operation.py"""

import pytest

import minitf as tf
from minitf.keras.symbolic.operation import Operation, plain_arguments, same_error

keras = tf.keras


class Scale(Operation):
    def __init__(self, factor=2.0, *, name=None):
        super().__init__(name=name)
        self.factor = factor

    def call(self, x):
        return x * self.factor


def test_on_tensors_it_computes_and_on_symbols_it_notes():
    scale = Scale(3.0)
    assert scale(tf.constant(2.0)).numpy() == 6.0
    y = scale(keras.KerasTensor((None, 2)))
    assert y.shape == (None, 2)
    assert y._keras_history.operation is scale


def test_an_error_says_what_could_not_be_inferred():
    class Fails(Operation):
        def call(self, x):
            raise IndexError("too far")

    with pytest.raises(IndexError, match=r"Fails 'f': too far: Could not automatically infer"):
        Fails(name="f")(keras.KerasTensor((1,)))


def test_without_a_call():
    with pytest.raises(NotImplementedError, match="must be implemented"):
        Operation()(1)
    with pytest.raises(AttributeError, match="never been called"):
        Operation().output  # noqa: B018


def test_configs_of_plain_arguments():
    assert Scale(name="s").get_config() == {"name": "s", "factor": 2.0}
    assert Scale.from_config({"factor": 5.0}).factor == 5.0
    with pytest.raises(NotImplementedError, match="Implement get_config"):
        Scale(tf.constant(1.0)).get_config()
    with pytest.raises(TypeError, match="the constructor says"):
        Scale.from_config({"size": 1})


def test_which_arguments_are_plain():
    class Takes:
        def __init__(self, a, b=(1, 2), *more, c=None, name="n", **rest):
            pass

    assert plain_arguments(Takes, (1,), {"d": [2]}) == {"a": 1, "b": (1, 2), "c": None, "d": [2]}
    assert plain_arguments(Takes, (1, 2, 3), {}) is None
    assert plain_arguments(Takes, (object(),), {}) is None
    assert plain_arguments(Takes, (), {}) is None


def test_an_error_of_the_same_class():
    class Odd(Exception):
        def __init__(self, a, b):
            pass

    assert type(same_error(KeyError("a"), "b")) is KeyError
    assert type(same_error(Odd(1, 2), "b")) is RuntimeError


def test_names():
    with pytest.raises(ValueError, match="without '/'"):
        Operation(name="a/b")
    assert repr(Operation(name="o")) == "<Operation name=o>"
