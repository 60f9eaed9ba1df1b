"""ForwardAccumulator. Expected values are TensorFlow's."""

import gc
import weakref

import numpy as np
import pytest

import minitf as tf

Forward = tf.autodiff.ForwardAccumulator


def number(x):
    """A tangent as a Python value: None, a number or a list."""
    return None if x is None else tf.convert_to_tensor(x).numpy().tolist()


def tangent(f, x, dx):
    """How f(x) moves when x moves by dx."""
    with Forward(x, dx) as acc:
        y = f(x)
    return number(acc.jvp(y))


# --- primals and tangents -------------------------------------------------------------------------------------------
def test_a_square():
    x = tf.constant(3.0)
    with Forward(x, tf.constant(1.0)) as acc:
        y = x * x
    assert [number(acc.jvp(t)) for t in (y, x, tf.constant(1.0))] == [6.0, 1.0, None]
    assert number(acc.jvp(tf.constant([1.0, 2.0]), unconnected_gradients="zero")) == [0.0, 0.0]


def test_structures():
    x, v = tf.constant(3.0), tf.Variable([1.0, 2.0])
    with Forward({"a": x, "b": [v]}, {"a": tf.constant(1.0), "b": [tf.constant([1.0, 0.0])]}) as acc:
        y = x * v
        z = tf.reduce_sum(y)
    found = acc.jvp({"y": y, "z": (z, [v])})
    assert number(found["y"]) == [4.0, 2.0]
    assert (number(found["z"][0]), number(found["z"][1][0])) == (6.0, [1.0, 0.0])


def test_a_tangent_may_be_a_number():
    x = tf.constant(3.0)
    assert number(Forward(x, 2).jvp(x)) == 2.0
    assert Forward(x, np.float64(2.0)).jvp(x).dtype == tf.float32


X = tf.constant(3.0)


@pytest.mark.parametrize(
    ("primals", "tangents", "error"),
    [
        ([X, X], [X, X], ValueError),
        ([X], X, ValueError),
        ([X], (X,), TypeError),
        (X, tf.constant(1.0, tf.float64), ValueError),
        (X, tf.constant([1.0, 2.0]), ValueError),
        (X, None, ValueError),
        (3.0, 1.0, TypeError),
    ],
)
def test_what_does_not_fit_is_refused(primals, tangents, error):
    with pytest.raises(error):
        Forward(primals, tangents)


def test_jvp_refuses_what_is_no_tensor():
    with pytest.raises(TypeError, match="must be a tensor"):
        Forward(X, X).jvp(3.0)
    with pytest.raises(ValueError, match="'nil'"):
        Forward(X, X).jvp(X, "nil")


def test_integers_do_not_move():
    i = tf.constant(3)
    with Forward(i, tf.constant(1)) as acc:
        y = i * i
    assert acc.jvp(y) is None


# --- through ops ----------------------------------------------------------------------------------------------------
def test_matrices():
    a = tf.constant([[1.0, 2.0], [3.0, 4.0]])
    assert tangent(lambda a: a @ a, a, tf.constant([[1.0, 0.0], [0.0, 0.0]])) == [[2.0, 2.0], [3.0, 0.0]]


def test_several_outputs():
    x = tf.constant([1.0, 2.0, 3.0])
    with Forward(x, tf.constant([1.0, 10.0, 100.0])) as acc:
        parts = tf.split(x, 3)
        first, *_ = tf.unstack(tf.stack([x[0], tf.constant(1.0)]))
    assert [number(acc.jvp(p)) for p in parts] == [[1.0], [10.0], [100.0]]
    assert number(acc.jvp(first)) == 1.0


def test_what_does_not_change_smoothly_has_no_tangent():
    x = tf.constant(3.0)
    with Forward(x, tf.constant(1.0)) as acc:
        whole = tf.cast(x, tf.int32)
        ys = [tf.stop_gradient(x), tf.argmax([x, x]), whole, tf.cast(whole, tf.float32), tf.round(x), tf.equal(x, x)]
    assert acc.jvp(ys) == [None] * 6


def test_rows_of_a_table():
    table = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
    with Forward(table, tf.constant([[1.0, 0.0], [0.0, 1.0]])) as acc:
        y = tf.gather(table, [1, 1, 0])
        with tf.GradientTape() as tape:
            z = tf.reduce_sum(tf.gather(table, [1]) ** 2.0)
        rows = tape.gradient(z, table)
    assert number(acc.jvp(y)) == [[0.0, 1.0], [0.0, 1.0], [1.0, 0.0]]
    assert isinstance(acc.jvp(rows), tf.IndexedSlices)
    assert number(acc.jvp(rows)) == [[0.0, 0.0], [0.0, 2.0]]


