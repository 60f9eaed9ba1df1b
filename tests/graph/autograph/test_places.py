"""Attributes and items."""

from types import SimpleNamespace

from minitf.graph.autograph.places import attribute, get_all, item, set_all
from minitf.graph.autograph.undefined import is_undefined


def test_read_write_and_remove():
    owner, entries = SimpleNamespace(x=1), {"k": 2}
    places = [attribute(owner, "x", "self.x"), item(entries, "k", "d['k']")]
    assert get_all(places) == (1, 2)
    set_all(places, (3, 4))
    assert (owner.x, entries) == (3, {"k": 4})


def test_what_is_not_there_is_undefined_and_stays_away():
    owner = SimpleNamespace()
    place = attribute(owner, "x", "self.x")
    nothing = place.get()
    assert is_undefined(nothing)
    assert nothing.name == "self.x"
    place.set(1)
    place.set(nothing)
    place.set(nothing)
    assert not hasattr(owner, "x")
