"""tables.py: what TensorFlow gives, too."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("tables"))
def test_as_tensorflow_does(name):
    assert_as_recorded("tables", name)
