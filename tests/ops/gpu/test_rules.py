"""A step of an optimizer for all variables as one kernel, written from its rule."""

import numpy as np
import pytest

from minitf.ops.gpu import rules
from minitf.ops.variables.apply_rule import ResourceApplyRule
from ops.gpu import emulated, nvrtc

SHAPES = [(3,), (130, 150), (), (0, 4)]  # the second is two pieces
random = np.random.default_rng(0)


def heavy(xp, rate, t, *, momentum):
    """A rule as optimizers have them: momentum, and a rate that grows with the steps."""
    grown = rate * (1 - xp.power(t.dtype.type(0.9), t)) / 2

    def step(w, g, m, change, _):
        xp.multiply(m, momentum, out=m)
        xp.multiply(g, grown, out=change)
        xp.subtract(m, change, out=m)
        xp.add(w, xp.maximum(m, -1.0, out=change), out=w)

    return step


def rounding(xp, rate):
    """A rule that there is no C for."""
    return lambda w, g, change: xp.subtract(w, xp.floor(g), out=w)


def both(rule, slots, numbers, decay, **options):
    """The variables and slots after a step, by the plain kernel and by that for GPUs."""
    arrays = [np.asarray(random.standard_normal(shape), np.float32) for shape in SHAPES for _ in range(1 + slots)]
    gradients = [np.asarray(random.standard_normal(shape), np.float32) for shape in SHAPES]
    numbers = [np.asarray(x, np.float32) for x in numbers]
    attrs = {"rule": rule, "slots": slots, "scratch": 1 + slots, "decay": decay, "options": tuple(options.items())}
    there = [emulated.asarray(array) for array in arrays]
    ResourceApplyRule.kernel(np, *arrays, *gradients, *numbers, **attrs)
    rules.move(emulated, *there, *map(emulated.asarray, gradients), *map(emulated.asarray, numbers), **attrs)
    return zip(arrays, there, strict=True)


@emulated.needs_compiler
@pytest.mark.parametrize("decay", [(0,) * 4, (0.5, 0, 0.25, 0)])
def test_the_same_to_the_bit(decay):
    for here, there in both(heavy, 1, (0.1, 3), decay, momentum=0.9):
        np.testing.assert_array_equal(here, there.get())


def test_a_rule_without_c_takes_the_plain_way():
    for here, there in both(rounding, 0, (0.1,), (0,) * 4):
        np.testing.assert_array_equal(here, there.get())


def test_what_does_not_depend_on_the_element_is_computed_once():
    text = rules.source(heavy, 1, 2, False, (("momentum", 0.9),), 2, "float32")
    before, _, loop = text.partition("for (")
    assert "pow(" in before
    assert "pow(" not in loop
    assert "spare0 = g * t" in loop
    assert "decay" not in text.partition("mine = table")[2].partition("addresses")[2]


def test_the_table_has_a_line_for_each_piece():
    w = emulated.zeros(rules.PIECE + 5, "float32")
    table = rules.table_of([(w, w), (emulated.zeros(2, "float32"),) * 2], (0.5, 0.0))
    assert table.shape == (3, 4)
    assert table[:, 0].tolist() == [rules.PIECE, 5, 2]
    assert table[:, 1].view(np.float64).tolist() == [0.5, 0.5, 0.0]
    assert table[1, 2] - table[0, 2] == 4 * rules.PIECE


@nvrtc.needs_nvrtc
@pytest.mark.parametrize("generation", nvrtc.GENERATIONS)
def test_it_compiles_for_gpus(generation):
    text = rules.source(heavy, 1, 2, True, (("momentum", 0.9),), 2, "float32")
    assert nvrtc.compiled_size(text, generation) > 1000
