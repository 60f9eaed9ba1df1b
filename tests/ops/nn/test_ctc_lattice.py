"""The sum over alignments, piece by piece."""

import numpy as np
import pytest

from minitf.backend.errors import RuleError
from minitf.ops.nn import ctc_lattice
from naive import ctc as naive


def test_alignments_are_all_counted():
    logits = np.random.default_rng(0).normal(size=(5, 3, 4))
    labels, lengths, frames = np.array([[1, 2], [3, 3], [2, 0]]), np.array([2, 2, 1]), np.array([5, 4, 3])
    loss, gradient = ctc_lattice.alignments(np, naive.log_softmax(logits), labels, lengths, frames, 0)
    np.testing.assert_allclose(loss, naive.loss(logits, labels, lengths, frames), rtol=1e-12)
    assert not gradient[3:, 2].any()  # frames that do not count have no gradient
    np.testing.assert_allclose(gradient.sum(-1), 0, atol=1e-12)


def test_advance_adds_what_may_come_here():
    before = np.log([[1.0, 2.0, 4.0, 8.0]])
    skips = np.array([[False, False, False, True]])
    np.testing.assert_allclose(np.exp(ctc_lattice.advance(np, before, skips)), [[1, 3, 6, 14]])
    nothing = np.full((1, 4), -np.inf)
    with np.errstate(divide="ignore"):
        assert (ctc_lattice.advance(np, nothing, skips) == -np.inf).all()


def test_log_sum():
    np.testing.assert_allclose(ctc_lattice.log_sum(np, np.array([[1000.0, 1000.0]])), [1000 + np.log(2)])


def test_label_matrix():
    indices, values = np.array([[0, 0], [0, 1], [2, 0]]), np.array([3, 1, 2])
    labels, lengths = ctc_lattice.label_matrix(np, indices, values, 3, 4, 0)
    assert (labels.tolist(), lengths.tolist()) == ([[3, 1], [0, 0], [2, 0]], [2, 0, 1])
    with pytest.raises(RuleError, match="must name rows"):
        ctc_lattice.label_matrix(np, indices, values, 2, 4, 0)
    with pytest.raises(RuleError, match="label 3 is no class"):
        ctc_lattice.label_matrix(np, indices, values, 3, 3, 0)
