"""Conversion: which dtype a Python or NumPy value gets, and what has no place in a tensor. Cases from TensorFlow."""

import numpy as np
import pytest

import minitf as tf
from naming import without_addresses

CHOSEN = [
    (1, "int32"),
    (2**40, "int64"),
    (1.5, "float32"),
    (True, "bool"),
    (1 + 2j, "complex128"),
    ("a", "string"),
    (b"a", "string"),
    ([1, 2.5], "float32"),
    ([1, 2**40], "int64"),
    ([[1], [2]], "int32"),
    ([], "float32"),
    (range(3), "int32"),
    (np.float64(1), "float64"),
    ([np.float64(1)], "float64"),
    (np.array([1, 2]), "int64"),
    (np.array([1.0], np.float16), "float16"),
    (np.array(["a", "b"]), "string"),
    (np.array([1.0], ">f4"), "float32"),
]


@pytest.mark.parametrize(("value", "dtype"), CHOSEN, ids=repr)
def test_the_dtype_that_a_value_chooses(value, dtype):
    assert tf.constant(value).dtype.name == dtype


REFUSED = [
    ([True, 1], None, ValueError, "mixed"),
    ([1, "a"], None, ValueError, "mixed"),
    ([[1, 2], [3]], None, ValueError, "same length"),
    (2**70, None, ValueError, "64 bits"),
    (None, None, ValueError, "NoneType"),
    (object(), None, ValueError, "object"),
    ([object()], None, ValueError, "object"),
    (np.array([None]), None, ValueError, "NoneType"),
    (1.5, "int32", TypeError, "1.5"),
    ("a", "float32", TypeError, "'a'"),
    (1, "string", TypeError, "string"),
    (1, "bool", TypeError, "bool"),
    (300, "uint8", ValueError, "out of range"),
    (np.zeros(1, "M8[s]"), None, ValueError, "datetime64"),
]


@pytest.mark.parametrize(("value", "dtype", "error", "words"), REFUSED, ids=without_addresses)
def test_what_no_tensor_can_hold(value, dtype, error, words):
    with pytest.raises(error, match=words):
        tf.constant(value, dtype)


def test_numpy_arrays_are_cast_and_copied():
    array = np.array([1.5, 2.5])
    x = tf.constant(array)
    array[0] = 9.0
    assert x.numpy().tolist() == [1.5, 2.5]
    assert tf.constant(array, tf.int32).numpy().tolist() == [9, 2]


def test_strings_become_bytes():
    assert tf.constant(["é", b"b"]).numpy().tolist() == ["é".encode(), b"b"]


def test_constant_fills_or_reshapes_to_a_shape():
    assert tf.constant(1, shape=[2, 2]).numpy().tolist() == [[1, 1], [1, 1]]
    assert tf.constant([1, 2, 3, 4], shape=[2, 2]).numpy().tolist() == [[1, 2], [3, 4]]
    with pytest.raises(TypeError, match="3 elements"):
        tf.constant([1, 2, 3], shape=[2, 2])


def test_a_tensor_is_never_cast_silently():
    x = tf.constant([1.0])
    assert tf.convert_to_tensor(x) is x
    with pytest.raises(ValueError, match="float32 tensor"):
        tf.convert_to_tensor(x, tf.float64)
    with pytest.raises(TypeError, match="float32 tensor"):
        tf.constant(x, tf.float64)


def test_a_hint_is_followed_where_it_can_be():
    assert tf.convert_to_tensor([1, 2], dtype_hint=tf.float32).dtype == tf.float32
    assert tf.convert_to_tensor(1.5, dtype_hint=tf.int32).dtype == tf.float32


def test_a_list_that_holds_tensors_is_stacked():
    x = tf.convert_to_tensor([tf.constant(1.0), 2.0])
    assert x.numpy().tolist() == [1.0, 2.0]
    nested = tf.convert_to_tensor([[tf.constant(1.0), 2.0], [3.0, tf.Variable(4.0)]])
    assert nested.numpy().tolist() == [[1.0, 2.0], [3.0, 4.0]]


def test_a_variable_converts_to_its_value():
    assert tf.convert_to_tensor(tf.Variable([1.0])).numpy().tolist() == [1.0]


class Celsius:
    """A type of the user's own, of degrees."""

    def __init__(self, degrees):
        self.degrees = degrees


@pytest.fixture
def converts_celsius():
    from minitf.core import convert

    tf.register_tensor_conversion_function(
        Celsius, lambda value, dtype=None, name=None, as_ref=False: tf.constant(value.degrees, dtype)
    )
    yield
    convert._conversions.pop()


@pytest.mark.usefixtures("converts_celsius")
def test_other_types_can_be_taught_to_convert():
    assert tf.convert_to_tensor(Celsius(20.0)).numpy() == 20.0
    assert (tf.constant(1.0) + Celsius(20.0)).numpy() == 21.0


class ArrayLike:
    """What has `__array__` converts."""

    def __array__(self, dtype=None, copy=None):
        return np.array([1.0, 2.0], np.float32)


def test_array_likes_convert():
    assert tf.constant(ArrayLike()).numpy().tolist() == [1.0, 2.0]


def test_a_list_that_holds_itself():
    endless: list = []
    endless.append(endless)
    with pytest.raises(ValueError, match=r"^convert_to_tensor: value is \[\[\.\.\.\]\]: a list that holds itself"):
        tf.constant(endless)
