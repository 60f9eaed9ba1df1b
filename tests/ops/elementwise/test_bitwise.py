"""Logic on the bits of integers, against Python's own."""

import operator

import numpy as np
import pytest

import minitf as tf
from ops.as_recorded import check, table

PYTHON = {
    "bitwise_and": operator.and_, "bitwise_or": operator.or_, "bitwise_xor": operator.xor,
    "left_shift": operator.lshift, "right_shift": operator.rshift,
}  # fmt: skip


@table("bitwise")
def test_as_tensorflow(expression):
    check("bitwise", expression)


@pytest.mark.parametrize("name", PYTHON)
@pytest.mark.parametrize("dtype", ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"])
def test_as_python(name, dtype):
    x, y = np.array([[0], [1], [5], [100]], dtype), np.array([0, 1, 6], dtype)
    z = getattr(tf.bitwise, name)(x, y)
    wanted = [[PYTHON[name](int(a), int(b)) for b in y] for a in x[:, 0]]
    assert z.dtype == dtype
    assert z.numpy().tolist() == np.array(wanted).astype(dtype).tolist()


def test_no_gradient_flows_through():
    x = tf.constant([1, 2])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.bitwise.invert(x)
    assert tape.gradient(y, x) is None
