"""What a server counts."""

import asyncio

import pytest

from minitf.backend.errors import NotFoundError
from minitf.serving import metrics
from minitf.serving.metrics import CODES, Metric, Metrics


def test_requests_and_their_ends():
    found = Metrics()
    with found.request("m", "predict", "REST"):
        pass
    with pytest.raises(NotFoundError), found.request("m", "predict", "REST"):
        raise NotFoundError("?")
    with pytest.raises(asyncio.CancelledError), found.request("m", "predict", "REST"):
        raise asyncio.CancelledError
    assert found.requests.rows() == {("m", "OK"): [1.0], ("m", "NOT_FOUND"): [1.0], ("m", "CANCELLED"): [1.0]}
    (row,) = found.request_latency.rows().values()
    assert sum(row[1:]) == 1


def test_bins():
    metric = Metric("/m", "", [], [10, 20])
    for value in (10, 11, 21):
        metric.add((), value)
    assert metric.rows() == {(): [42.0, 1.0, 1.0, 1.0]}


def test_the_rows_are_bounded(monkeypatch):
    monkeypatch.setattr(metrics, "MOST_ROWS", 2)
    metric = Metric("/m", "", ["model"])
    for name in "abcaa":
        metric.add((name,))
    assert metric.rows() == {("a",): [3.0], ("b",): [1.0]}


def test_codes():
    assert CODES[NotFoundError.error_code] == "NOT_FOUND"
    assert len(CODES) == 17
