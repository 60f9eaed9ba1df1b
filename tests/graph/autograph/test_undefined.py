"""The marker of names without a value."""

import pytest

from minitf.graph.autograph.undefined import Undefined, defined, is_undefined


def test_reading_a_marker_is_an_error_as_in_python():
    assert defined(3) == 3
    with pytest.raises(UnboundLocalError, match="'y' has no value here"):
        defined(Undefined("y"))


def test_it_is_told_from_none():
    assert is_undefined(Undefined("y"))
    assert not is_undefined(None)
    assert repr(Undefined("y")) == "<undefined y>"
