"""The tables behind `tf.`: minitf/backend/tables.py."""

import sys
from types import ModuleType

import pytest

from minitf.backend.tables import lazy, stand_in


@pytest.fixture
def table(monkeypatch):
    """A table of its own, as `minitf.api.sample` would be."""
    module = ModuleType("minitf.api.sample")
    names = {"backend.errors": "OpError NotFoundError", "backend.errors_": ""}
    module.__getattr__, module.__dir__ = lazy(module.__name__, names)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return module


def test_finds_the_object_and_keeps_it(table):
    from minitf.backend.errors import NotFoundError

    assert table.NotFoundError is NotFoundError
    assert vars(table)["NotFoundError"] is NotFoundError


def test_lists_its_names_sorted(table):
    assert dir(table) == ["NotFoundError", "OpError"]


def test_a_star_imports_the_public_names_and_nothing_else(table):
    found = {}
    exec("from minitf.api.sample import *", found)
    assert found.keys() - {"__builtins__"} == {"NotFoundError", "OpError"}


def test_drops_the_underscore_that_spares_a_builtin(monkeypatch):
    source, table = ModuleType("minitf.sample_source"), ModuleType("minitf.api.sample")
    source.abs_ = abs
    table.__getattr__, table.__dir__ = lazy(table.__name__, {"sample_source": "abs_"})
    monkeypatch.setitem(sys.modules, source.__name__, source)
    monkeypatch.setitem(sys.modules, table.__name__, table)
    assert dir(table) == ["abs"]
    assert table.abs is abs


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("NotFoundEror", "Did you mean 'NotFoundError'?"), ("xyz", "dir(tf.sample) lists the names there are.")],
)
def test_a_wrong_name_is_an_attribute_error_with_a_way_on(table, asked, answer):
    with pytest.raises(AttributeError) as caught:
        getattr(table, asked)
    assert str(caught.value).startswith(f"tf.sample: asked for '{asked}'")
    assert str(caught.value).endswith(answer)


def test_a_name_that_is_planned_says_that_it_is_not_built_yet():
    module = ModuleType("minitf.api.sample")
    module.__getattr__, _ = lazy(module.__name__, {"backend.errors": "OpError"}, unbuilt="keras data")
    with pytest.raises(AttributeError, match=r"tf.sample: asked for 'keras': that part is not built yet\."):
        _ = module.keras


def test_another_stands_in_and_goes_away(table):
    from minitf.backend.errors import NotFoundError

    assert table.NotFoundError is NotFoundError
    stand_in({("minitf.backend.errors", "NotFoundError"): KeyError})
    try:
        assert table.NotFoundError is KeyError
    finally:
        stand_in({})
    assert table.NotFoundError is NotFoundError
