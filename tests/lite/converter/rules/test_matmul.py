import numpy as np
import pytest

import minitf as tf
from lite.graphs import codes, graph_of
from minitf.lite.converter.errors import ConverterError

WEIGHTS = tf.constant(np.arange(20, dtype=np.float32).reshape(5, 4))


@pytest.mark.parametrize(
    ("function", "shapes", "expected"),
    [
        (lambda x: tf.matmul(x, WEIGHTS), [(2, 5)], ["FULLY_CONNECTED"]),
        (lambda x: tf.matmul(x, WEIGHTS, transpose_b=True), [(2, 4)], ["FULLY_CONNECTED"]),
        (lambda x: tf.matmul(x, WEIGHTS, transpose_a=True), [(5, 2)], ["BATCH_MATMUL"]),
        (lambda x: tf.matmul(WEIGHTS, x), [(4, 2)], ["BATCH_MATMUL"]),
        (lambda x, y: tf.einsum("bij,bjk->bik", x, y), [(2, 3, 4), (2, 4, 5)], ["BATCH_MATMUL"]),
        (lambda x, y: tf.einsum("bij,bkj->bki", x, y), [(2, 3, 4), (2, 5, 4)],
         ["TRANSPOSE", "BATCH_MATMUL"]),
        (lambda x: tf.einsum("bti,ij->btj", x, WEIGHTS), [(None, None, 5)], ["FULLY_CONNECTED"]),
    ],
)
def test_which_operators_a_product_is(function, shapes, expected):
    assert codes(graph_of(function, *shapes)) == expected


def test_weights_lie_as_out_by_in():
    (product,) = graph_of(lambda x: tf.matmul(x, WEIGHTS), (2, 5)).operations
    np.testing.assert_array_equal(product.inputs[1].array, WEIGHTS.numpy().T)


@pytest.mark.parametrize(
    ("equation", "shapes"),
    [("ij->j", [(2, 3)]), ("ij,k->i", [(2, 3), (4,)]), ("...i,ij->...j", [(2, 3), (3, 4)]),
     ("ii,ij->ij", [(3, 3), (3, 4)])],
)
def test_equations_that_are_refused(equation, shapes):
    with pytest.raises(ConverterError, match="equation"):
        graph_of(lambda *xs: tf.einsum(equation, *xs), *shapes)
