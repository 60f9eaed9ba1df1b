"""Rows of channels: means and variances of every channel, block by block, also where a mean is large."""

import numpy as np
import pytest

from minitf.ops.nn import channel_rows
from minitf.ops.nn.channel_rows import as_image, as_rows, channel_sums, of_blocks, statistics

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("block", [1, 100, 1 << 16])
def test_statistics_of_every_channel(monkeypatch, block):
    monkeypatch.setattr(channel_rows, "BLOCK", block)
    x = (RNG.normal(size=(4, 5, 6, 3)) * [1, 2, 3] + [0, 5, 1000]).astype(np.float32)
    mean, variance = statistics(np, *as_rows(np, x, "NHWC", np.float32))
    np.testing.assert_allclose(mean, x.astype(float).mean((0, 1, 2)), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(variance, x.astype(float).var((0, 1, 2)), rtol=1e-4)


def test_equal_numbers_have_no_variance():
    rows, width = as_rows(np, np.full((2, 3, 3, 2), 1e4, np.float32), "NHWC", np.float32)
    assert statistics(np, rows, width)[1].tolist() == [0, 0]


@pytest.mark.parametrize("data_format", ["NHWC", "NCHW"])
def test_an_image_is_its_rows(data_format):
    x = RNG.normal(size=(2, 3, 4, 5))
    rows, width = as_rows(np, x, data_format, float)
    assert width == (4 if data_format == "NHWC" else 5)
    np.testing.assert_array_equal(as_image(np, rows, x, data_format), x)


def test_nothing_has_sums_of_zero():
    rows, width = as_rows(np, np.zeros((0, 3, 4, 5)), "NHWC", float)
    assert of_blocks(np, len, rows) == []
    assert channel_sums(np, [], width, 2, rows)[1].tolist() == [0] * 5
