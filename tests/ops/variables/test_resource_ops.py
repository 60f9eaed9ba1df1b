"""The ops behind a variable: reading carries gradients, updates check shapes and dtypes."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.spec import Spec
from minitf.ops.variables.resource_ops import (
    AssignAddVariableOp,
    AssignSubVariableOp,
    AssignVariableOp,
    ReadVariableOp,
    same_shape,
)


def test_the_gradient_flows_through_reading():
    v = tf.Variable([1.0, 2.0])
    with tf.GradientTape() as tape:
        y = v.value() * 3.0 + v
    assert tape.gradient(y, v).numpy().tolist() == [4.0, 4.0]
    assert ReadVariableOp.gradient(None, "dy") == ["dy"]


def test_shape_rules():
    a, b = Spec((2,), tf.float32), Spec((3,), tf.float32)
    assert ReadVariableOp.infer(a) is a
    assert AssignVariableOp.infer(a, b) is b
    assert same_shape(a, a) is a
    with pytest.raises(Exception, match="its own shape"):
        same_shape(a, b)


@pytest.mark.parametrize(
    ("op", "expected"), [(AssignAddVariableOp, [11.0, 22.0]), (AssignSubVariableOp, [9.0, 18.0])]
)
def test_kernels_write_into_the_variables_array(op, expected):
    array, value = np.array([10.0, 20.0]), np.array([1.0, 2.0])
    assert op.kernel(np, array, value) is None
    assert array.tolist() == expected
    assert value.tolist() == [1.0, 2.0]


def test_assigning_takes_the_array_itself():
    value = np.ones(3)
    assert AssignVariableOp.kernel(np, np.zeros(3), value) is value
