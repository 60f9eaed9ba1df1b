import pytest

import minitf as tf
from lite.graphs import codes, graph_of
from minitf.lite.converter.errors import ConverterError


def test_a_constant_is_added_instead_of_subtracted():
    (addition,) = graph_of(lambda x: x - tf.constant([1.0, 2.0]), (2,)).operations
    assert (addition.code, addition.inputs[1].array.tolist()) == ("ADD", [-1.0, -2.0])


def test_a_sum_with_zeros_and_a_product_with_them_are_nothing():
    def f(x):
        zeros = tf.zeros([tf.shape(x)[0], 3])
        return (x + zeros) + x * zeros

    assert codes(graph_of(f, (None, 3))) == []


@pytest.mark.parametrize("function", [lambda x: tf.cast(x, tf.float64) * 2.0, lambda x: tf.cast(x, tf.float64)])
def test_float64_is_refused(function):
    with pytest.raises(ConverterError, match="float64"):
        graph_of(function, (2,))
