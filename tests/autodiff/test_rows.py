"""Jacobians by rows and by columns, and of batches. Expected values are TensorFlow's."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff import rows
from minitf.autodiff.push import pushed
from minitf.autodiff.rows import by_columns, by_rows

X = tf.constant([[1.0, 2.0], [3.0, 4.0]])


def number(x):
    return None if x is None else tf.convert_to_tensor(x).numpy().tolist()


def tape_of(f, *xs, **arguments):
    """A tape that watched xs, and y = f(*xs)."""
    with tf.GradientTape(**arguments) as tape:
        tape.watch(xs)
        y = f(*xs)
    return tape, y


# --- GradientTape.jacobian ------------------------------------------------------------------------------------------
def test_a_row_for_each_element_of_the_target():
    tape, y = tape_of(lambda x: tf.reduce_sum(x * x, axis=1), X)
    assert number(tape.jacobian(y, X)) == [[[2.0, 4.0], [0.0, 0.0]], [[0.0, 0.0], [6.0, 8.0]]]


def test_the_jacobian_of_a_number_is_its_gradient():
    tape, y = tape_of(lambda x: tf.reduce_sum(x * x), X)
    assert number(tape.jacobian(y, X)) == [[2.0, 4.0], [6.0, 8.0]]


def test_structures_and_what_is_not_connected():
    v, u = tf.Variable(1.0), tf.Variable([1.0, 2.0])
    tape, y = tape_of(lambda: tf.constant([1.0, 2.0]) * v, persistent=True)
    found = tape.jacobian(y, {"v": v, "u": [u]})
    assert (number(found["v"]), found["u"]) == ([1.0, 2.0], [None])
    found = tape.jacobian(y, {"v": v, "u": [u]}, unconnected_gradients="zero")
    assert number(found["u"][0]) == [[0.0, 0.0], [0.0, 0.0]]
    with pytest.raises(ValueError, match="'nil'"):
        tape.jacobian(y, v, unconnected_gradients="nil")


def test_nothing_at_all():
    tape, y = tape_of(lambda x: x[:0], X, persistent=True)
    assert tape.jacobian(y, X).shape == (0, 2, 2, 2)
    assert tape.jacobian(tf.zeros([0]), X) is None
    tape, y = tape_of(lambda x: tf.reduce_sum(x) * tf.ones([3]), tf.zeros([0]))
    assert tape.jacobian(y, []) == []


def test_the_jacobian_of_a_gather_is_a_tensor():
    table = tf.Variable([[1.0], [2.0]])
    tape, y = tape_of(lambda: tf.gather(table, [1, 1]))
    assert number(tape.jacobian(y, table)) == [[[[0.0], [1.0]]], [[[0.0], [1.0]]]]


def test_complex_numbers():
    z = tf.constant([1 + 2j, 3.0])
    tape, y = tape_of(lambda z: z * z, z)
    assert number(tape.jacobian(y, z)) == [[2 - 4j, 0j], [0j, 6 + 0j]]


def test_integers_have_none():
    tape, y = tape_of(lambda x: tf.cast(x, tf.int32), X)
    assert tape.jacobian(y, X) is None


def test_it_is_one_use_of_the_tape():
    tape, y = tape_of(lambda x: x * x, X)
    tape.jacobian(y, X, parallel_iterations=2, experimental_use_pfor=False)
    for again in (tape.gradient, tape.jacobian, tape.batch_jacobian):
        with pytest.raises(RuntimeError, match="persistent=True"):
            again(y, X)


@pytest.mark.parametrize("target", [3.0, [X, X], None], ids=repr)
def test_the_target_is_one_tensor(target):
    tape, _ = tape_of(lambda x: x * x, X)
    with pytest.raises(TypeError, match="one tensor"):
        tape.jacobian(target, X)


def test_a_hessian_is_the_jacobian_of_a_gradient():
    x = tf.constant([1.0, 2.0])
    with tf.GradientTape() as outer:
        outer.watch(x)
        tape, y = tape_of(lambda x: x[0] * x[0] * x[1], x)
        dx = tape.gradient(y, x)
    assert number(outer.jacobian(dx, x)) == [[4.0, 2.0], [2.0, 0.0]]


def test_and_a_jacobian_has_a_gradient():
    with tf.GradientTape() as outer:
        outer.watch(X)
        tape, y = tape_of(lambda x: x * x * x, X)
        j = tape.jacobian(y, X)
    assert number(outer.gradient(j, X)) == [[6.0, 12.0], [18.0, 24.0]]


# --- rows or columns ------------------------------------------------------------------------------------------------
def program(x, w):
    return tf.tanh(tf.matmul(x, w)) * tf.reduce_sum(w) + tf.gather(x, [1, 0, 1])


def recorded():
    rng = np.random.default_rng(0)
    x, w = tf.constant(rng.standard_normal((3, 4))), tf.Variable(rng.standard_normal((4, 4)))
    tape, y = tape_of(lambda x: program(x, w), x)
    return tape._calls, y, x, w


def test_rows_and_columns_are_the_same_matrix():
    calls, y, x, w = recorded()
    for source, row in zip([x, w], by_rows(calls, y, [x, w]), strict=True):
        assert row.shape == y.shape.concatenate(source.shape)
        np.testing.assert_allclose(row.numpy(), by_columns(calls, y, source).numpy(), rtol=1e-12, atol=1e-12)


def test_columns_where_the_source_is_small(monkeypatch):
    asked = []
    monkeypatch.setattr(rows, "pushed", lambda *args: asked.append(1) or pushed(*args))
    shift = tf.constant(0.5)
    tape, y = tape_of(lambda shift: tf.tanh(tf.linspace(-1.0, 1.0, 50) + shift), shift)
    expected = 1 - np.tanh(np.linspace(-1, 1, 50) + 0.5) ** 2
    np.testing.assert_allclose(number(tape.jacobian(y, shift)), expected, rtol=1e-5)
    assert len(asked) == 2
    tape, y = tape_of(lambda x: x * x, X)
    tape.jacobian(y, X)
    assert len(asked) == 2


def test_a_custom_gradient_is_asked_as_it_is_even_then():
    clip = tf.custom_gradient(lambda x: (x, lambda dy: tf.clip_by_norm(dy, 0.5)))
    shift = tf.constant(0.5)
    tape, y = tape_of(lambda shift: clip(tf.zeros([50]) + shift), shift)
    assert number(tape.jacobian(y, shift)) == [0.5] * 50


def test_nothing_by_columns():
    x, y = tf.constant(1.0), tf.constant(2.0)
    assert by_columns([], y, x) is None
    assert by_rows([], y, [x]) == [None]


# --- what batch_jacobian refuses; test_batch_jacobian.py has what it returns ------------------------------------------
@pytest.mark.parametrize("shapes", [([2, 3], [3, 2]), ([2], [2]), ([2], [2, 2]), ([], [])], ids=str)
def test_both_need_a_batch_axis_and_another(shapes):
    y, x = tf.ones(shapes[0]), tf.ones(shapes[1])
    with pytest.raises(ValueError, match="the batch"):
        tf.GradientTape().batch_jacobian(y, x)


def test_the_source_is_one_tensor():
    tape, y = tape_of(lambda x: x * x, X)
    with pytest.raises(TypeError, match="source"):
        tape.batch_jacobian(y, [X])
