"""`for`: rows of tensors, Python collections, and what is refused."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.errors import InaccessibleTensorError
from minitf.graph.autograph.for_stmt import for_stmt


def test_rows_of_a_tensor_of_any_length():
    @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.int32)])
    def f(x):
        total = tf.zeros([2], tf.int32)
        for row in x:
            total = total * 10 + row
        return total

    for n in (0, 1, 3):
        x = np.arange(2 * n).reshape(n, 2)
        expected = [int("".join(map(str, column)) or 0) for column in x.T]
        assert f(x).numpy().tolist() == expected


def test_gradients_reach_the_rows():
    @tf.function
    def f(x):
        total = 1.0
        for row in x:
            total = total * row[0] + row[1]
        return total

    x = tf.constant([[2.0, 1.0], [3.0, 5.0]])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    assert tape.gradient(y, x).numpy().tolist() == [[3.0, 3.0], [3.0, 1.0]]


def test_the_item_after_the_loop():
    @tf.function
    def f(x):
        i = 0
        for i in x:  # noqa: B007
            pass
        return i

    assert f(tf.constant([1, 2])).numpy() == 2


def test_a_scalar_has_no_rows():
    def f(x):
        for i in x:
            x += i
        return x

    with pytest.raises(ValueError, match="len requires a non-scalar tensor"):
        tf.function(f)(tf.constant(1))


def test_leaving_a_python_loop_because_of_a_tensor_is_refused():
    def f(x):
        for i in range(3):
            if x > i:
                break
            x += 1
        return x

    with pytest.raises(NotImplementedError, match="not supported in Python for loops"):
        tf.function(f)(tf.constant(1))
    assert tf.function(f)(-5).numpy() == -2


def test_a_python_collection_is_not_asked_for_more_than_is_used():
    items = iter([1, 2, 3])
    found = for_stmt(items, lambda item, total: total + item, (0,), ("total",), go_on=lambda total: total < 3)
    assert (found, next(items)) == (3, 3)


def test_a_tensor_array_is_filled_row_by_row():
    @tf.function
    def squares(x):
        found = tf.TensorArray(tf.float32, size=tf.shape(x)[0])
        for i in tf.range(tf.shape(x)[0]):
            found = found.write(i, x[i] ** 2)
        return found.stack()

    assert squares(tf.constant([1.0, 2.0, 3.0])).numpy().tolist() == [1.0, 4.0, 9.0]


def test_a_list_that_grows_in_the_graph_is_refused():
    def f(x):
        rows = []
        for i in x:
            rows.append(i)
        return tf.stack(rows)

    with pytest.raises(InaccessibleTensorError, match="out of scope"):
        tf.function(f)(tf.constant([1, 2]))
