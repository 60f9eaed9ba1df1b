"""Attention as one op is the six ops that it stands for: values, gradients, gradients of gradients, and in files."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.execute import execute
from minitf.keras.layers.attention import dot_product
from minitf.keras.layers.attention.dot_product import DotProductAttention, attended_at_once, dot_products

RNG = np.random.default_rng(0)
SIZES = (2, 5, 3, 4), (2, 6, 3, 4), (2, 6, 3, 2)
QUERY, KEY, VALUE = (tf.constant(RNG.normal(size=size), "float32") for size in SIZES)
PADDING = tf.constant(RNG.random((2, 1, 1, 6)) < 0.6)
PAIRS = tf.constant((RNG.random((2, 3, 5, 6)) < 0.6) & (np.arange(5) != 2)[:, None])  # step 2 sees nothing
MASKS = [(None, False), (None, True), (PADDING, False), (PAIRS, False)]


def plain(query, key, value, mask, causal):
    return DotProductAttention.plain(query, key, value, mask, scale=0.5, masked=mask is not None, causal=causal)[0]


def first_and_second(attention, xs, mask, causal):
    """The result, the gradients of its sum of squares, and those of their squares."""
    with tf.GradientTape() as outer:
        outer.watch(xs)
        with tf.GradientTape() as inner:
            inner.watch(xs)
            y = attention(*xs, mask, causal)
            loss = tf.reduce_sum(y * y)
        gradients = inner.gradient(loss, xs)
        squares = tf.add_n([tf.reduce_sum(g * g) for g in gradients])
    return [y, *gradients, *outer.gradient(squares, xs)]


@pytest.mark.parametrize(("mask", "causal"), MASKS, ids=["all", "causal", "padding", "pairs"])
@pytest.mark.parametrize("few", [0, dot_product.FEW], ids=["forgets", "keeps"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_one_op_is_what_it_stands_for(mask, causal, dtype, few, monkeypatch):
    monkeypatch.setattr(dot_product, "FEW", few)
    xs = [tf.cast(x, dtype) for x in (QUERY, KEY, VALUE)]
    found = first_and_second(lambda *xs: dot_products(*xs, 0.5), xs, mask, causal)
    for a, b in zip(found, first_and_second(plain, xs, mask, causal), strict=True):
        assert a.dtype == dtype
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=2e-5)


def test_sizes_may_be_unknown():
    signature = [tf.TensorSpec([None, None, *size[2:]]) for size in SIZES]
    traced = tf.function(lambda *xs: dot_products(*xs, None, True, 0.5), input_signature=signature)
    np.testing.assert_allclose(traced(QUERY, KEY, VALUE), plain(QUERY, KEY, VALUE, None, True), rtol=1e-5, atol=1e-6)
    attrs = {"scale": 0.5, "masked": False, "causal": True}
    y, shares = execute(DotProductAttention, QUERY, KEY, VALUE, [False], **attrs, keep=True)
    assert (y.shape, shares.shape) == ((2, 5, 3, 2), (2, 3, 5, 6))


@pytest.mark.parametrize("shape", [(5, 6), (2, 5, 6), (2, 3, 5, 6), (2, 1, 1, 6)])
def test_masks_of_fewer_axes_are_of_all_heads_and_samples(shape):
    mask = tf.constant(RNG.random(shape) < 0.7)
    for causal in (False, True):
        whole = np.broadcast_to(mask.numpy()[:, None] if len(shape) == 3 else mask, (2, 3, 5, 6))
        whole = tf.constant(whole & np.tri(5, 6, dtype=bool) if causal else whole)
        found = attended_at_once(QUERY, KEY, VALUE, mask, causal, 0.5)
        np.testing.assert_allclose(found, plain(QUERY, KEY, VALUE, whole, False), rtol=1e-5, atol=1e-6)


def test_a_file_holds_the_ops():
    """TensorFlow has no such op; what is read back is a call of a function."""
    spec = tf.TensorSpec([2, 5, 3, 4])
    graph = tf.function(lambda x: dot_products(x, x, x, None, True, 0.5)).get_concrete_function(spec).graph
    message = graph.as_graph_def()
    assert [node.op for node in message.node].count("PartitionedCall") == 1
    with tf.Graph().as_default():
        (y,) = tf.import_graph_def(message, {graph.inputs[0].name: QUERY.numpy()}, [graph.outputs[0].name], name="read")
        found = tf.compat.v1.Session().run(y)
    np.testing.assert_allclose(found, plain(QUERY, QUERY, QUERY, None, True), rtol=1e-5, atol=1e-6)
