"""pushed: one call, forward. Chapter 6 sets it as an exercise."""

import numpy as np

import minitf as tf
from minitf.autodiff.push import Everything, pushed
from minitf.core import context


def only_call(f, *xs):
    """The one call that f(*xs) makes."""
    with context.recording(Everything()) as calls:
        f(*xs)
    (call,) = calls
    return call


def number(x):
    return None if x is None else x.numpy().tolist()


A, B = tf.constant([1.0, 2.0]), tf.constant([10.0, 20.0])
U, V = tf.constant([1.0, 3.0]), tf.constant([5.0, 7.0])


def test_one_input():
    (dy,) = pushed(only_call(tf.square, A), [U])
    assert number(dy) == [2.0, 12.0]


def test_what_both_inputs_do_is_added():
    (dy,) = pushed(only_call(tf.multiply, A, B), [U, V])
    assert number(dy) == [15.0, 74.0]


def test_an_input_that_does_not_move():
    call = only_call(tf.multiply, A, B)
    assert number(pushed(call, [U, None])[0]) == [10.0, 60.0]
    assert number(pushed(call, [None, V])[0]) == [5.0, 14.0]


def test_an_op_that_is_linear_but_not_symmetric():
    matrix = tf.constant([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    (dy,) = pushed(only_call(tf.matmul, matrix, tf.ones([3, 1])), [None, tf.constant([[1.0], [0.0], [1.0]])])
    assert number(dy) == [[4.0], [10.0]]
    (dy,) = pushed(only_call(lambda x: tf.reduce_sum(x, axis=1), matrix), [matrix])
    assert number(dy) == [6.0, 15.0]


def test_one_tensor_in_both_places():
    (dy,) = pushed(only_call(tf.multiply, A, A), [U, U])
    assert number(dy) == [2.0, 12.0]


def test_every_output_has_its_tangent():
    call = only_call(lambda x: tf.split(x, 2), tf.constant([1.0, 2.0, 3.0, 4.0]))
    left, right = pushed(call, [tf.constant([1.0, 10.0, 100.0, 1000.0]), *[None] * (len(call.inputs) - 1)])
    assert (number(left), number(right)) == ([1.0, 10.0], [100.0, 1000.0])


def test_what_does_not_move_smoothly_stands_still():
    assert pushed(only_call(tf.round, A), [U]) == [None]
    assert pushed(only_call(lambda x: tf.cast(x, tf.int32), A), [U]) == [None]


def test_an_output_without_a_derivative_beside_one_that_has():
    values, places = pushed(only_call(lambda x: tf.math.top_k(x, 1), A), [U, None])[:2]
    assert (number(values), places) == ([3.0], None)


def test_rows_of_a_table_are_looked_up():
    call = only_call(lambda table: tf.gather(table, [1, 1]), A)
    (dy,) = pushed(call, [U, *[None] * (len(call.inputs) - 1)])
    assert number(dy) == [3.0, 3.0]


def test_an_outer_tape_sees_it():
    x = tf.constant(3.0)
    call = only_call(tf.square, x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        (dy,) = pushed(call, [tf.constant(1.0)])
    assert float(tape.gradient(dy, x)) == 2.0


def test_what_it_computes_does_not_depend_on_the_value_of_the_result():
    x = tf.constant(0.0)
    (dy,) = pushed(only_call(tf.exp, x), [tf.constant(2.0)])
    assert float(dy) == 2.0
    assert np.isfinite(float(dy))
