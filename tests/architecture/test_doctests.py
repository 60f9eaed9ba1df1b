"""The examples in the docstrings are run, with `tf` and `np` at hand."""

import doctest
from importlib import import_module

import numpy as np
import pytest

import minitf as tf
from architecture.sources import module_name, python_files, relative

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
EXAMPLES = [path for path in python_files() if ">>>" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", EXAMPLES, ids=relative)
def test_examples(path):
    outcome = doctest.testmod(
        import_module(module_name(path)), extraglobs={"tf": tf, "np": np}, optionflags=FLAGS
    )
    assert outcome.attempted > 0, f"{relative(path)}: the examples stand where doctest does not look"
    assert outcome.failed == 0, (
        f"{outcome.failed} of {outcome.attempted} examples failed, see the output above"
    )
