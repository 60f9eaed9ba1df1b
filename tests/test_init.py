"""The facade in minitf/__init__.py; what its tables hold is checked in architecture/test_facade.py."""

from importlib.metadata import PackageNotFoundError, version

import pytest

import minitf as tf
from minitf.backend.release import RELEASE


def test_the_version_is_the_installed_one():
    try:
        installed = version("minitf")
    except PackageNotFoundError:
        pytest.skip("running from a source tree that is not installed")
    assert installed == RELEASE


def test_a_name_is_looked_up_once():
    tf.__dict__.pop("errors", None)
    first = tf.errors
    assert tf.__dict__["errors"] is first


def test_dir_lists_the_version_beside_the_public_names():
    assert {"__version__", "errors"} <= set(dir(tf))
