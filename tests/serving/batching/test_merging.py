"""Requests as one, and its outputs as theirs."""

import numpy as np
import pytest

from minitf.backend.errors import FailedPreconditionError, InvalidArgumentError
from minitf.serving.batching.merging import alike, merged, parted, rows_of
from minitf.serving.inference.examples import bytes_array


def test_what_is_merged_and_parted_is_what_it_was():
    requests = [{"a": np.ones((n, 2)), "b": np.full(n, n)} for n in (1, 3, 2)]
    rows = [rows_of(request) for request in requests]
    back = parted(merged(requests, sum(rows)), rows, sum(rows))
    for request, found in zip(requests, back, strict=True):
        assert all(np.array_equal(request[name], found[name]) for name in request)


def test_the_first_row_fills_up():
    found = merged([{"s": bytes_array([b"x"])}, {"s": bytes_array([b"y"])}], 4)
    assert found["s"].tolist() == [b"x", b"y", b"x", b"x"]


def test_shapes_are_filled_up_with_the_first_element():
    a, b = alike([np.array([[1, 2, 3]]), np.array([[7], [8]])])
    assert a.tolist() == [[1, 2, 3]]
    assert b.tolist() == [[7, 7, 7], [8, 7, 7]]


@pytest.mark.parametrize(("inputs", "message"), [
    ({"a": np.ones(())}, "must have at least one dimension"),
    ({"a": np.ones(2), "b": np.ones(3)}, "must have equal 0th-dimension size"),
])
def test_inputs_without_rows(inputs, message):
    with pytest.raises(InvalidArgumentError, match=message):
        rows_of(inputs)


@pytest.mark.parametrize(("output", "message"), [
    (np.ones(()), "Batched output tensor has 0 dimensions"),
    (np.ones(3), "does not equal the sum of the 0th dimension sizes of the input tensors"),
])
def test_outputs_without_rows(output, message):
    with pytest.raises(FailedPreconditionError, match=message):
        parted({"y": output}, [1, 1], 2)
