"""Parameters of functions as messages, and back."""

import inspect

import pytest

import minitf as tf
from minitf.graph.graphdef.structures import to_proto
from minitf.saving.saved_model.parameters import FullArgSpec, full_arg_spec, function_spec, signature_of


@pytest.mark.parametrize("function", [
    lambda: 0, lambda x: 0, lambda x, y=2, z="a": 0, lambda *args, **kwargs: 0, lambda x, *, scale=1.5, shift: 0])
def test_a_signature_comes_back(function):
    signature = inspect.signature(function)
    assert str(signature_of(function_spec(signature))) == str(signature)


def test_self_is_left_out_of_a_method():
    message = function_spec(inspect.signature(lambda self, x: 0))
    message.is_method = True
    assert str(signature_of(message)) == "(x)"


def test_a_default_that_no_file_can_hold_is_left_out():
    spec = full_arg_spec(inspect.signature(lambda x, y=object(), z=1, *, w=object(), v=2: 0))  # noqa: B008
    assert spec.args == ["x", "y", "z"]
    assert spec.defaults == (1,)
    assert spec.kwonlydefaults == {"v": 2}


@pytest.mark.parametrize("damaged", [
    FullArgSpec(["x", "x"], None, None, None, [], None, {}),
    FullArgSpec(["not a name"], None, None, None, [], None, {}),
    FullArgSpec([], None, None, (1, 2), [], None, {}), "text", None])
def test_what_no_function_can_have_is_data_loss(damaged):
    message = function_spec(inspect.signature(lambda: 0))
    message.fullargspec.CopyFrom(to_proto(damaged))
    with pytest.raises(tf.errors.DataLossError):
        signature_of(message)
