"""Where things stand: the top level, and a test file for every source file."""

import ast
import subprocess

import pytest

from architecture.sources import PACKAGE, REPOSITORY, python_files, relative, tree

TOP_LEVEL = {"pyproject.toml", "minitf", "chapters", "exercises", "tests", "book", "README.md", "LICENSE"}

# Source files that are tested elsewhere, and where.
ELSEWHERE = {
    "minitf/__main__.py": "tests/cli/test_main.py runs `python -m minitf`",
}


def test_the_top_level_is_exactly_the_documented_one():
    listed = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = {name.partition("/")[0] for name in listed.stdout.splitlines()}
    assert {name for name in names if not name.startswith(".")} == TOP_LEVEL


@pytest.mark.parametrize(
    "path", [path for path in python_files() if relative(path) not in ELSEWHERE], ids=relative
)
def test_every_source_file_with_code_has_its_test_file(path):
    if not _has_code(path):
        return
    name = "init" if path.name == "__init__.py" else path.stem
    mirror = REPOSITORY / "tests" / path.relative_to(PACKAGE).with_name(f"test_{name}.py")
    assert mirror.is_file(), f"{relative(path)} has functions or classes, but there is no {relative(mirror)}"
    assert any(_is_test(node) for node in ast.walk(tree(mirror))), f"{relative(mirror)} holds no test"


def test_the_exceptions_still_exist():
    assert [name for name in ELSEWHERE if not (REPOSITORY / name).is_file()] == []


def _has_code(path):
    return any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree(path).body)


def _is_test(node):
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test")
