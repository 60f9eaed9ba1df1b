"""The ops on lists, by themselves: values, and gradients of first and second order by finite differences."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.execute import execute
from minitf.graph.control import list_ops

X = tf.constant([[1.0, -2.0], [0.5, 3.0], [2.0, 1.0]], tf.float64)
KNOWN = {"element_dtype": tf.float64, "element_shape": (2,)}


def reserve(n):
    return execute(list_ops.TensorListReserve, n, **KNOWN)


def from_rows(x, resize=False):
    return execute(list_ops.TensorListScatter, reserve(3), [0, 1, 2], x, resize=resize)


FUNCTIONS = {
    "scatter, gather": lambda x: execute(list_ops.TensorListGather, from_rows(x * x), [2, 0, 0], **KNOWN),
    "get": lambda x: execute(list_ops.TensorListGetItem, from_rows(x * x), 1, **KNOWN),
    "set": lambda x: execute(list_ops.TensorListGather, execute(
        list_ops.TensorListSetItem, from_rows(x), 1, x[0] * x[2], resize=False), [0, 1, 2], **KNOWN),
    "concat": lambda x: execute(list_ops.TensorListConcat, from_rows(x * x), element_dtype=tf.float64,
                                element_shape=(None,)),
    "split": lambda x: execute(list_ops.TensorListConcat, execute(
        list_ops.TensorListSplit, x * x * x, [1, 2]), element_dtype=tf.float64, element_shape=(None, 2)),
    "scatter over": lambda x: execute(list_ops.TensorListGather, execute(
        list_ops.TensorListScatter, from_rows(x), [1, 0], x[1:] * x[1:], resize=False), [0, 1, 2], **KNOWN),
    "erase": lambda x: execute(list_ops.TensorListGather, execute(
        list_ops.Erase, from_rows(x * x), 1), [0, 1, 2], **KNOWN),
    "spread": lambda x: execute(list_ops.Collect, execute(list_ops.Spread, [1, 1, 0], x * x), [0, 1, 2], x),
    "join": lambda x: execute(list_ops.Join, execute(list_ops.TensorListSplit, x * x, [2, 1]), x, [2, 1]),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_gradients(name):
    f = FUNCTIONS[name]

    def slope(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.reduce_sum(tf.sin(f(x)))
        return tape.gradient(y, x)

    for g in (f, slope, tf.function(f, autograph=False)):
        theoretical, numerical = tf.test.compute_gradient(g, [X], delta=1e-4)
        np.testing.assert_allclose(theoretical[0], numerical[0], rtol=1e-4, atol=1e-4)


def test_lengths():
    assert int(execute(list_ops.TensorListLength, reserve(3))) == 3
    longer = execute(list_ops.TensorListSetItem, reserve(1), 4, 1.0, resize=True)
    assert int(execute(list_ops.TensorListLength, longer)) == 5
    assert execute(list_ops.ItemLengths, from_rows(X)).numpy().tolist() == [2, 2, 2]


def test_a_list_stays_as_it_was():
    a = from_rows(X)
    execute(list_ops.TensorListSetItem, a, 0, X[1], resize=False)
    np.testing.assert_array_equal(execute(list_ops.TensorListGetItem, a, 0, **KNOWN), X[0])


@pytest.mark.parametrize(("call", "message"), [
    (lambda: execute(list_ops.TensorListSetItem, reserve(1), 1, 1.0, resize=False), "index 1 is not in a list of 1"),
    (lambda: execute(list_ops.TensorListGather, from_rows(X), [3], **KNOWN), "index 3"),
    (lambda: execute(list_ops.TensorListSplit, X, [1, 1]), "add up to 3"),
    (lambda: execute(list_ops.TensorListSplit, 1.0, [1, 1]), "an axis"),
    (lambda: execute(list_ops.TensorListScatter, reserve(3), [0, 1], X[:1], resize=False), "a row of x for each"),
])
def test_refusals(call, message):
    with pytest.raises(tf.errors.InvalidArgumentError, match=message):
        call()
