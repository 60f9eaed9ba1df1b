"""Loops, in eager code and in graphs."""


import numpy as np
import pytest

import minitf as tf


def graph(f, *args):
    return tf.function(f, autograph=False)(*args)


def both(f, *args):
    """The result of f, which is the same in eager code and in a graph."""
    plain, traced = f(*args), graph(f, *args)
    tf.nest.map_structure(np.testing.assert_array_equal, plain, traced)
    return tf.nest.map_structure(lambda y: np.asarray(y).tolist(), traced)


def test_structures_of_variables():
    def f(n):
        start = (0, {"a": tf.constant(1), "b": [tf.constant(2.0)]})
        return tf.while_loop(lambda i, d: i < n, lambda i, d: (i + 1, {"a": d["a"] * 2, "b": [d["b"][0] + 1.0]}), start)

    assert both(f, tf.constant(3)) == (3, {"a": 8, "b": [5.0]})


def test_no_iteration_at_all():
    assert both(lambda n: tf.while_loop(lambda i: i < n, lambda i: (i + 1,), (5,)), tf.constant(3)) == (5,)


@pytest.mark.parametrize("limit", [4, tf.constant(4)])
def test_maximum_iterations(limit):
    def f(n):
        return tf.while_loop(lambda i, j: i < n, lambda i, j: (i + 1, j + 2), (0, 0), maximum_iterations=limit)

    assert both(f, tf.constant(100)) == (4, 8)
    assert both(f, tf.constant(3)) == (3, 6)


def test_a_swap():
    f = tf.function(lambda: tf.while_loop(lambda i, a, b: i < 3, lambda i, a, b: (i + 1, b, a), (0, 1, 2)),
                    autograph=False)
    assert [int(x) for x in f()] == [3, 2, 1]


def test_side_effects_happen_in_order():
    v = tf.Variable(1)

    @tf.function(autograph=False)
    def f(n):
        def body(i):
            v.assign(v * 2)
            v.assign_add(i)
            return (i + 1,)

        return tf.while_loop(lambda i: i < n, body, (0,))[0], v.read_value()

    assert [int(x) for x in f(tf.constant(3))] == [3, ((1 * 2 + 0) * 2 + 1) * 2 + 2]
    assert f.get_concrete_function(tf.constant(3)).variables[0] is v


def test_a_dtype_that_changes():
    with pytest.raises(TypeError, match="enters as float32, and is float64"):
        graph(lambda x: tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, tf.cast(y, "float64")), (0, x)),
              tf.constant(1.0))


def test_a_shape_that_changes():
    def f(shapes=None):
        body = lambda i, y: (i + 1, tf.concat([y, y], 0))
        return tf.while_loop(lambda i, y: i < 3, body, (0, tf.ones([1])), shape_invariants=shapes)

    with pytest.raises(ValueError, match=r"'y' enters the loop with shape \(1,\), and has shape \(2,\)"):
        graph(f)
    assert both(lambda: f((tf.TensorShape([]), tf.TensorShape([None]))))[1] == [1.0] * 8
    assert both(lambda: f((tf.TensorSpec([], tf.int32), tf.TensorSpec([None]))))[1] == [1.0] * 8
    with pytest.raises(ValueError, match="structure of loop_vars"):
        graph(lambda: f((tf.TensorShape([]),)))
    with pytest.raises(ValueError, match="must fit the shape invariant"):
        graph(lambda: f((tf.TensorShape([]), tf.TensorShape([2]))))


def test_sizes_inside_are_checked():
    @tf.function(autograph=False, input_signature=[tf.TensorSpec([None]), tf.TensorSpec([None])])
    def f(x, y):
        return tf.while_loop(lambda i, z: i < 2, lambda i, z: (i + 1, z + y), (0, x))[1]

    assert f(tf.ones([3]), tf.ones([3])).numpy().tolist() == [3.0] * 3
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"AddV2: .*float32\[3\].*float32\[2\]"):
        f(tf.ones([3]), tf.ones([2]))


def test_wrong_arguments():
    with pytest.raises(TypeError, match="cond is 3"):
        tf.while_loop(3, lambda i: i, [0])
    with pytest.raises(TypeError, match="list or a tuple"):
        tf.while_loop(lambda i: i < 3, lambda i: i, tf.constant(0))
    with pytest.raises(ValueError, match="needs a variable"):
        tf.while_loop(lambda: False, lambda: None, [])
    with pytest.raises(TypeError, match="positive integer"):
        tf.while_loop(lambda i: i < 3, lambda i: [i + 1], [0], parallel_iterations=0)
    with pytest.raises(ValueError, match="None among loop_vars"):
        graph(lambda: tf.while_loop(lambda i, n: i < 3, lambda i, n: (i + 1, n), (0, None)))
    with pytest.raises(ValueError, match="structure of loop_vars"):
        graph(lambda: tf.while_loop(lambda i, n: i < 3, lambda i, n: i + 1, (0, 0)))
    with pytest.raises(tf.errors.InvalidArgumentError, match="bool without axes"):
        graph(lambda: tf.while_loop(lambda i: i, lambda i: i + 1, [0]))


def test_ten_thousand_iterations_do_not_exhaust_the_stack():
    count = tf.function(lambda n: tf.while_loop(lambda i: i < n, lambda i: (i + 1,), (0,))[0], autograph=False)
    assert int(count(tf.constant(10_000))) == 10_000
