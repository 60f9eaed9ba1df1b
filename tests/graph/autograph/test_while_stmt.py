"""`while` on tensors: what it carries, and what is refused."""

import pytest

import minitf as tf
from minitf.graph.autograph.while_stmt import staged_while


def dtype(x):
    y = 1
    while x < 10:
        y = 1.5
        x += 1
    return y


def shape(x):
    y = tf.zeros([1])
    while x < 10:
        y = tf.concat([y, y], 0)
        x += 1
    return y


def structure(x):
    y = 1
    while x < 10:
        x += 1
        y = (y, y)
    return y


def number(x):
    while x:
        x = x - 1
    return x


def python_first(x):
    n = 0
    while True:
        if x > n:
            break
        n += 1
    return n


def never_defined(x):
    while x < 10:
        if x > 5:
            y = x
        x += 1
    return y


REFUSED = [
    (dtype, TypeError, "'y' has dtype int32 .* float32"),
    (shape, ValueError, r"'y' has shape \(1,\) before the loop, but shape \(2,\) after one iteration"),
    (structure, TypeError, "'y' .* same nested structure"),
    (number, ValueError, "condition of while loop expected to be `tf.bool` scalar"),
    (python_first, NotImplementedError, "started as a Python value, then changed to a tensor"),
    (never_defined, ValueError, "'y' must be defined before the loop"),
]


@pytest.mark.parametrize(("f", "error", "message"), REFUSED, ids=lambda v: getattr(v, "__name__", None))
def test_refused(f, error, message):
    with pytest.raises(error, match=message):
        tf.function(f)(tf.constant(1))


def test_a_name_that_only_the_loop_knows():
    @tf.function
    def f(x):
        last = None
        while x < 10:
            y = x * 2
            last = y
            x += 3
        return y, last

    assert [t.numpy() for t in f(tf.constant(1))] == [14, 14]


def test_shape_invariants_and_a_limit():
    @tf.function
    def f(n):
        y = tf.constant([1])
        while n > 0:
            tf.autograph.experimental.set_loop_options(shape_invariants=[(y, tf.TensorShape([None]))],
                                                       maximum_iterations=3)
            y = tf.concat([y, y], 0)
            n -= 1
        return y

    assert f(tf.constant(2)).shape == [4]
    assert f(tf.constant(9)).shape == [8]


def test_a_loop_of_python_values_is_unrolled():
    @tf.function
    def f(x):
        n = 0
        while n < 3:
            x, n = x * 2, n + 1
        return x

    types = [node.type for node in f.get_concrete_function(tf.constant(1)).graph.get_operations()]
    assert types.count("Mul") == 3
    assert not any("While" in t for t in types)


def test_a_test_that_assigns():
    @tf.function
    def f(x, n):
        while (left := n - 1) > 0:
            x, n = x + left, left
        return x

    assert f(tf.constant(0), 4).numpy() == 6


def test_attributes_are_carried():
    class Box:
        total = None

    box = Box()
    box.total = tf.constant(1)

    @tf.function
    def f(n):
        while n > 0:
            box.total = box.total * 2
            n -= 1
        return box.total

    assert f(tf.constant(5)).numpy() == 32


def test_shapes_may_be_relaxed():
    @tf.function(autograph=False)
    def doubled(x, n):
        def body(x, i):
            return tf.concat([x, x], 0), i + 1

        x, _ = staged_while(lambda x, i: i < n, body, (x, 0), ("x", "i"), (), {"relax_shapes": True})
        assert x.shape.as_list() == [None]
        return x

    assert doubled(tf.constant([1, 2]), tf.constant(3)).shape == [16]
