"""The ops that bring values into a graph."""

import numpy as np

import minitf as tf
from minitf.core.spec import Spec
from minitf.graph.structure import Const, Constant, Handle, Placeholder


def test_a_placeholder_is_what_its_spec_says():
    spec = Spec((None, 2), tf.int32)
    assert Placeholder.infer(spec=spec) is spec
    assert Handle.infer(spec=spec) is spec


def test_a_constant_knows_its_value():
    spec = Const.infer(value=Constant(np.array([1.0, 2.0]), tf.float64))
    assert str(spec) == "float64[2]"
    assert spec.value.tolist() == [1.0, 2.0]
