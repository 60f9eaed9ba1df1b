"""text_directory.py, image_directory.py and timeseries.py: what Keras gives, too."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("from_directory"))
def test_as_keras_does(name):
    assert_as_recorded("from_directory", name)
