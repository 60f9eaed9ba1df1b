"""Domains of hyperparameters: what they take, show, and give by chance."""

import random

import pytest

from minitf.board import hparams as hp


def test_intervals_show_themselves_and_give_values_inside():
    rng = random.Random(0)
    ints, reals = hp.IntInterval(2, 4), hp.RealInterval(0.5, 1.0)
    assert (str(ints), repr(reals)) == ("[2, 4]", "RealInterval(0.5, 1.0)")
    assert {ints.sample_uniform(rng) for _ in range(50)} == {2, 3, 4}
    assert all(0.5 <= reals.sample_uniform(rng) <= 1.0 for _ in range(50))


def test_discrete_values_are_sorted_copies_of_one_type():
    domain = hp.Discrete(["b", "a"])
    domain.values.append("c")
    assert (domain.values, domain.dtype, str(domain), repr(domain)) == (["a", "b"], str, "{'a', 'b'}",
                                                                        "Discrete(['a', 'b'])")
    assert domain.sample_uniform(random.Random(0)) in ("a", "b")
    assert hp.Discrete([], dtype=int).values == []


@pytest.mark.parametrize(("make", "error", "message"), [
    (lambda: hp.IntInterval(1.5, 2), TypeError, "min_value is 1.5: it must be of type int"),
    (lambda: hp.RealInterval(1.0, 2), TypeError, "max_value is 2: it must be of type float"),
    (lambda: hp.IntInterval(3, 2), ValueError, "3 > 2"),
    (lambda: hp.Discrete([]), ValueError, "Empty domain with no dtype specified"),
    (lambda: hp.Discrete([1, "a"]), TypeError, "dtype mismatch"),
    (lambda: hp.Discrete([object()]), ValueError, "Unknown dtype"),
])  # fmt: skip
def test_what_is_no_domain_is_refused(make, error, message):
    with pytest.raises(error, match=message):
        make()
