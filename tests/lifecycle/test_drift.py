"""minitf/lifecycle/drift.py"""

import numpy as np
import pytest

from minitf.lifecycle.drift import divergence, drifted, histogram


def test_what_lies_beyond_the_edges_counts():
    assert histogram([[-5, 0.1, 0.2], [0.6, 9, 0.3]], [0, 0.5, 1]).tolist() == [2 / 3, 1 / 3]
    assert histogram([], [0, 1]).tolist() == [0.0]


def test_equal_and_apart():
    assert divergence([0.2, 0.8], [0.2, 0.8]) == 0
    assert divergence([1, 0], [0, 1]) == 1


def test_it_is_the_same_from_both_sides():
    p, q = np.array([0.7, 0.2, 0.1]), np.array([0.1, 0.2, 0.7])
    assert divergence(p, q) == pytest.approx(divergence(q, p))
    middle = (p + q) / 2
    by_hand = 0.5 * sum(a * np.log2(a / m) for a, m in zip(p, middle)) + 0.5 * sum(
        b * np.log2(b / m) for b, m in zip(q, middle))
    assert divergence(p, q) == pytest.approx(by_hand)


def test_only_what_moved_too_far_is_named():
    learned = {"ink": [0.5, 0.5], "label": [0.9, 0.1]}
    asked = {"ink": [0.0, 1.0], "label": [0.88, 0.12]}
    assert drifted(learned, asked) == {"ink": pytest.approx(0.311, abs=1e-3)}
    assert drifted(learned, asked, limit=0.5) == {}
