"""The right answers, computed by the library."""

from random import Random

import numpy as np
import pytest

import minitf as tf
from minitf.course import questions
from minitf.course.questions import QUESTIONS


def numbers_in(text):
    """All numbers of a text, in their order."""
    words = text.replace("[", " ").replace("]", " ").replace(",", " ").replace("?", " ").replace("x²", " ").split()
    found = []
    for word in words:
        try:
            found.append(float(word.rstrip(".")))
        except ValueError:
            continue
    return found


def asked(name, seed):
    text, right = QUESTIONS[name](Random(seed))
    return numbers_in(text), right


@pytest.mark.parametrize("seed", range(5))
def test_shapes(seed):
    (a, one, c, b, _), right = asked("broadcast_shape", seed)
    assert tf.broadcast_static_shape([int(a), int(one), int(c)], [int(b), 1]).as_list() == right


@pytest.mark.parametrize("seed", range(5))
def test_gradients(seed):
    (a, b, x, y), right = asked("gradient_at_a_point", seed)
    x, y = tf.Variable(x), tf.Variable(y)
    with tf.GradientTape() as tape:
        f = a * x**2 * y + b * y
    np.testing.assert_allclose(tape.gradient(f, [x, y]), right)
    (columns, rows, _, dy), right = asked("sum_of_a_broadcast", seed)
    bias = tf.Variable(tf.zeros([int(columns)]))
    with tf.GradientTape() as tape:
        f = tf.zeros([int(rows), int(columns)]) + bias
    np.testing.assert_allclose(tape.gradient(f, bias, tf.fill(f.shape, dy)), right)


@pytest.mark.parametrize("seed", range(5))
def test_convolutions(seed):
    (size, _, filters, channels), right = asked("convolution_weights", seed)
    layer = tf.keras.layers.Conv2D(int(filters), int(size))
    layer.build((1, 8, 8, int(channels)))
    assert layer.count_params() == right
    (width, size, stride), right = asked("convolution_size", seed)
    layer = tf.keras.layers.Conv1D(1, int(size), strides=int(stride))
    assert layer.compute_output_shape((1, int(width), 1))[1] == right


@pytest.mark.parametrize("seed", range(5))
def test_losses_and_steps(seed):
    (zero, a, b, label, _), right = asked("softmax_loss", seed)
    loss = tf.nn.sparse_softmax_cross_entropy_with_logits(int(label), [zero, a, b])
    assert float(loss) == pytest.approx(right, rel=1e-5)
    for name, make in [("momentum_step", lambda rate: tf.keras.optimizers.SGD(rate, momentum=0.5)),
                       ("adam_first_step", tf.keras.optimizers.Adam)]:
        (start, slope, rate, *_), right = asked(name, seed)
        w, optimizer = tf.Variable(start), make(rate)
        for _ in range(2 if name == "momentum_step" else 1):
            optimizer.apply([tf.constant(slope)], [w])
        assert float(w) == pytest.approx(right, rel=1e-4)


@pytest.mark.parametrize("seed", range(5))
def test_sizes(seed):
    (size, _, _), right = asked("attention_scale", seed)
    x, y = np.random.default_rng(0).standard_normal((2, 20000, int(size)))
    assert np.std((x * y).sum(-1)) == pytest.approx(right, rel=0.03)
    (workers, size), right = asked("ring_bytes", seed)
    assert 2 * size * (workers - 1) / workers == right
    (scale, zero, x), right = asked("quantized", seed)
    assert round(x / scale) + zero == right
    assert -128 <= right <= 127


def test_every_question_is_tried_here():
    tried = "broadcast_shape gradient_at_a_point sum_of_a_broadcast convolution_weights convolution_size " \
            "softmax_loss momentum_step adam_first_step attention_scale ring_bytes quantized"
    assert sorted(QUESTIONS) == sorted(tried.split())
    assert all(QUESTIONS[name] is getattr(questions, name) for name in QUESTIONS)
