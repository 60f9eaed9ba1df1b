"""Ops that write where they are told: what they write, and what their kernels promise."""

import numpy as np
import pytest

import minitf as tf
from graph.passes.bodies import same_bits
from graph.tracing import traced
from minitf.core.execute import execute
from minitf.graph.body import body_of, prune
from minitf.graph.passes.filling import MAY_SHARE, can_fill, can_overwrite, filling, makes_new
from minitf.graph.passes.steps import HELPERS
from minitf.ops.nn.rectifiers import ReluGrad

A, B = (tf.float32, (4, 6)), (tf.float32, (4, 6))
random = np.random.default_rng(0)
FUNCTIONS = {
    "MatMul": lambda a, b: tf.matmul(a, b, transpose_b=True),
    "MatMul, a": lambda a, b: tf.matmul(a, b, transpose_a=True),
    "BatchMatMulV2": lambda a, b: tf.matmul(tf.reshape(a, [2, 2, 6]), tf.reshape(b, [2, 2, 6]), transpose_b=True),
    "AddV2": tf.add, "RealDiv": tf.divide, "Less": tf.less, "SquaredDifference": tf.math.squared_difference,
    "Sigmoid": lambda a, b: tf.sigmoid(a), "Rsqrt": lambda a, b: tf.math.rsqrt(tf.abs(b)),
    "SelectV2": lambda a, b: tf.where(a > b, a, b), "Cast": lambda a, b: tf.cast(a, tf.int32),
    "Erf": lambda a, b: tf.math.erf(a), "ZerosLike": lambda a, b: tf.zeros_like(a), "Softplus": lambda a, b:
    tf.math.softplus(b), "ReluGrad": lambda a, b: execute(ReluGrad, a, b),
}


def last_node(f):
    return prune(body_of(traced(f, A, B))).nodes[-1]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_text_does_what_the_kernel_does(name):
    node = last_node(FUNCTIONS[name])
    assert node.type == name.partition(",")[0]
    assert can_fill(node)
    values = {f"x{i}": random.standard_normal(x.spec.dims).astype(x.dtype.np) for i, x in enumerate(node.inputs)}
    with np.errstate(all="ignore"):
        expected = node.op.kernel(np, *values.values(), **node.attrs)
        out = np.full(node.output.spec.dims, 7, node.output.dtype.np)
        *before, result = filling(node, list(values), "out")
        scope = {"xp": np, "out": out, **values, **HELPERS}
        exec("\n".join([*before, f"found = {result}"]), scope)
        assert scope["found"] is out
    assert same_bits(out, expected)
    if makes_new(node):
        assert not any(np.shares_memory(expected, x) for x in values.values())
    else:
        assert node.type in MAY_SHARE


def test_who_may_write_where_it_reads():
    assert can_overwrite(last_node(tf.add))
    assert not can_overwrite(last_node(FUNCTIONS["MatMul"]))
    assert not can_overwrite(last_node(FUNCTIONS["Sigmoid"]))


@pytest.mark.parametrize("f", [lambda a, b: tf.reshape(a, [-1]), lambda a, b: tf.split(a, 2, axis=1)[0],
                               lambda a, b: tf.matmul(*[tf.cast(x, tf.float16) for x in (a, tf.transpose(b))])])
def test_what_has_no_text(f):
    assert not can_fill(last_node(f))
