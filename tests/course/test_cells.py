"""Notebooks and Python files as cells."""

import json

import pytest

from course.small_course import write_notebook
from minitf.course.cells import Cell, UnreadableFile, python_of, read_cells


def test_a_notebook_gives_its_code_cells_and_their_tags(tmp_path):
    path = write_notebook(tmp_path / "a.ipynb", "x = 1\ny = 2\n")
    notebook = json.loads(path.read_text())
    notebook["cells"] += [
        {"cell_type": "markdown", "source": "# Title", "metadata": {}},
        {"cell_type": "code", "source": "z = 3", "metadata": {}},
    ]
    path.write_text(json.dumps(notebook))
    assert read_cells(path) == [Cell("x = 1\ny = 2\n", is_solution=True), Cell("z = 3", is_solution=False)]


def test_a_python_file_is_cut_at_its_cell_marks(tmp_path):
    path = tmp_path / "a.py"
    path.write_text("x = 1\n# %% [markdown]\ny = 2\n")
    assert [cell.text.strip() for cell in read_cells(path)] == ["x = 1", "y = 2"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"cells": 3}', '{"cells": [{}]}', "[" * 100_000])
def test_what_is_no_notebook_is_said_to_be_none(tmp_path, text):
    (tmp_path / "a.ipynb").write_text(text)
    with pytest.raises(UnreadableFile, match="not a notebook"):
        read_cells(tmp_path / "a.ipynb")


def test_a_binary_file_is_unreadable(tmp_path):
    (tmp_path / "a.py").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read_cells(tmp_path / "a.py")


@pytest.mark.parametrize(
    ("cell", "python"),
    [
        ("%timeit f()\nx = 1", "pass\nx = 1"),
        ("if x:\n    !ls -l\n", "if x:\n    pass\n"),
        ("files = !ls", "pass"),
        ("tf.add?", "pass"),
        ("%%time\nx = 1", "# %%time\nx = 1"),
        ("%%bash\necho", ""),
        ("x = (a\n  % b)", "x = (a\n  % b)"),
        ("def f(:", "def f(:"),
    ],
)
def test_what_only_ipython_understands_is_taken_out(cell, python):
    assert python_of(cell) == python
