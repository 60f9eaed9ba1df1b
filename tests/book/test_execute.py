"""Running a notebook: same file every time, no paths of the machine."""

import sys
from types import SimpleNamespace

import pytest
from weave.execute import execute, hide_paths, write
from weave.notebook import code_cell, notebook


@pytest.mark.slow
def test_two_runs_write_the_same_file(tmp_path):
    for name in ("first", "second"):
        run = execute(notebook([code_cell("print('a')\n1 + 1"), code_cell("None")]), tmp_path, tmp_path)
        write(run, tmp_path / f"{name}.ipynb")
    assert (tmp_path / "first.ipynb").read_bytes() == (tmp_path / "second.ipynb").read_bytes()
    first = (tmp_path / "first.ipynb").read_text()
    assert '"2"' in first
    assert sys.version.split()[0] not in first


@pytest.mark.slow
def test_a_failing_cell_is_an_error(tmp_path):
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        execute(notebook([code_cell("1 / 0")]), tmp_path, tmp_path)


def test_tracebacks_lose_the_folder(tmp_path):
    output = SimpleNamespace(output_type="error", traceback=[f"File {tmp_path}/minitf/core/execute.py:3"])
    hide_paths(output, tmp_path)
    assert output.traceback == ["File minitf/core/execute.py:3"]


def test_an_output_may_not_print_the_folder(tmp_path):
    output = SimpleNamespace(output_type="stream", text=f"saved to {tmp_path}/x.png")
    with pytest.raises(RuntimeError, match="print a relative path"):
        hide_paths(output, tmp_path)
