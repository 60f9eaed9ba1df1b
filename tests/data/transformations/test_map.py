"""transformations/map.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("map"))
def test_as_tensorflow_does(name):
    assert_as_recorded("map", name)


@pytest.mark.parametrize("name", cases("decoding"))
def test_functions_that_decode(name):
    assert_as_recorded("decoding", name)


def test_an_error_tells_the_stage_the_function_and_the_element():
    def divided(x):
        return 6 // (2 - x)

    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        list(tf.data.Dataset.range(5).map(divided).prefetch(2))
    assert caught.value.__notes__ == ["Dataset.map: in divided, at element 2"]
