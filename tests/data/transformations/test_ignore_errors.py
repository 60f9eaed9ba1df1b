"""transformations/ignore_errors.py: what TensorFlow gives, too."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("ignore_errors"))
def test_as_tensorflow_does(name):
    assert_as_recorded("ignore_errors", name)
