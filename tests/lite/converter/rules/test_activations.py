import pytest

import minitf as tf
from lite.graphs import graph_of
from minitf.lite.converter.errors import ConverterError


def test_fake_quantization_says_its_range():
    v = [tf.Variable(-1.0), tf.Variable(3.0)]
    (fake,) = graph_of(lambda x: tf.quantization.fake_quant_with_min_max_vars(x, *v, num_bits=4), (2,)).operations
    assert fake.options == {"min": -1.0, "max": 3.0, "num_bits": 4, "narrow_range": False}


def test_a_range_that_is_computed_is_refused():
    with pytest.raises(ConverterError, match="its range is not a constant"):
        graph_of(lambda x: tf.quantization.fake_quant_with_min_max_vars(x, tf.reduce_min(x), tf.reduce_max(x)), (2,))


def test_the_slope_of_a_leaky_relu():
    (leaky,) = graph_of(lambda x: tf.nn.leaky_relu(x, 0.25), (2,)).operations
    assert leaky.options == {"alpha": 0.25}
