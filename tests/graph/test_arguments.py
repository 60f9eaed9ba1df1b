"""Arguments, flat and back."""

import pytest

import minitf as tf
from minitf.graph.arguments import Parameters, checked_signature, fitted

VECTOR = tf.TensorSpec([None], tf.float32)


def f(a, b=2, *rest, c=3, **more):
    return a, b, rest, c, more


@pytest.mark.parametrize(("args", "kwargs"), [((1,), {}), ((1, 5), {"c": 6}), ((1, 2, 7, 8), {"z": 9}), ((), {"a": 4})])
def test_there_and_back(args, kwargs):
    parameters = Parameters(f, "f")
    values = parameters.bind(args, kwargs)
    again, keywords = parameters.unbind(values)
    assert f(*again, **keywords) == f(*args, **kwargs)


def test_wrong_arguments_are_refused_with_what_there_are():
    with pytest.raises(TypeError, match=r"f: 0 arguments.*missing a required argument: 'a'.*\(a, b=2"):
        Parameters(f, "f").bind((), {})


def test_leaves_are_called_by_their_place():
    names = Parameters(lambda x, y: 0, "f").leaf_names((1, {"a": [2, 3]}))
    assert names == [("x", "x"), ("y", "y_a_0"), ("y", "y_a_1")]
    names = Parameters(lambda *args, **more: 0, "f").leaf_names(((1, [2]), {"k": [3]}))
    assert names == [("args_0", "args_0"), ("args_1", "args_1_0"), ("k", "k_0")]


def test_a_signature_must_be_made_of_specs_and_fit():
    parameters = Parameters(lambda x: x, "f")
    assert checked_signature([VECTOR], parameters) == (VECTOR,)
    for wrong in (3, [3], [VECTOR, VECTOR]):
        with pytest.raises(TypeError, match="input_signature"):
            checked_signature(wrong, parameters)


def test_values_are_made_to_fit():
    x, rest = fitted("f", ([1, 2], "rest"), (VECTOR,))
    assert (x.dtype, x.shape.as_list(), rest) == (tf.float32, [2], "rest")


@pytest.mark.parametrize("wrong", [1.0, [[1.0]], tf.constant([1]), "a", object()])
def test_what_does_not_fit_is_refused(wrong):
    with pytest.raises(TypeError, match="f: "):
        fitted("f", (wrong,), (VECTOR,))
