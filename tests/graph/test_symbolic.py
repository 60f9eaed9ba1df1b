"""Symbolic tensors: what they know, and how they refuse what only a value could answer."""

import copy

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import OperatorNotAllowedInGraphError
from minitf.core.spec import Spec
from minitf.graph.func_graph import FuncGraph


@pytest.fixture
def x():
    graph = FuncGraph("f")
    with graph.building():
        yield graph.argument(Spec((None, 3), tf.float32), "x")


def test_it_knows_dtype_and_shape(x):
    assert (x.dtype, x.shape.as_list(), x.ndim, x.name, x.device) == (tf.float32, [None, 3], 2, "x:0", "")
    assert isinstance(x, tf.Tensor)
    assert tf.is_symbolic_tensor(x)
    assert x.get_shape() == x.shape


def test_its_text_is_tensorflows(x):
    assert repr(x) == "<tf.Tensor 'x:0' shape=(None, 3) dtype=float32>"
    assert str(x) == f"{x}" == 'Tensor("x:0", shape=(None, 3), dtype=float32)'


def test_operators_make_nodes(x):
    y = x * 2.0 + 1.0
    assert (y.name, y.op.type, y.shape.as_list()) == ("add:0", "AddV2", [None, 3])
    assert x.consumers() == [y.op.inputs[0].op]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (bool, OperatorNotAllowedInGraphError),
        (iter, OperatorNotAllowedInGraphError),
        (len, TypeError),
        (float, TypeError),
        (int, TypeError),
        (hash, TypeError),
        (np.asarray, NotImplementedError),
        (lambda x: x.numpy(), AttributeError),
        (lambda x: x.backing_device, AttributeError),
        (lambda x: x in [1.0], OperatorNotAllowedInGraphError),
    ],
)
def test_it_has_no_value(x, wrong, error):
    with pytest.raises(error):
        wrong(x)


def test_it_is_out_of_scope_outside_of_its_graph(x):
    with tf.init_scope(), pytest.raises(TypeError, match="out of scope"):
        tf.exp(x)


def test_more_may_be_said_of_its_shape(x):
    x.set_shape([5, None])
    assert x.shape.as_list() == [5, 3]
    with pytest.raises(ValueError, match="5"):
        x.set_shape([6, 3])


def test_a_reference_and_a_copy_are_of_the_same_tensor(x):
    assert x.ref().deref() is x
    assert copy.deepcopy(x) is x
