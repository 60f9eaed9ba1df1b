"""Any rule, for many variables at once."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.variables.apply_rule import SETTLE_EVERY, ResourceApplyRule, divided, in_blocks, pieces
from minitf.ops.variables.update import update


def halving(xp, rate, *, times):
    """w -= rate * g, and the slot counts; a rule as an optimizer brings it."""

    def step(w, g, count, spare):
        for _ in range(times):
            xp.subtract(w, xp.multiply(g, rate, out=spare), out=w)
        count += 1

    return step


def moved(shapes, decay):
    variables = [tf.Variable(tf.ones(shape)) for shape in shapes]
    slots = [tf.Variable(tf.zeros(shape)) for shape in shapes]
    changed = [each for pair in zip(variables, slots) for each in pair]
    update(ResourceApplyRule, changed, *[tf.ones(shape) for shape in shapes], tf.constant(0.25), rule=halving, slots=1,
           scratch=1, decay=decay, options=(("times", 2),))
    return [v.numpy() for v in variables], [slot.numpy() for slot in slots]


@pytest.mark.parametrize("shapes", [[()], [(3,), (2, 2)], [(0,), (4,)], [(70_000,), (2,)], [(40_000,), (40_000,)]])
def test_every_element_moves_once(shapes):
    variables, slots = moved(shapes, (0.0,) * len(shapes))
    assert all((v == 0.5).all() for v in variables)
    assert all((slot == 1.0).all() for slot in slots)


def test_a_variable_decays_before_it_moves():
    (first, second), _ = moved([(3,), (3,)], (0.0, 1.0))
    assert first.tolist() == [0.5] * 3
    assert second.tolist() == [0.25] * 3


@pytest.mark.parametrize(("t", "left"), [(SETTLE_EVERY - 1, 1e-40), (SETTLE_EVERY, 0.0)])
def test_a_slot_that_is_nearly_nothing_becomes_nothing_now_and_then(t, left):
    def resting(xp, rate, t):
        return lambda w, g, slot, spare: None

    w, slot = tf.Variable([1.0, 1.0, 1e-40]), tf.Variable([1e-40, -1e-40, 1e-30])
    update(ResourceApplyRule, [w, slot], tf.ones([3]), tf.constant(0.1), tf.constant(float(t)), rule=resting, slots=1,
           scratch=1, decay=(0.0,), options=())
    np.testing.assert_array_equal(slot, np.float32([left, -left, 1e-30]))
    np.testing.assert_array_equal(w, np.float32([1.0, 1.0, 1e-40]))


def test_another_shape_is_refused():
    v = tf.Variable([1.0, 2.0])
    with pytest.raises(tf.errors.InvalidArgumentError, match="must have one shape"):
        update(ResourceApplyRule, [v], tf.ones([3]), tf.constant(0.1), rule=halving, slots=0, scratch=1, decay=(0.0,),
               options=())
    with pytest.raises(tf.errors.InvalidArgumentError, match="single numbers"):
        update(ResourceApplyRule, [v], tf.ones([2]), tf.ones([2]), rule=halving, slots=0, scratch=1, decay=(0.0,),
               options=())


def test_the_inputs_are_divided_as_they_are_meant():
    changed, gradients, numbers = divided(("v", "m", "w", "n", "dv", "dw", "rate", "t"), 1, 2)
    assert changed == [("v", "m"), ("w", "n")]
    assert (gradients, numbers) == (("dv", "dw"), ("rate", "t"))


def test_pieces_cover_the_row_without_overlap():
    sizes = [0, 3, 1, 0, 7, 2]
    ends = np.cumsum(sizes).tolist()
    for lo in range(ends[-1]):
        for hi in range(lo + 1, ends[-1] + 1):
            seen = [(i, k) for i, start, stop in pieces(ends, lo, hi) for k in range(start, stop)]
            assert seen == [(i, k) for i, size in enumerate(sizes) for k in range(size)][lo:hi]


def test_blocks_are_views_of_the_arrays():
    arrays = [np.zeros(3), np.zeros((2, 2))]
    in_blocks(lambda i, x, spare: x.__iadd__(i + 1), [[a] for a in arrays], 1)
    assert arrays[0].tolist() == [1.0, 1.0, 1.0]
    assert arrays[1].tolist() == [[2.0, 2.0], [2.0, 2.0]]


def test_with_many_blocks_on_many_threads(monkeypatch):
    from minitf.ops.variables import apply_rule
    monkeypatch.setattr(apply_rule, "PARALLEL_SIZE", 8)
    monkeypatch.setattr(apply_rule, "PARALLEL_BLOCK", 4)
    variables, slots = moved([(5,), (3, 7), (1,)], (0.0, 0.0, 0.0))
    assert all((v == 0.5).all() for v in variables)
    assert all((slot == 1.0).all() for slot in slots)
