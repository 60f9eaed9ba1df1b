"""Specs for two calls: also what chapter 7's exercise `relaxed` is graded by."""

import minitf as tf
from minitf.graph.signature import relaxed


def spec(*dims, dtype=tf.float32, name=None):
    return tf.TensorSpec(dims, dtype, name)


def test_sizes_that_differ_are_left_open_and_the_others_stay():
    (both,) = relaxed([spec(2, 4)], [spec(3, 4)])
    assert (both.shape.as_list(), both.dtype) == ([None, 4], tf.float32)


def test_sizes_that_differ_in_rank_leave_everything_open():
    assert relaxed([spec(2)], [spec(2, 2)])[0].shape.rank is None


def test_equal_specs_stay_as_they_are():
    assert relaxed([spec(2, 4), 7], [spec(2, 4), 7]) == [spec(2, 4), 7]


def test_python_values_must_be_the_same():
    assert relaxed([spec(2), 1], [spec(3), 2]) is None
    assert relaxed([1], [True]) is None
    assert relaxed(["a"], ["a"]) == ["a"]


def test_another_dtype_is_another_trace():
    assert relaxed([spec(2)], [spec(2, dtype=tf.int32)]) is None


def test_a_tensor_in_place_of_a_python_value():
    assert relaxed([1], [spec(2)]) is None
    assert relaxed([spec(2)], [1]) is None


def test_the_name_of_the_older_spec_stays():
    assert relaxed([spec(2, name="x")], [spec(3, name="y")])[0].name == "x"
