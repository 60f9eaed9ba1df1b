"""The memory plan: no two tensors that live at once share bytes."""

import numpy as np
import pytest

from minitf.lite.arena import Place, Plan, block_of, plan


def test_places_are_shared_over_time_but_never_at_once():
    random = np.random.default_rng(0)
    drawn = zip(*random.integers(0, [[5000], [20], [6]], (3, 60)).tolist())
    places = [Place("p", size, first, first + more) for size, first, more in drawn]
    found = plan(places)
    for a in places:
        for b in places:
            assert a is b or not a.meets(b) or a.end <= b.start or b.end <= a.start
    assert found.size == max(p.end for p in places) < sum(p.size for p in places) / 2


def test_a_chain_needs_two_tensors_at_a_time():
    assert plan([Place(str(i), 640, i, i + 1) for i in range(9)]).size == 1280


def test_the_picture_has_a_box_for_each_tensor():
    picture = plan([Place(str(i), 640, i, i + 1) for i in range(3)]).draw()
    assert len(picture.figure.axes[0].patches) == 3
    with pytest.raises(ValueError, match="a plan without places"):
        Plan([]).draw()


def test_the_block_is_zeros():
    assert block_of(5).tolist() == [0] * 5