def test_complex_numbers_move_without_a_conjugate():
    z, dz = tf.constant(1 + 2j), tf.constant(1j)
    assert tangent(lambda z: z * z, z, dz) == -4 + 2j
    assert tangent(tf.math.conj, z, dz) == -1j
    assert tangent(tf.abs, z, dz) == pytest.approx(2 / 5**0.5)


# --- variables ------------------------------------------------------------------------------------------------------
def test_a_variable_moves_and_so_does_what_is_read_from_it():
    v = tf.Variable(2.0)
    with Forward(v, tf.constant(1.0)) as acc:
        ys = [v, v.read_value(), v * v]
    assert [number(acc.jvp(y)) for y in ys] == [1.0, 1.0, 4.0]


def test_an_assignment_does_not_change_how_it_moves():
    v, x = tf.Variable(2.0), tf.constant(3.0)
    with Forward(v, tf.constant(1.0)) as acc:
        before = v * v
        v.assign(5.0)
        after = v * v
        v.assign_add(x)
        later = v * v
    assert [number(acc.jvp(y)) for y in (before, after, later, v)] == [4.0, 10.0, 16.0, 1.0]


# --- the block ------------------------------------------------------------------------------------------------------
def test_what_happens_outside_the_block_is_not_seen():
    x = tf.constant(3.0)
    acc = Forward(x, tf.constant(1.0))
    before = x * x
    with acc:
        y = x * x
    after = y * y
    with acc:
        again = y * y
    assert [number(acc.jvp(t)) for t in (before, y, after, again)] == [None, 6.0, None, 108.0]


def test_a_block_cannot_be_entered_twice_at_once():
    with Forward(X, X) as acc, pytest.raises(ValueError, match="already recording"), acc:
        pass


def test_an_error_inside_the_block_ends_it():
    with pytest.raises(KeyError), Forward(X, X) as acc:
        raise KeyError
    y = X * X
    assert acc.jvp(y) is None


def test_a_tangent_is_dropped_with_its_tensor():
    x = tf.constant(3.0)
    with Forward(x, tf.constant(1.0)) as acc:
        y = x * x
        gone = weakref.ref(acc.jvp(y))
        del y
        assert gone() is None
    gc.disable()
    try:
        gone = weakref.ref(acc)
        del acc
        assert gone() is None
    finally:
        gc.enable()


# --- accumulators and tapes -----------------------------------------------------------------------------------------
def test_accumulators_in_accumulators():
    x = tf.constant(2.0)
    one = tf.constant(1.0)
    with Forward(x, one) as outer, Forward(x, one) as inner:
        y = x * x * x
    assert (number(inner.jvp(y)), number(outer.jvp(y))) == (12.0, 12.0)
    assert number(outer.jvp(inner.jvp(y))) == 12.0
    assert inner.jvp(outer.jvp(y)) is None


def test_three_deep():
    x, one = tf.constant(2.0), tf.constant(1.0)
    with Forward(x, one) as a, Forward(x, one) as b, Forward(x, one) as c:
        y = x**4.0
    assert number(a.jvp(b.jvp(c.jvp(y)))) == 48.0


def test_hessian_vector_products_forward_over_reverse():
    v = tf.Variable([1.0, 2.0])
    with Forward(v, tf.constant([1.0, 0.0])) as acc:
        with tf.GradientTape() as tape:
            y = tf.reduce_sum(v**3.0) + v[0] * v[1]
        gradient = tape.gradient(y, v)
    assert number(gradient) == [5.0, 13.0]
    assert number(acc.jvp(gradient)) == [6.0, 1.0]


def test_and_reverse_over_forward():
    x, dx = tf.constant([1.0, 2.0]), tf.constant([1.0, 0.0])
    with tf.GradientTape() as tape:
        tape.watch([x, dx])
        with Forward(x, dx) as acc:
            y = tf.reduce_sum(x**3.0)
        slope = acc.jvp(y)
    by_x, by_dx = tape.gradient(slope, [x, dx])
    assert (number(by_x), number(by_dx)) == ([6.0, 0.0], [3.0, 12.0])


def test_a_tape_inside_does_not_see_what_the_accumulator_computes():
    v = tf.Variable([1.0, 2.0])
    with Forward(v, tf.constant([1.0, 0.0])) as acc:
        with tf.GradientTape() as tape:
            y = tf.reduce_sum(v**3.0)
            slope = acc.jvp(y)
        calls = repr(tape)
    assert tape.gradient(slope, v) is None
    with tf.GradientTape() as alone:
        tf.reduce_sum(v**3.0)
    assert repr(alone) == calls
