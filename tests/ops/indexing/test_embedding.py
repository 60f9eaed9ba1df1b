"""embedding_lookup against TensorFlow's answers; its gradient is rows, and finite where a row is zero."""

import numpy as np

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("embedding")
def test_as_tensorflow(call, answered):
    check(call, answered)


def test_slopes_with_a_greatest_length():
    table_ = np.array([[3.0, 4.0], [0.1, 0.2], [0.0, 0.0]])
    assert_slopes(lambda t: tf.nn.embedding_lookup(t, [0, 1, 2, 0], max_norm=1.0), table_)


def test_the_gradient_is_the_rows_looked_up():
    v = tf.Variable(tf.ones([1000, 2]))
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(tf.nn.embedding_lookup(v, [7, 9]))
    found = tape.gradient(y, v)
    assert found.indices.numpy().tolist() == [7, 9]
    assert found.values.shape == (2, 2)
