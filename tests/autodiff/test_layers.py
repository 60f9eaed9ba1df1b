"""Layered drawing: rows by dependence, no two boxes on top of each other, arrows clear of boxes."""

import itertools
import random

import pytest

from minitf.autodiff.layers import GAP, Box, arrange, spread


def graph(n, seed=0):
    """A random graph of n boxes in which each uses one to three of those before it."""
    rng = random.Random(seed)
    boxes = [Box("source", "float32[]")]
    for i in range(1, n):
        boxes.append(Box(f"Op{i}", "float32[2, 3]", inputs=rng.sample(boxes, min(len(boxes), rng.randint(0, 3)))))
    return boxes


@pytest.mark.parametrize("seed", range(5))
def test_every_arrow_leads_down_exactly_one_row(seed):
    boxes = graph(20, seed)
    arrange(boxes)
    assert all(box.row == above.row + 1 for box in boxes for above in box.inputs)


@pytest.mark.parametrize("seed", range(5))
def test_boxes_of_a_row_do_not_touch(seed):
    boxes = graph(20, seed)
    arrange(boxes)
    for row in range(1 + max(box.row for box in boxes)):
        line = sorted((box for box in boxes if box.row == row), key=lambda box: box.x)
        for left, right in itertools.pairwise(line):
            assert right.x - right.width / 2 >= left.x + left.width / 2 + GAP - 1e-9


def test_the_picture_starts_at_the_left():
    boxes = graph(10)
    arrange(boxes)
    assert min(box.x - box.width / 2 for box in boxes) == pytest.approx(0.0)


def test_an_arrow_that_skips_rows_is_bent_through_them():
    a = Box("a")
    b = Box("b", inputs=[a])
    c = Box("c", inputs=[b, a])
    boxes = [a, b, c]
    arrange(boxes)
    assert [box.row for box in (a, b, c)] == [0, 1, 2]
    (bend,) = boxes[3:]
    assert (bend.text, bend.row, bend.inputs, c.inputs) == ("", 1, [a], [b, bend])


def test_a_source_stands_just_above_its_first_use():
    a, late = Box("a"), Box("late")
    b = Box("b", inputs=[a])
    c = Box("c", inputs=[b, late])
    arrange([a, late, b, c])
    assert (a.row, late.row) == (0, 1)


def test_a_chain_is_a_straight_line():
    boxes = [Box("x")]
    for _ in range(5):
        boxes.append(Box("Sin", inputs=[boxes[-1]]))
    arrange(boxes)
    assert len({round(box.x, 6) for box in boxes}) == 1


def test_boxes_get_what_they_wish_where_there_is_room():
    row = [Box("a"), Box("b")]
    spread(row, [5.0, 1.0])
    assert [(box.text, box.x) for box in row] == [("b", 1.0), ("a", 5.0)]


def test_a_box_is_as_wide_as_its_longer_line():
    assert Box("SparseSoftmaxCrossEntropyWithLogits").width > Box("Mul", "float32[2]").width > Box("").width


def test_a_network_does_not_drift_towards_its_weights():
    boxes = [Box("x", "float32[2, 3]")]
    chain = [boxes[0]]
    for i in range(6):
        boxes.append(Box(f"w{i}", "float32[3, 3]"))
        boxes.append(Box("MatMul", "float32[2, 3]", inputs=[chain[-1], boxes[-1]]))
        chain.append(boxes[-1])
    arrange(boxes)
    assert len({round(box.x, 6) for box in chain[1:]}) == 1
