"""When two places are taken at the same time."""

import pytest

from minitf.graph.passes.memory import Life


@pytest.mark.parametrize(("a", "b"), [((0, 4), (2, 3)), ((0, 3), (2, 5))])
def test_lives_that_overlap(a, b):
    assert Life([], *a).meets(Life([], *b))
    assert Life([], *b).meets(Life([], *a))


@pytest.mark.parametrize(("a", "b"), [((0, 1), (3, 4)), ((0, 1), (2, 3))])
def test_lives_that_do_not(a, b):
    assert not Life([], *a).meets(Life([], *b))
    assert not Life([], *b).meets(Life([], *a))


def test_a_step_that_reads_one_and_writes_the_other():
    assert Life([], 0, 2).meets(Life([], 2, 3))
    assert Life([], 2, 3).meets(Life([], 0, 2))


def test_a_life_meets_itself():
    assert Life([], 1, 1).meets(Life([], 1, 1))
