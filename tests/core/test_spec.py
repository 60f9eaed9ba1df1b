"""Spec, what a shape rule knows; and TensorSpec, what a user writes."""

import pytest

import minitf as tf
from minitf.core.spec import Spec, TensorSpec


@pytest.mark.parametrize(
    ("dims", "rank", "static", "size", "text"),
    [
        ((), 0, True, 1, "float32[]"),
        ((2, 3), 2, True, 6, "float32[2, 3]"),
        ((2, 0), 2, True, 0, "float32[2, 0]"),
        ((None, 3), 2, False, None, "float32[?, 3]"),
        (None, None, False, None, "float32[...]"),
    ],
)
def test_what_a_spec_says_of_a_shape(dims, rank, static, size, text):
    spec = Spec(dims, tf.float32)
    assert (spec.rank, spec.is_static, spec.size, str(spec)) == (rank, static, size, text)


def test_a_changed_spec_is_a_new_one_without_the_value():
    spec = Spec((2,), tf.int32, value="known")
    wider = spec.with_dims((2, 2))
    assert (wider.dims, wider.dtype, wider.value) == ((2, 2), tf.int32, None)
    assert spec.with_dtype(tf.int64).dtype == tf.int64
    assert (spec.dims, spec.value) == ((2,), "known")


def test_tensor_spec_repr_is_tensorflows():
    assert repr(tf.TensorSpec([None, 3], tf.float32, "x")) == (
        "TensorSpec(shape=(None, 3), dtype=tf.float32, name='x')"
    )
    assert repr(tf.TensorSpec(None, tf.int32)) == "TensorSpec(shape=<unknown>, dtype=tf.int32, name=None)"


def test_tensor_spec_of_a_tensor():
    assert TensorSpec.from_tensor(tf.zeros([2, 3])) == tf.TensorSpec([2, 3])
    assert TensorSpec.from_spec(tf.TensorSpec([1], name="a"), "b").name == "b"
    assert TensorSpec.from_spec(tf.TensorSpec([1], name="a")).name == "a"


def test_tensor_spec_compatibility():
    spec = tf.TensorSpec([None, 3])
    assert spec.is_compatible_with(tf.zeros([7, 3]))
    assert not spec.is_compatible_with(tf.zeros([7, 4]))
    assert not spec.is_compatible_with(tf.zeros([7, 3], tf.float64))


def test_tensor_spec_equality_and_hash():
    assert tf.TensorSpec([None, 3]) == tf.TensorSpec([None, 3])
    assert tf.TensorSpec([None, 3]) != tf.TensorSpec([2, 3])
    assert tf.TensorSpec([2]) != tf.TensorSpec([2], name="x")
    assert tf.TensorSpec(None) != tf.TensorSpec([])
    assert len({tf.TensorSpec([None]), tf.TensorSpec([None])}) == 1


def test_the_narrowest_common_spec():
    common = tf.TensorSpec([2, 3]).most_specific_common_supertype([tf.TensorSpec([4, 3])])
    assert common == tf.TensorSpec([None, 3])
    assert tf.TensorSpec([2]).most_specific_common_supertype([tf.TensorSpec([2, 2])]) == tf.TensorSpec(None)
    assert tf.TensorSpec([2]).most_specific_common_supertype([tf.TensorSpec([2], tf.int32)]) is None
