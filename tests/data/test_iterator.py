"""iterator.py: a pass over a dataset."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("iterator"))
def test_as_tensorflow_does(name):
    assert_as_recorded("iterator", name)
