"""The short way through `execute` gives the same results, errors and records as the long one."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.context import recording
from minitf.core.execute import execute
from minitf.core.fast import execute_binary, execute_unary
from minitf.ops.elementwise.arithmetic import AddV2, Mul, Neg

ARGUMENTS = [
    ([1.0, 2.0], [3.0, 4.0]),
    (2.0, [3.0, 4.0]),
    (np.ones((2, 1), np.float32), [3.0, 4.0]),
    (1, 2),
    ([], []),
]


@pytest.mark.parametrize(("x", "y"), ARGUMENTS)
@pytest.mark.parametrize("convert", [lambda x: x, tf.constant, tf.Variable])
def test_binary_is_the_long_way_sooner(x, y, convert):
    if convert is not tf.constant and isinstance(x, np.ndarray):
        x = tf.constant(x)
    fast, slow = execute_binary(Mul, convert(x), convert(y)), execute(Mul, convert(x), convert(y))
    assert fast.dtype == slow.dtype
    np.testing.assert_array_equal(fast.numpy(), slow.numpy())


@pytest.mark.parametrize("x", [1.0, [1.0, -2.0], [[1]], []])
@pytest.mark.parametrize("convert", [lambda x: x, tf.constant, tf.Variable])
def test_unary_is_the_long_way_sooner(x, convert):
    fast, slow = execute_unary(Neg, convert(x)), execute(Neg, convert(x))
    assert fast.dtype == slow.dtype
    np.testing.assert_array_equal(fast.numpy(), slow.numpy())


def message(call, *arguments):
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        call(*arguments)
    return str(caught.value)


def test_errors_are_the_same():
    x, y = tf.ones([2, 3]), tf.ones([4])
    assert message(execute_binary, AddV2, x, y) == message(execute, AddV2, x, y)
    b = tf.constant(True)
    assert message(execute_unary, Neg, b) == message(execute, Neg, b)


def test_recorders_are_told_once():
    class Diary:
        def __init__(self):
            self.calls = []

        def record(self, call):
            self.calls.append((call.op, call.inputs, call.outputs))

    x, y = tf.constant(1.0), tf.constant(2.0)
    with recording(Diary()) as diary:
        z = execute_binary(AddV2, x, y)
        w = execute_unary(Neg, z)
    assert [call[0] for call in diary.calls] == [AddV2, Neg]
    assert diary.calls[0][1] == (x, y)
    assert diary.calls[0][2][0] is z
    assert diary.calls[1][2][0] is w


def test_scalars_stay_tensors_of_no_axes():
    z = execute_binary(AddV2, tf.constant(1.0), tf.constant(2.0))
    assert z.shape == []
    assert z.numpy() == 3.0


@pytest.mark.filterwarnings("error")
def test_a_number_too_large_is_infinite_even_where_warnings_are_errors():
    with np.errstate(all="raise"):
        assert np.isinf(execute_binary(AddV2, tf.constant(1.0), 1e300).numpy())
