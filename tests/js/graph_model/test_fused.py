import numpy as np
import pytest

import minitf as tf
from minitf.js.graph_model.fused import unfused
from minitf.wire import messages

A, B = (np.random.default_rng(i).normal(size=(3, 3)).astype(np.float32) for i in range(2))
BIAS, ALPHA = np.array([1.0, -1.0, 0.5], np.float32), np.array([0.1, 0.2, 0.3], np.float32)


def product(op="_FusedMatMul", steps=("BiasAdd", "Relu"), more=()):
    node = messages.NodeDef(name="y", op=op, input=["a", "b", *more])
    node.attr["T"].type = 1
    node.attr["fused_ops"].list.s.extend(step.encode() for step in steps)
    return node


def run(node):
    """What the nodes that stand for one give."""
    definition = messages.GraphDef(node=unfused([node]))
    given = {name: tf.constant(x) for name, x in (("a", A), ("b", B), ("bias", BIAS), ("alpha", ALPHA))}
    given = {name: x for name, x in given.items() if name in node.input}
    for name in given:
        placeholder = definition.node.add(name=name, op="Placeholder")
        placeholder.attr["dtype"].type = 1
    return tf.function(lambda: tf.import_graph_def(definition, given, ["y:0"], name=""), autograph=False)()[0].numpy()


@pytest.mark.parametrize(("steps", "more", "expected"), [
    (["BiasAdd"], ["bias"], lambda y: y + BIAS),
    (["BiasAdd", "Relu"], ["bias"], lambda y: np.maximum(y + BIAS, 0)),
    (["BiasAdd", "Prelu"], ["bias", "alpha"], lambda y: np.where(y + BIAS > 0, y + BIAS, ALPHA * (y + BIAS))),
    (["NoOp", "Relu6"], [], lambda y: np.clip(y, 0, 6))])  # fmt: skip
def test_a_fused_product_is_its_steps(steps, more, expected):
    np.testing.assert_allclose(run(product("_FusedMatMul", steps, more)), expected(A @ B), rtol=1e-5, atol=1e-6)


def test_a_leak_is_kept():
    node = product("_FusedMatMul", ["LeakyRelu"])
    node.attr["leakyrelu_alpha"].f = 0.25
    np.testing.assert_allclose(run(node), np.where(A @ B > 0, A @ B, 0.25 * (A @ B)), rtol=1e-5, atol=1e-6)


def test_a_prelu_of_its_own():
    node = messages.NodeDef(name="y", op="Prelu", input=["a", "alpha"])
    np.testing.assert_allclose(run(node), np.where(A > 0, A, ALPHA * A), rtol=1e-6)


def test_convolutions_keep_their_settings():
    node = product("_FusedConv2D", ["BiasAdd"], ["bias"])
    node.attr["strides"].list.i.extend([1, 2, 2, 1])
    node.attr["num_args"].i = 1
    first, second = unfused([node])
    assert (first.op, list(first.attr["strides"].list.i), "num_args" in first.attr) == ("Conv2D", [1, 2, 2, 1], False)
    assert (second.name, list(second.input)) == ("y", ["y/Conv2D", "bias"])


def test_an_unknown_step_is_told():
    with pytest.raises(ValueError, match=r"'y' \(_FusedMatMul\) with Own"):
        unfused([product(steps=["BiasAdd", "Own"])])
