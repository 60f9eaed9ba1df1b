"""minitf/keras/utils/audio_directory.py: what Keras gives, too."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", [name for name in cases("from_directory") if "sounds" in name])
def test_as_keras_does(name):
    assert_as_recorded("from_directory", name)
