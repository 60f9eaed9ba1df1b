"""The shape rules, asked again when sizes are known."""

import numpy as np
import pytest

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.shapes import check_shapes, is_known


def test_what_is_known_needs_no_check():
    assert is_known(body_of(traced(lambda x: x + 1.0, (tf.float32, (2,)))))
    assert not is_known(body_of(traced(lambda x: x + 1.0, (tf.float32, (None,)))))


def test_a_rule_that_is_broken_is_found_wherever_it_is():
    body = body_of(traced(lambda x: tf.matmul(tf.exp(x), tf.ones([3, 2])), (tf.float32, (None, None))))
    check_shapes(body, [np.ones((5, 3), np.float32)])
    with pytest.raises(tf.errors.InvalidArgumentError, match="MatMul"):
        check_shapes(body, [np.ones((5, 4), np.float32)])


def test_a_variable_has_the_size_that_it_has_now():
    v = tf.Variable(tf.ones([2]), shape=[None])
    body = body_of(traced(lambda x: x + v, (tf.float32, (2,))))
    check_shapes(body, [np.ones(2, np.float32), v])
    v.assign(tf.ones([3]))
    with pytest.raises(tf.errors.InvalidArgumentError, match="AddV2"):
        check_shapes(body, [np.ones(2, np.float32), v])
