"""Every recorded row that is behind has a reason, and every reason is of rows that there are."""

import json
from pathlib import Path

import pytest

from minitf.bench.reasons import ALLOWED, EVEN, REASONS, is_behind, reason_of
from minitf.bench.rows import ROWS

FIGURES = Path(__file__).parents[2] / "book" / "benchmarks.json"
RECORDED = [row for row in json.loads(FIGURES.read_text())["rows"] if isinstance(row["seconds"], dict)]


@pytest.mark.parametrize("row", RECORDED, ids=lambda row: row["row"])
def test_what_is_behind_has_a_reason(row):
    assert not is_behind(row["minitf_over"]) or reason_of(row["row"])


def test_reasons_are_of_rows_that_there_are_each_once():
    named = [title for _, titles in REASONS for title in titles]
    assert len(named) == len(set(named))
    assert set(named) <= {row.title for row in ROWS}


def test_when_a_row_is_behind():
    assert is_behind({"numpy": ALLOWED + 0.01, "tensorflow": 0.5})
    assert is_behind({"numpy": 0.5, "tensorflow": EVEN + 0.01})
    assert not is_behind({"numpy": ALLOWED, "tensorflow": EVEN})
    assert not is_behind({"numpy": 1.0})
    assert reason_of("no such row") is None
