"""Every row names programs that exist, and every script can be read."""

import ast
from importlib import import_module

import pytest

from minitf.bench.rows import ROWS, SCRIPTS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_rows_name_programs_that_exist(row):
    module = import_module(f"minitf.bench.{row.module}")
    assert callable(getattr(module, row.program))
    assert callable(getattr(module, row.twin))
    assert all(callable(getattr(module, name)) for name in (row.torch, row.jax) if name)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.title)
def test_scripts_are_python(script):
    ast.parse(script.text.format(library="minitf"))
