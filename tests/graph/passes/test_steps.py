"""Every step of a chain is what its op's kernel does, to the bit."""

import numpy as np
import pytest

import minitf as tf
from graph.passes.bodies import same_bits
from graph.tracing import traced
from minitf.core.execute import execute
from minitf.core.op import REGISTRY
from minitf.graph.passes.chain import Chain, ChainWriter
from minitf.graph.passes.steps import FILLERS, HELPERS, LINES, is_step

X = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 1.5, -2.5, 1e-40, 88.0, -104.0], np.float32)
LOADED = tf.floor, tf.nn.bias_add, tf.nn.relu, tf.sigmoid, tf.where, tf.sin, tf.tanh  # their files, with these ops
ATTRS = {"Cast": {"DstT": tf.float64}, "BiasAdd": {"data_format": "NHWC"}}


@pytest.mark.parametrize("name", [*LINES, *FILLERS])
def test_a_step_is_its_kernel(name):
    op, attrs = REGISTRY[name], ATTRS.get(name, {})
    count = {"SelectV2": 3}.get(name, len(op.input_names))
    logical = name.startswith("Logical")
    arrays = [x > 0 if logical or (name == "SelectV2" and i == 0) else x
              for i, x in enumerate([X, X[::-1].copy(), np.roll(X, 3)][:count])]
    if name == "BiasAdd":
        arrays = [np.stack([X, X]), X]
    specs = [(tf.as_dtype(a.dtype), a.shape) for a in arrays]
    graph = traced(lambda *xs: execute(op, *xs, **attrs), *specs)
    (node,) = [n for n in graph.nodes if n.type == name]
    assert is_step(node)
    with np.errstate(all="ignore"):
        expected = op.kernel(np, *arrays, **attrs)
        out = np.empty(expected.shape, expected.dtype)
        space = {**HELPERS}
        exec("\n".join(ChainWriter(Chain([node], node.inputs, [node.output]), "f").lines), space)
        space["f"](np, *arrays, out)
    assert same_bits(out, expected)


def test_what_is_no_step():
    def nodes(f, *specs):
        return [n for n in traced(f, *specs).nodes if n.type not in ("Placeholder", "Const")]

    assert not is_step(nodes(tf.reduce_sum, (tf.float32, (3,)))[-1])
    assert not is_step(nodes(tf.exp, (tf.complex64, (3,)))[-1])
    image, bias = (tf.float32, (1, 3, 2)), (tf.float32, (3,))
    assert not is_step(nodes(lambda x, b: tf.nn.bias_add(x, b, "NCHW"), image, bias)[-1])
