"""The operators of Tensor against TensorFlow's answers; and Python's manners towards foreign operands."""

import numpy as np
import pytest

import minitf as tf
from ops.recorded import check, table


@table("operators")
def test_as_tensorflow(call, answered):
    check(call, answered)


class Foreign:
    """Knows what to make of a tensor, which does not know what to make of it."""

    def __radd__(self, other):
        return "radd", other

    def __rmatmul__(self, other):
        return "rmatmul", other


def test_a_foreign_right_operand_is_asked():
    x = tf.ones([2, 2])
    word, other = x + Foreign()
    assert (word, other is x) == ("radd", True)
    assert (x @ Foreign())[0] == "rmatmul"


def test_a_foreign_operand_that_cannot_answer_leaves_the_first_error():
    class Silent:
        def __radd__(self, other):
            return NotImplemented

    with pytest.raises(ValueError, match="AddV2: convert_to_tensor: value is"):
        tf.ones([2]) + Silent()


def test_none_is_never_equal():
    x = tf.constant([1.0])
    assert (x == None) is False  # noqa: E711 (the comparison is the subject)
    assert (x != None) is True  # noqa: E711


def test_rows_come_one_by_one():
    rows = iter(tf.constant(np.arange(6).reshape(3, 2)))
    assert next(rows).numpy().tolist() == [0, 1]
    assert [row.numpy().tolist() for row in rows] == [[2, 3], [4, 5]]


def test_a_variable_has_the_same_operators():
    v = tf.Variable([1.0, 2.0])
    assert (2 * v + v[0]).numpy().tolist() == [3, 5]
    assert (v > 1).numpy().tolist() == [False, True]


def test_a_list_of_tensors_has_a_gradient():
    x = tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_sum(tf.convert_to_tensor([x * x, [1.0, 2.0][0] * x]))
    assert tape.gradient(y, x).numpy() == 7
