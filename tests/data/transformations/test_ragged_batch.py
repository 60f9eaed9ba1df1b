"""transformations/ragged_batch.py: what TensorFlow gives, too."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("ragged_batch"))
def test_as_tensorflow_does(name):
    assert_as_recorded("ragged_batch", name)
