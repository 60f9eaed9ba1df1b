"""Tensor: what it says of itself, and how it leaves for Python and NumPy."""

import copy
import pickle

import ml_dtypes
import numpy as np
import pytest

import minitf as tf
from minitf.core.tensor import Tensor

X = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]

# value -> what TensorFlow prints
REPRS = [
    (1.5, "<tf.Tensor: shape=(), dtype=float32, numpy=1.5>"),
    (0.1, "<tf.Tensor: shape=(), dtype=float32, numpy=0.10000000149011612>"),
    (7, "<tf.Tensor: shape=(), dtype=int32, numpy=7>"),
    (True, "<tf.Tensor: shape=(), dtype=bool, numpy=True>"),
    ("a", "<tf.Tensor: shape=(), dtype=string, numpy=b'a'>"),
    ([1, 2], "<tf.Tensor: shape=(2,), dtype=int32, numpy=array([1, 2], dtype=int32)>"),
    ([], "<tf.Tensor: shape=(0,), dtype=float32, numpy=array([], dtype=float32)>"),
    ([[1], [2]], "<tf.Tensor: shape=(2, 1), dtype=int32, numpy=\narray([[1],\n       [2]], dtype=int32)>"),
    (["a", "b"], "<tf.Tensor: shape=(2,), dtype=string, numpy=array([b'a', b'b'], dtype=object)>"),
]

STRS = [
    (1.5, "tf.Tensor(1.5, shape=(), dtype=float32)"),
    (0.1, "tf.Tensor(0.1, shape=(), dtype=float32)"),
    ([1.0, 2.0], "tf.Tensor([1. 2.], shape=(2,), dtype=float32)"),
    ([[1], [2]], "tf.Tensor(\n[[1]\n [2]], shape=(2, 1), dtype=int32)"),
    ("a", "tf.Tensor(b'a', shape=(), dtype=string)"),
]


@pytest.mark.parametrize(("value", "text"), REPRS)
def test_repr_is_tensorflows(value, text):
    assert repr(tf.constant(value)) == text


@pytest.mark.parametrize(("value", "text"), STRS)
def test_str_is_tensorflows(value, text):
    assert str(tf.constant(value)) == text


def test_what_it_is():
    x = tf.constant(X)
    assert isinstance(x.shape, tf.TensorShape)
    assert x.shape == x.get_shape() == [2, 3]
    assert (x.dtype, x.ndim, len(x)) == (tf.float32, 2, 2)
    assert x.device == x.backing_device == "/job:localhost/replica:0/task:0/device:CPU:0"


def test_only_graph_tensors_have_a_name_and_a_graph():
    with pytest.raises(AttributeError, match="eager"):
        _ = tf.constant(1.0).name
    with pytest.raises(AttributeError, match="eager"):
        _ = tf.constant(1.0).graph


def test_set_shape_checks():
    tf.constant(X).set_shape([None, 3])
    with pytest.raises(ValueError, match="set_shape"):
        tf.constant(X).set_shape([2, 4])


# --- out to NumPy ---------------------------------------------------------------------------------------------------
def test_numpy_is_a_copy_that_may_be_changed():
    x = tf.constant([1.0, 2.0])
    array = x.numpy()
    array[0] = 9.0
    assert x.numpy().tolist() == [1.0, 2.0]


def test_numpy_of_a_scalar_is_a_numpy_scalar():
    assert isinstance(tf.constant(1.5).numpy(), np.float32)
    assert tf.constant("a").numpy() == b"a"


def test_array_is_a_view_that_may_not_be_changed():
    x = tf.constant([1.0, 2.0])
    array = np.asarray(x)
    assert np.shares_memory(array, np.asarray(x))
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 9.0


def test_array_converts_and_copies_on_request():
    x = tf.constant([1.0, 2.0])
    assert np.asarray(x, np.int64).dtype == np.int64
    copied = np.array(x)
    copied[0] = 9.0
    assert x.numpy()[0] == 1.0


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "int8", "uint64", "complex64", "bool"])
def test_arrays_keep_their_dtype(dtype):
    expected = np.dtype(getattr(ml_dtypes, dtype, dtype))
    assert tf.ones([2], dtype).numpy().dtype == np.asarray(tf.ones([2], dtype)).dtype == expected


def test_dlpack_shares_memory():
    x = tf.constant([1.0, 2.0])
    array = np.from_dlpack(x)
    assert array.tolist() == [1.0, 2.0]
    assert np.shares_memory(array, np.asarray(x))


# --- out to Python --------------------------------------------------------------------------------------------------
def test_scalars_convert():
    assert (int(tf.constant(3)), float(tf.constant(3)), complex(tf.constant(1.0))) == (3, 3.0, 1 + 0j)
    assert [10, 20, 30][tf.constant(1)] == 20
    assert f"{tf.constant(1.5):.2f}" == "1.50"


@pytest.mark.parametrize("kind", [int, float, complex])
def test_only_a_tensor_without_axes_converts(kind):
    with pytest.raises(TypeError, match="without axes"):
        kind(tf.constant([1.0, 2.0]))


def test_truth():
    assert bool(tf.constant([[2]]))
    assert not tf.constant(0.0)
    with pytest.raises(ValueError, match="ambiguous"):
        bool(tf.constant([True, True]))


def test_length_and_iteration():
    rows = list(tf.constant(X))
    assert [row.numpy().tolist() for row in rows] == X
    with pytest.raises(TypeError, match="no length"):
        len(tf.constant(1))
    with pytest.raises(TypeError, match="iterate"):
        iter(tf.constant(1))


# --- identity -------------------------------------------------------------------------------------------------------
def test_a_tensor_is_no_key_but_its_reference_is():
    x = tf.constant(1.0)
    with pytest.raises(TypeError, match=r"tensor\.ref\(\)"):
        hash(x)
    assert x.ref() == x.ref()
    assert x.ref() != tf.constant(1.0).ref()
    assert len({x.ref(), x.ref()}) == 1
    assert x.ref().deref() is x
    assert repr(tf.constant(1).ref()) == "<Reference wrapping <tf.Tensor: shape=(), dtype=int32, numpy=1>>"


def test_copies():
    x = tf.constant([1.0, 2.0])
    assert copy.copy(x) is x
    for other in (copy.deepcopy(x), pickle.loads(pickle.dumps(x))):  # noqa: S301  our own bytes
        assert isinstance(other, Tensor)
        assert other.numpy().tolist() == [1.0, 2.0]
        assert not np.shares_memory(np.asarray(other), np.asarray(x))


def test_is_tensor():
    assert tf.is_tensor(tf.constant(1))
    assert tf.is_tensor(tf.Variable(1))
    assert not tf.is_tensor(np.zeros(2))
    assert not tf.is_tensor([1])
