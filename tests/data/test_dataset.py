"""dataset.py: what every dataset can do."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("dataset"))
def test_as_tensorflow_does(name):
    assert_as_recorded("dataset", name)
