"""What programs call."""

import numpy as np

import minitf as tf
from minitf.graph.called import as_array, assign, change, read
from minitf.ops.variables.resource_ops import AssignAddVariableOp


def test_a_variable_is_read_assigned_and_changed():
    v = tf.Variable([1.0])
    assert read(v).tolist() == [1.0]
    assign(v, np.array([2.0], np.float32))
    change(AssignAddVariableOp, [v], [np.array([3.0], np.float32)])
    assert v.numpy().tolist() == [5.0]


def test_scalars_become_arrays():
    assert as_array(np, np.float32(1)).shape == ()
    assert as_array(np, b"text").dtype == object
