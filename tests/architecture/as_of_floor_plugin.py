"""A pytest plugin for a package whose higher floors are missing: a test that asks for one of them is skipped.

The test of an op's gradient, say, stands with the tests of `ops` and needs the tape, one floor above. And of a test
with many cases only one is run: it shows which floor they need, and they are all run on the whole package.
"""

import pytest

from architecture.floors import floor_of


def pytest_collection_modifyitems(config, items):
    """The first case of each test function stays."""
    first = {item.nodeid.split("[")[0]: item for item in reversed(items)}
    others = [item for item in items if first[item.nodeid.split("[")[0]] is not item]
    config.hook.pytest_deselected(items=others)
    items[:] = reversed(first.values())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """Fixtures may ask for a higher floor."""
    return (yield from _skip_what_is_not_built_yet())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """The test itself may."""
    return (yield from _skip_what_is_not_built_yet())


def _skip_what_is_not_built_yet():
    try:
        return (yield)
    except ModuleNotFoundError as error:
        if floor_of(error.name or "") is None:
            raise
        pytest.skip(f"needs floor {floor_of(error.name)}")
