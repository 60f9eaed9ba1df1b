"""Limits that keep the source printable and the book's listings on one page."""

import ast
import re

import pytest

from architecture.floors import floor_of
from architecture.sources import module_name, python_files, relative, tree

FILE_LINES = 400
FUNCTION_LINES = 60  # docstring included
FILES = python_files()

functions = (ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_a_file_holds_one_concept(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= FILE_LINES, f"{relative(path)} has {lines} lines: which two files is it?"


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_a_function_fits_on_a_page(path):
    found = [node for node in ast.walk(tree(path)) if isinstance(node, functions)]
    long = {node.name: node.end_lineno - node.lineno + 1 for node in found}
    assert {name: lines for name, lines in long.items() if lines > FUNCTION_LINES} == {}


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_a_file_says_what_it_is_and_on_which_floor(path):
    opening = ast.get_docstring(tree(path)) or ""
    floor = re.search(r"Floor (\d+)", opening)
    assert floor, f"{relative(path)}: the opening docstring names no floor"
    assert int(floor[1]) == floor_of(module_name(path))


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_what_is_public_is_documented(path):
    public = [node for node in tree(path).body if isinstance(node, (*functions, ast.ClassDef))]
    silent = [node.name for node in public if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert silent == [], f"{relative(path)}: without a docstring"


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_names_are_imported_one_by_one(path):
    stars = [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)
             for alias in node.names if alias.name == "*"]  # fmt: skip
    assert stars == []
