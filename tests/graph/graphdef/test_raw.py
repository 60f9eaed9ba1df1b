"""tf.raw_ops: ops as functions, of arguments by name."""

import numpy as np
import pytest

import minitf as tf
from minitf.graph.graphdef.raw import names, raw_op

RESULTS = [  # as TensorFlow 2.21 gives them
    ("Sum", {"input": [[1, 2], [3, 4]], "axis": [0]}, [4, 6]),
    ("AddN", {"inputs": [[1.0], [2.0]]}, [3.0]),
    ("ConcatV2", {"values": [[1], [2]], "axis": 0}, [1, 2]),
    ("Cast", {"x": [1.5], "DstT": tf.int32}, [1]),
    ("MatMul", {"a": [[1.0, 2.0]], "b": [[1.0, 2.0]], "transpose_b": True}, [[5.0]]),
    ("Select", {"condition": [True, False], "x": [1, 2], "y": [3, 4]}, [1, 4]),
    ("ClipByValue", {"t": [1.0, 5.0], "clip_value_min": 0.0, "clip_value_max": 2.0}, [1.0, 2.0]),
    ("StridedSlice", {"input": [1, 2, 3], "begin": [0], "end": [2], "strides": [1]}, [1, 2]),
    ("PadV2", {"input": [1], "paddings": [[1, 1]], "constant_values": 7}, [7, 1, 7]),
]


@pytest.mark.parametrize(("name", "arguments", "result"), RESULTS, ids=[name for name, _, _ in RESULTS])
def test_results(name, arguments, result):
    np.testing.assert_array_equal(getattr(tf.raw_ops, name)(**arguments), result)


def test_several_outputs_have_names():
    found = tf.raw_ops.TopKV2(input=[1.0, 3.0, 2.0], k=2)
    assert found.values.numpy().tolist() == [3.0, 2.0]
    assert (type(found).__name__, found._fields) == ("TopKV2", ("values", "indices"))
    assert [x.numpy().tolist() for x in tf.raw_ops.Split(axis=0, value=[1, 2], num_split=2)] == [[1], [2]]


def test_variables():
    v = tf.Variable([1.0, 2.0])
    assert tf.raw_ops.AssignAddVariableOp(resource=v.handle, value=[1.0, 1.0]) is None
    assert tf.raw_ops.ReadVariableOp(resource=v.handle, dtype=tf.float32).numpy().tolist() == [2.0, 3.0]


def test_in_functions_and_under_tapes():
    assert float(tf.function(lambda x: tf.raw_ops.Mul(x=x, y=2.0))(tf.constant(3.0))) == 6.0
    x = tf.Variable(3.0)
    with tf.GradientTape() as tape:
        y = tf.raw_ops.Square(x=tf.identity(x))
    assert float(tape.gradient(y, x)) == 6.0


def test_refused():
    with pytest.raises(TypeError, match="only takes keyword args"):
        tf.raw_ops.Mul(1, 2)
    with pytest.raises(TypeError, match="missing a required argument: 'y'"):
        tf.raw_ops.Mul(x=1)
    with pytest.raises(AttributeError, match="minitf does not have"):
        tf.raw_ops.BoostedTreesPredict  # noqa: B018
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be a list"):
        tf.raw_ops.AddN(inputs=3)


def test_names_and_signatures():
    assert {"MatMul", "Einsum", "TensorListStack"} <= set(names())
    assert "Placeholder" not in names()
    assert list(raw_op("ArgMax").__signature__.parameters) == ["input", "dimension", "output_type", "name"]
