"""The rows of `minitf bench` under pytest-benchmark: `pytest tests/benchmarks`. Never part of the plain test run."""

from importlib import import_module

import pytest

import minitf as tf
from minitf.bench.rows import ROWS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_minitf(benchmark, row):
    benchmark.group = row.title
    benchmark(getattr(import_module(f"minitf.bench.{row.module}"), row.program)(tf))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.title)
def test_numpy(benchmark, row):
    benchmark.group = row.title
    benchmark(getattr(import_module(f"minitf.bench.{row.module}"), row.twin)())
