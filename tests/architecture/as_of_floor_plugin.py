"""A pytest plugin for a package whose higher floors are missing: a test that asks for one of them is skipped.

The test of an op's gradient, say, stands with the tests of `ops` and needs the tape, one floor above.
"""

import pytest

from architecture.floors import floor_of


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
