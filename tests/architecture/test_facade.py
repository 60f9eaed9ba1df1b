"""`import minitf as tf`: every name of the tables leads somewhere, and a wrong one is answered."""

from collections import Counter
from importlib import import_module

import pytest

import minitf as tf
from architecture.sources import PACKAGE, module_name, python_files

API = "minitf.api"
TABLES = [
    module_name(path)
    for path in python_files(PACKAGE)
    if "\n__getattr__, __dir__ = lazy(" in path.read_text(encoding="utf-8")
]


@pytest.fixture(params=TABLES)
def table(request):
    return import_module(request.param)


def test_every_name_resolves(table):
    for name in dir(table):
        assert hasattr(table, name)


def test_no_name_has_two_homes(table):
    public = Counter(name.rstrip("_") for names in table.NAMES.values() for name in names.split())
    assert [name for name, homes in public.items() if homes > 1] == []


def test_every_table_is_reached_from_the_one_above():
    """A table in a package that is none itself (`minitf.board.hparams`) is imported by its own name."""
    for module in TABLES:
        above, _, name = module.rpartition(".")
        if above not in ("minitf", API, *TABLES):
            continue
        if above == "minitf":
            assert name in import_module(f"{API}.root").PARTS.split()
        elif name != "root":
            above = f"{API}.root" if above == API else above
            assert name in import_module(above).NAMESPACES.split()


def test_a_name_is_the_object_that_its_module_defines():
    for module, names in import_module("minitf.api.root").NAMES.items():
        for name in names.split():
            assert getattr(tf, name.rstrip("_")) is getattr(import_module(f"minitf.{module}"), name)


def test_dir_is_sorted_and_holds_public_names_only(table):
    assert table.__dir__() == sorted(table.__dir__())
    assert not [name for name in dir(table) if name.startswith("_")]
    assert tf.__dir__() == sorted(tf.__dir__())


def test_a_wrong_name_is_answered_with_the_right_one():
    with pytest.raises(AttributeError, match=r"tf: .*'erors'.*Did you mean 'errors'\?"):
        _ = tf.erors
    with pytest.raises(AttributeError, match=r"tf\.errors: .*Did you mean 'DataLossError'\?"):
        _ = tf.errors.DataLosError


def test_hasattr_and_from_import_work():
    assert not hasattr(tf, "no_such_thing")
    with pytest.raises(ImportError):
        from minitf import no_such_thing  # noqa: F401
