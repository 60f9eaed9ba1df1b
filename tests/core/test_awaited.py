"""A method that is declared before it is known what it does."""

import pytest

from minitf.core.awaited import Awaited


def test_it_is_missing_until_it_is_filled():
    class Thing:
        turned = Awaited()
        first = Awaited()
        __pos__ = Awaited()

    thing = Thing()
    assert not hasattr(thing, "turned")
    with pytest.raises(TypeError, match="__pos__"):
        _ = +thing
    Thing.turned.fill(lambda self, times: times * 2, is_property=False)
    Thing.first.fill(lambda self: "one", is_property=True)
    Thing.__pos__.fill(lambda self: "plus", is_property=False)
    assert (thing.turned(3), thing.first, +thing) == (6, "one", "plus")
