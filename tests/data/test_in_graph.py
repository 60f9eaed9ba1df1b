"""in_graph.py: datasets inside functions."""

import pytest

from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("in_graph"))
def test_as_tensorflow_does(name):
    assert_as_recorded("in_graph", name)
