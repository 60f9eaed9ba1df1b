"""What a body keeps, and the gradients of that."""

import numpy as np

import minitf as tf
from minitf.core.context import local
from minitf.core.execute import execute
from minitf.core.spec import Spec
from minitf.core.tensor import Tensor
from minitf.graph.control.kept import (
    EmptyList,
    Kept,
    KeptGradient,
    Remember,
    count_of,
    gradient_kept,
    key_of,
    recall,
)


def kept():
    return Tensor(Kept([(np.float32(1), np.float32(2)), (np.float32(3), np.float32(4))]), local.state.place())


def test_values_are_recalled_by_run_and_position():
    assert int(count_of(kept())) == 2
    assert float(recall(kept(), tf.constant(1), 0, Spec((), tf.float32))) == 3.0


def test_their_gradient_is_a_list_in_which_most_is_missing():
    values, i, x = kept(), tf.constant(1), tf.constant(7.0)
    with tf.GradientTape() as tape:
        tape.watch(values)
        y = recall(values, i, 0, Spec((), tf.float32)) * 5.0
    found = tape.gradient(y, values)
    assert found.dtype == tf.variant
    assert float(gradient_kept(found, i, x, 0)) == 5.0
    assert float(gradient_kept(found, i, x, 1)) == 0.0
    assert float(gradient_kept(execute(EmptyList), i, x, 1)) == 0.0


def test_and_that_has_a_gradient():
    i, x = tf.constant(0), tf.constant(2.0)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = execute(KeptGradient, execute(Remember, i, x * x, position=3), i, x, position=3)
    assert float(tape.gradient(y, x)) == 4.0


def test_keys():
    assert key_of(np.int32(2), None) == 2
    assert key_of(np.int32(2), 1) == (2, 1)
