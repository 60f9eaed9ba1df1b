"""Softmax and its logarithm as one launch."""

import numpy as np
import pytest

from minitf.ops.gpu import rows
from minitf.ops.gpu.softmax import log_softmax, softmax
from minitf.ops.nn.softmax import LogSoftmax, Softmax
from ops.gpu import emulated

OPS = [(softmax, Softmax), (log_softmax, LogSoftmax)]


@emulated.needs_compiler
@pytest.mark.parametrize(("kernel", "op"), OPS)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_same_as_the_plain_kernel(kernel, op, dtype):
    x = np.random.default_rng(0).standard_normal((3, 4, 70)).astype(dtype) * 10
    np.testing.assert_allclose(kernel(emulated, emulated.asarray(x)).get(), op.kernel(np, x), 3e-6, 5e-6)


@pytest.mark.parametrize(("kernel", "op"), OPS)
def test_short_numbers_take_the_plain_way(kernel, op, monkeypatch):
    monkeypatch.setattr(rows, "run", None)
    monkeypatch.setattr(op, "kernel", lambda xp, x: "the plain way")
    assert kernel(emulated, emulated.asarray(np.zeros((2, 3), np.float16))) == "the plain way"
