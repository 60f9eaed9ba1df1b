"""Which nodes become chains."""

import numpy as np
import pytest

import minitf as tf
from graph.passes.bodies import OFF, after, run, same_bits, types
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.passes.fusion import LARGE, fuse, is_within

BIG, ROW, OPEN = (tf.float32, (256, 1024)), (tf.float32, (1024,)), (tf.float32, (None, 3))
random = np.random.default_rng(0)


def fused(function, *specs):
    return types(after(fuse, function, *specs))


@pytest.mark.parametrize(("f", "specs", "expected"), [
    (lambda x: tf.exp(tf.sin(x)), [BIG], ["Chain"]),
    (lambda x: tf.exp(x), [BIG], ["Exp"]),
    (lambda x, b: tf.nn.relu(x + b), [BIG, ROW], ["Chain"]),
    (lambda x: tf.exp(tf.reduce_sum(tf.sin(x) * 2.0, 0, keepdims=True) + x) * x, [BIG], ["Chain", "Sum", "Chain"]),
    (lambda x: tf.exp(tf.sin(x)), [(tf.float32, (LARGE - 1,))], ["Sin", "Exp"]),
    (lambda x: tf.exp(tf.sin(x)), [(tf.float32, ())], ["Sin", "Exp"]),
    (lambda x: tf.exp(tf.sin(x)), [(tf.float32, None)], ["Sin", "Exp"]),
    (lambda x: (tf.exp(x), tf.sin(x)), [BIG], ["Exp", "Sin"]),  # nothing passes from one to the other
    (lambda x, b: tf.exp(b) + tf.exp(x), [BIG, ROW], ["Exp", "Chain"]),
])
def test_what_is_fused(f, specs, expected):
    assert fused(f, *specs) == expected


@pytest.mark.parametrize(("f", "specs", "expected"), [
    (lambda x: tf.exp(tf.sin(x) * 2.0), [OPEN], ["Chain"]),
    (lambda x, b: tf.tanh(x + b), [OPEN, (tf.float32, (3,))], ["Chain"]),
    (lambda x, y: tf.exp(tf.exp(x) + y), [OPEN, OPEN], ["Exp", "AddV2", "Exp"]),  # one of them may be a single row
    (lambda x, y: tf.exp(tf.exp(x) + x) + y, [OPEN, OPEN], ["Chain", "AddV2"]),
])
def test_open_sizes(f, specs, expected):
    assert fused(f, *specs) == expected


def test_what_small_shapes_broadcast_to():
    def tensor(*dims):
        return traced(lambda x: x, (tf.float32, dims)).inputs[0]

    assert is_within(tensor(3), tensor(None, 3))
    assert is_within(tensor(), tensor(None))
    assert is_within(tensor(1, 3), tensor(None, 3))
    assert not is_within(tensor(2, 3), tensor(None, 3))
    assert not is_within(tensor(None), tensor(None))
    assert not is_within(tensor(1, 1), tensor(None))


def test_what_others_need_comes_out():
    def f(x):
        sine = tf.sin(x)
        y = tf.exp(sine) + 1.0
        return y, tf.reduce_sum(sine)

    body = after(fuse, f, BIG)
    x = random.standard_normal(BIG[1]).astype(np.float32)
    for a, b in zip(run(body, x), run(body_of(traced(f, BIG)), x), strict=True):
        assert same_bits(a, b)


def test_a_chain_waits_for_what_it_needs():
    """The sum is made of the first chain, and needed by the second: they cannot be one."""
    def f(x):
        a = tf.exp(x) * 2.0
        return a * tf.reduce_sum(a) + a

    assert fused(f, BIG) == ["Chain", "Sum", "Chain"]


def test_side_effects_keep_their_places():
    v = tf.Variable(np.ones(BIG[1], np.float32))

    def f(x):
        y = tf.exp(x) + v
        v.assign(y * 2.0)
        return tf.sin(y) + v

    x = random.standard_normal(BIG[1]).astype(np.float32)
    results = []
    for passes in OFF, {}:
        v.assign(np.ones(BIG[1], np.float32))
        results.append([*run(body_of(traced(f, BIG)), x, v, passes=passes), v.numpy()])
    assert all(same_bits(a, b) for a, b in zip(*results, strict=True))


# --- rows ---------------------------------------------------------------------------------------------------------
def layer_norm(x, scale):
    mean, variance = tf.nn.moments(x, -1, keepdims=True)
    return tf.nn.batch_normalization(x, mean, variance, None, scale, 1e-5), mean


def normalized(x):
    centred = x - tf.reduce_mean(x, -1, keepdims=True)
    return centred * tf.math.rsqrt(tf.reduce_mean(tf.square(centred), 1, keepdims=True) + 1e-5)


@pytest.mark.parametrize(("f", "specs", "expected"), [
    (layer_norm, [BIG, ROW], ["Chain"]),
    (normalized, [BIG], ["Chain"]),
    (lambda x: tf.nn.softmax(x * 2.0), [BIG], ["Chain"]),
    (lambda x: tf.exp(x) / tf.reduce_sum(tf.exp(x), 1, keepdims=True), [BIG], ["Chain"]),
    (lambda x: tf.sqrt(tf.reduce_sum(x * x, -1, keepdims=True)), [BIG], ["Chain"]),
    (lambda x: tf.reduce_sum(x * x, -1), [BIG], ["Mul", "Sum"]),  # has no columns
    (lambda x: tf.reduce_sum(x * x, 0, keepdims=True), [BIG], ["Mul", "Sum"]),  # not of rows
    (lambda x: x - tf.reduce_max(x, -1, keepdims=True), [(tf.float32, (8, 8))], ["Max", "Sub"]),  # small
    (lambda x: x - tf.reduce_max(x, -1, keepdims=True), [(tf.float32, (LARGE, 1))], ["Max", "Sub"]),  # rows of one
    (lambda x: x - tf.reduce_max(x, -1, keepdims=True), [(tf.float32, (None, 8))], ["Max", "Sub"]),
    (lambda x: x - tf.transpose(tf.reduce_max(x, -1, keepdims=True)), [(tf.float32, (512, 512))],
     ["Max", "Transpose", "Sub"]),
])
def test_work_on_rows(f, specs, expected):
    assert fused(f, *specs) == expected


@pytest.mark.parametrize("f", [
    layer_norm, lambda x, b: (normalized(x + b), tf.nn.log_softmax(x)),
    lambda x, b: (tf.nn.softmax(tf.nn.relu(x) * b), tf.reduce_min(x * 2., -1, keepdims=True)),
])
@pytest.mark.parametrize("dims", [(256, 1024), (1024, 1024), (4, 300, 1024)])
def test_rows_are_equal_to_the_bit(f, dims):
    body = body_of(traced(f, (tf.float32, dims), ROW))
    given = [random.standard_normal(n).astype(np.float32) for n in (dims, 1024)]
    for a, b in zip(run(body, *given), run(body, *given, passes={}), strict=True):
        assert same_bits(a, b)
