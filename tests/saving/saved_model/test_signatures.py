"""What may be a signature, and what becomes of it."""

import collections

import pytest

import minitf as tf
from minitf.saving.saved_model.signatures import canonical, default_function, signatures_of, tensor_arguments


def test_the_only_possible_function_is_the_default():
    f = tf.function(lambda x: x, input_signature=[tf.TensorSpec([])])
    odd = tf.function(lambda x: {"a": {"b": x}}, input_signature=[tf.TensorSpec([])])
    assert default_function({"f": f, "odd": odd, "untraced": tf.function(lambda: 0)}) is f.get_concrete_function()
    assert default_function({"f": f, "g": tf.function(lambda x: x, input_signature=[tf.TensorSpec([])])}) is None
    assert list(signatures_of({"f": f}, None)) == ["serving_default"]
    assert len(signatures_of({}, None)) == 0


def test_nested_arguments_become_names():
    f = tf.function(lambda d, y: d["a"] + d["b"][0] + y)
    concrete = f.get_concrete_function({"a": tf.TensorSpec([]), "b": [tf.TensorSpec([])]}, tf.TensorSpec([], name="z"))
    assert list(tensor_arguments(concrete)) == ["d", "d_1", "z"]
    signature = canonical("key", concrete)
    y = signature(d=tf.constant(1.0), d_1=tf.constant(2.0), z=tf.constant(3.0))
    assert {key: float(value) for key, value in y.items()} == {"output_0": 6.0}


@pytest.mark.parametrize(("result", "names"), [
    (lambda x: x, ["output_0"]), (lambda x: (x, [x][0]), ["output_0", "output_1"]), (lambda x: {"y": x}, ["y"]),
    (lambda x: collections.namedtuple("Pair", "a b")(x, x), ["a", "b"])])
def test_results_are_named(result, names):
    signature = canonical("key", tf.function(result, input_signature=[tf.TensorSpec([2])]))
    assert sorted(signature(tf.ones([2]))) == names


@pytest.mark.parametrize("function", [
    lambda x: x, tf.function(lambda x: x), tf.function(lambda x: [x, {"a": x}], input_signature=[tf.TensorSpec([])])])
def test_what_is_no_signature(function):
    with pytest.raises(ValueError, match=r"the signature 'key'"):
        canonical("key", function)
