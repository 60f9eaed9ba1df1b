"""minitf/lifecycle/slices.py"""

import math

import pytest

from minitf.lifecycle.slices import Score, score_of, scores_of


def test_each_slice_has_its_own_mean():
    scores = scores_of([1, 0, 1, 1], {"pen": ["thin", "thin", "thick", "thick"], "digit": [3, 4, 3, 3]})
    assert scores == {"all": Score(0.75, 4), "pen=thick": Score(1.0, 2), "pen=thin": Score(0.5, 2),
                      "digit=3": Score(1.0, 3), "digit=4": Score(0.0, 1)}


def test_without_samples_there_is_no_mean():
    assert math.isnan(score_of([]).mean)
    assert score_of([]).margin == math.inf


def test_the_margin_of_a_share():
    assert Score(0.5, 100).margin == pytest.approx(0.1)
    assert Score(1.0, 100).margin == 0


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="2 values and 1 of 'pen'"):
        scores_of([1, 0], {"pen": ["thin"]})
