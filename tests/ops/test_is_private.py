"""is_private: may this array be changed in place? Chapter 5 sets it as an exercise."""

import numpy as np

import minitf as tf
from minitf.ops.variables.update import is_private, take


def test_an_array_that_only_the_caller_holds():
    array = np.zeros(4)
    assert is_private(array)


def test_an_array_that_has_a_second_name():
    array = np.zeros(4)
    other = array
    assert not is_private(array)
    del other
    assert is_private(array)


def test_an_array_that_a_tensor_holds():
    array = np.zeros(4)
    tensors = [tf.constant(0.0)]
    tensors[0]._array = array
    assert not is_private(array)
    tensors.clear()
    assert is_private(array)


def test_an_array_of_which_there_is_a_view():
    array = np.zeros((4, 4))
    view = array[1:]
    assert not is_private(array)
    assert view.base is array


def test_a_view_of_something_else():
    whole = np.zeros(8)
    half = whole[:4]
    del whole
    assert not is_private(half), "nobody else knows this view, but the memory is not its own"
    own = half.copy()
    assert is_private(own)


def test_columns_first_is_no_plain_order():
    array = np.asfortranarray(np.zeros((2, 3)))
    assert not is_private(array)
    plain = np.zeros((2, 3))
    assert is_private(plain)


def test_the_array_of_a_variable_that_nobody_has_read():
    v = tf.Variable(tf.ones([3]) + 1.0)
    address = v._array.ctypes.data
    v.assign_add(tf.ones([3]))
    assert v._array.ctypes.data == address
    assert v.numpy().tolist() == [3.0, 3.0, 3.0]


def test_the_array_of_a_variable_that_somebody_has_read():
    v = tf.Variable(tf.ones([3]) + 1.0)
    seen = v.value()
    v.assign_add(tf.ones([3]))
    assert seen.numpy().tolist() == [2.0, 2.0, 2.0]
    del seen
    address = v._array.ctypes.data
    v.assign_add(tf.ones([3]))  # nobody looks any more
    assert v._array.ctypes.data == address


def test_take_copies_what_is_not_private():
    v = tf.Variable([1.0, 2.0])
    seen = v.value()
    array = take(v)
    assert array is not seen._array
    assert array.tolist() == [1.0, 2.0]
