"""Beam search over label sequences."""

import numpy as np
import pytest

from minitf.backend.errors import RuleError
from minitf.ops.nn.ctc_beam import BeamSearch


def search(frames, width):
    beam = BeamSearch(np, width)
    for frame in frames:
        beam.step(np.log(np.maximum(frame, 1e-300)))
    return beam


def test_a_label_repeats_only_after_a_blank():
    # a a: one label. a - a: two. Without the blank in between no alignment says two.
    assert {tuple(labels) for labels, _ in search([[0.9, 0.1]] * 2, 9).best(2)} == {(0,), ()}
    (labels, score), *_ = search([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], 9).best(1)
    assert (labels, round(score, 9)) == ([0, 0], 0)


def test_the_sum_of_alignments_decides():
    (labels, score), (_, empty) = search([[0.4, 0.6]] * 2, 9).best(2)
    np.testing.assert_allclose((np.exp(score), np.exp(empty)), (0.64, 0.36))
    assert labels == [0]


def test_the_beam_stays_narrow():
    frames = np.random.default_rng(0).dirichlet(np.ones(6), 8)
    beam = search(frames, 3)
    assert len(beam.nodes) == 3
    with pytest.raises(RuleError, match="there are only 3 sequences"):
        beam.best(4)
