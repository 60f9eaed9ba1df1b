"""minitf/lifecycle/gate.py"""

from minitf.lifecycle.gate import refusals
from minitf.lifecycle.slices import Score

GOOD = {"all": Score(0.95, 500), "pen=thin": Score(0.9, 100), "pen=wet": Score(1.0, 5)}


def test_the_first_model_only_has_to_be_good_enough():
    assert refusals(GOOD, None, least=0.95) == []
    assert refusals(GOOD, None, least=0.96) == ["all: 0.950 is below 0.960"]
    assert refusals({"all": Score(float("nan"), 0)}, None) == ["all: nan is below 0.000"]


def test_it_may_not_be_worse_in_any_slice():
    worse = GOOD | {"all": Score(0.97, 500), "pen=thin": Score(0.88, 100)}
    assert refusals(worse, GOOD) == ["pen=thin: 0.880 is worse than 0.900, which serves now"]
    assert refusals(worse, GOOD, tolerance=0.03) == []


def test_equal_is_good_enough_and_small_slices_are_not_asked():
    assert refusals(GOOD | {"pen=wet": Score(0.0, 5)}, GOOD) == []


def test_a_slice_that_is_gone():
    gone = {name: score for name, score in GOOD.items() if name != "pen=thin"}
    assert refusals(gone, GOOD) == ["pen=thin: there are no samples of it any more"]
