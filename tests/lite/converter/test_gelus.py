import pytest

import minitf as tf
from lite.graphs import codes, graph_of
from minitf.lite.converter.errors import ConverterError


@pytest.mark.parametrize("approximate", [False, True])
def test_gelu_is_one_operator(approximate):
    (gelu,) = graph_of(lambda x: tf.nn.gelu(x, approximate), (2, 3)).operations
    assert gelu.code == "GELU"
    assert gelu.options == {"approximate": approximate}


def test_of_something_that_is_computed():
    assert codes(graph_of(lambda x: tf.nn.gelu(tf.exp(x)) + 1.0, (2, 3))) == ["EXP", "GELU", "ADD"]


def test_what_only_looks_like_gelu_stays():
    assert "GELU" not in codes(graph_of(lambda x: 0.5 * x * (1.0 + tf.tanh(x)), (2, 3)))


def test_an_erfc_of_its_own_is_refused_by_name():
    with pytest.raises(ConverterError, match="Erfc"):
        graph_of(lambda x: tf.math.erfc(x), (2, 3))
