"""transformations/map.py: what TensorFlow gives, too."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("map"))
def test_as_tensorflow_does(name):
    assert_as_recorded("map", name)


@pytest.mark.parametrize("name", cases("decoding"))
def test_functions_that_decode(name):
    assert_as_recorded("decoding", name)
