"""The random functions draw what TensorFlow draws, to the last bit, call after call."""

import json
from pathlib import Path

import numpy as np
import pytest

import minitf as tf

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "random.json").read_text())["sequences"]
INEXACT = {"float64"}  # NumPy's sine and logarithm of doubles differ from the C library's in the last bits


@pytest.mark.parametrize("name", GOLDEN)
def test_programs_draw_tensorflows_numbers(name):
    for expression, expected in GOLDEN[name]:
        value = eval(expression, {"tf": tf})  # noqa: S307  our own golden file
        if expected is None:
            assert value is None, expression
            continue
        assert value.dtype.name == expected["dtype"], expression
        wanted = np.frombuffer(bytes.fromhex(expected["hex"]), value.numpy().dtype).reshape(expected["shape"])
        if expected["dtype"] in INEXACT:
            np.testing.assert_allclose(value.numpy(), wanted, rtol=1e-14, err_msg=expression)
        else:
            assert value.numpy().tobytes() == wanted.tobytes(), expression


def test_without_any_seed_numbers_differ():
    tf.random.set_seed(None)
    assert not np.array_equal(tf.random.uniform([4]), tf.random.uniform([4]))


@pytest.mark.parametrize(
    ("draw", "mean", "deviation"),
    [
        (lambda n: tf.random.uniform([n], -1, 3), 1.0, 4 / 12**0.5),
        (lambda n: tf.random.normal([n], 2.0, 3.0), 2.0, 3.0),
        (lambda n: tf.random.truncated_normal([n]), 0.0, 0.8796),
        (lambda n: tf.cast(tf.random.uniform([n], 0, 10, tf.int32), tf.float32), 4.5, (99 / 12) ** 0.5),
    ],
)
def test_mean_and_deviation(draw, mean, deviation):
    tf.random.set_seed(0)
    x = draw(100_000).numpy().astype(np.float64)
    assert abs(x.mean() - mean) < 5 * deviation / 100_000**0.5
    assert abs(x.std() - deviation) < 0.01 * deviation


def test_uniform_stays_in_its_interval():
    tf.random.set_seed(0)
    x = tf.random.uniform([100_000], 2.0, 3.0).numpy()
    assert x.min() >= 2.0
    assert x.max() < 3.0
    assert set(tf.random.uniform([1000], -2, 2, tf.int64).numpy().tolist()) == {-2, -1, 0, 1}


def test_no_gradient_flows_into_random_numbers_but_through_their_scale():
    tf.random.set_seed(0)
    scale = tf.Variable(2.0)
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(tf.random.normal([3], 0.0, scale))
    assert np.isclose(tape.gradient(y, scale).numpy(), y.numpy() / 2.0)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: tf.random.uniform([-1]), tf.errors.InvalidArgumentError, "-1"),
        (lambda: tf.random.uniform([2.5]), tf.errors.InvalidArgumentError, "int32, int64"),
        (lambda: tf.random.uniform(3), tf.errors.InvalidArgumentError, "vector"),
        (lambda: tf.random.uniform([3], dtype=tf.int32), ValueError, "maxval is None"),
        (lambda: tf.random.uniform([3], 0, 3, tf.uint8), ValueError, "uint8"),
        (lambda: tf.random.uniform([3], dtype=tf.string), ValueError, "string"),
        (lambda: tf.random.uniform([3], 2.5, 3, tf.int32), TypeError, "2.5"),
        (lambda: tf.random.uniform([3], 3, 3, tf.int32), tf.errors.InvalidArgumentError, "minval must be < maxval"),
        (lambda: tf.random.uniform([3], [0, 1, 2], 9, tf.int32), tf.errors.InvalidArgumentError, "no axes"),
        (lambda: tf.random.normal([2], dtype=tf.int32), TypeError, "int32"),
        (lambda: tf.random.normal([2], tf.constant(1.0, tf.float64)), ValueError, "float64"),
        (lambda: tf.random.uniform([2], seed="a"), TypeError, "seed is 'a'"),
    ],
)
def test_what_cannot_be_drawn(call, error, words):
    with pytest.raises(error, match=words):
        call()
