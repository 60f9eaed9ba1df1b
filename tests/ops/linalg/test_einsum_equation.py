import pytest

from minitf.backend.errors import RuleError
from minitf.ops.linalg.einsum_equation import read, sizes_by_label, spelled_out


@pytest.mark.parametrize(("text", "whole"), [
    ("ij,jk", "ij,jk->ik"), ("ba", "ba->ab"), ("ii", "ii->"), ("b...a", "b...a->...ab"), ("", "->"),
    (" i j -> j i ", "ij->ji"), ("i,i", "i,i->"),
])  # fmt: skip
def test_an_equation_gets_the_output_that_it_leaves_out(text, whole):
    assert str(read(text)) == whole


@pytest.mark.parametrize(("text", "rule"), [
    ("i1->i", "letters"), ("i..j", "letters"), ("i->j->k", "letters"), ("i;j->ij", "letters"), (3, "must be text"),
    ("i->ii", "more than once"), ("i->k", "which no input does"), ("......->", "at most once"),
])  # fmt: skip
def test_what_is_no_equation_is_refused(text, rule):
    with pytest.raises(ValueError, match=rule):
        read(text)


def test_an_ellipsis_stands_for_the_axes_that_are_left_aligned_from_the_right():
    labels, stretching = spelled_out("i...,...->...i", (3, 1))
    assert labels == [["i", "A", "B"], ["B"], ["A", "B", "i"]]
    assert stretching == {"A", "B"}


def test_labels_of_an_ellipsis_are_free_ones():
    assert spelled_out("A...->A...", (2,))[0] == [["A", "B"], ["A", "B"]]


@pytest.mark.parametrize(("equation", "ranks"), [("ij->ij", (3,)), ("ij->ij", (1,)), ("...i->i", (2,))])
def test_a_rank_that_does_not_fit_is_refused(equation, ranks):
    with pytest.raises(RuleError):
        spelled_out(equation, ranks)


def test_sizes_agree_or_stretch():
    assert sizes_by_label([["i", "j"], ["j"]], [(2, None), (3,)], set()) == {"i": 2, "j": 3}
    assert sizes_by_label([["A"], ["A"]], [(1,), (4,)], {"A"}) == {"A": 4}
    assert sizes_by_label([["A"], ["A"]], [(4,), (1,)], {"A"}) == {"A": 4}
    assert sizes_by_label([["A"], ["A"]], [(None,), (4,)], {"A"}) == {"A": 4}
    with pytest.raises(RuleError, match="size 1 in one place and 4 in another"):
        sizes_by_label([["i"], ["i"]], [(1,), (4,)], set())
