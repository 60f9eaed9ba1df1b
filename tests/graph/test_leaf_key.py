"""The key of one argument: also what chapter 7's exercise `leaf_key` is graded by."""

import minitf as tf
from minitf.graph.signature import leaf_key


def test_a_tensor_is_known_by_dtype_and_shape():
    assert leaf_key(tf.constant([1.0, 2.0])) == leaf_key(tf.constant([3.0, 4.0]))
    assert leaf_key(tf.constant([1.0, 2.0])) != leaf_key(tf.constant([1.0]))
    assert leaf_key(tf.constant([1.0])) != leaf_key(tf.constant([1]))


def test_a_spec_is_like_the_tensor_that_it_describes():
    assert leaf_key(tf.TensorSpec([2], tf.float32)) == leaf_key(tf.constant([1.0, 2.0]))
    assert leaf_key(tf.TensorSpec(None, tf.float32)) == leaf_key(tf.TensorSpec(None, tf.float32))
    assert leaf_key(tf.TensorSpec([None], tf.float32)) != leaf_key(tf.TensorSpec(None, tf.float32))


def test_a_python_value_has_its_type_beside_it():
    assert leaf_key(1) == leaf_key(1)
    assert leaf_key("a") == leaf_key("a")
    assert len({leaf_key(1), leaf_key(1.0), leaf_key(True)}) == 3
    assert leaf_key(None) != leaf_key(0)


def test_a_variable_is_known_by_itself():
    v, w = tf.Variable(1.0), tf.Variable(1.0)
    assert leaf_key(v) == leaf_key(v)
    assert leaf_key(v) != leaf_key(w)
    assert leaf_key(v) == leaf_key(v.assign_add(1.0))


def test_what_cannot_be_hashed_is_known_by_itself():
    class Odd:
        __hash__ = None

    odd = Odd()
    assert leaf_key(odd) == leaf_key(odd)
    assert leaf_key(odd) != leaf_key(Odd())
    assert {leaf_key(odd): 1}


def test_so_is_an_object_without_an_equality_of_its_own():
    thing = object()
    assert leaf_key(thing) == leaf_key(thing)
    assert leaf_key(thing) != leaf_key(object())
