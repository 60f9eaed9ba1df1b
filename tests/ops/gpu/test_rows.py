"""Chains with sums and maxima along the rows as one kernel."""

import numpy as np
import pytest

from minitf.ops.gpu import rows
from minitf.ops.gpu.rows import in_full, needed, rounds_of
from ops.gpu import emulated, nvrtc
from ops.gpu.chains import NORMALIZED, SOFTMAX, chain, step

random = np.random.default_rng(0)


def ops_of(chain):
    return [step.op for step in chain.steps]


# --- the steps in full ------------------------------------------------------------------------------------------------
def test_softmax_is_five_steps():
    full = in_full(SOFTMAX)
    assert ops_of(full) == ["Max", "Sub", "Exp", "Sum", "RealDiv"]
    assert [step.inputs for step in full.steps] == [(0,), (0, 1), (2,), (3,), (3, 4)]


def test_the_result_is_the_last_of_them():
    assert in_full(SOFTMAX).results == (5,)
    assert in_full(chain(1, step("Softmax", 0), step("Square", 1), results=(2, 1))).results == (6, 5)


def test_what_comes_after_it_takes_the_new_numbers():
    full = in_full(chain(2, step("AddV2", 0, 1), step("Softmax", 2), step("Mul", 3, 1), step("Sub", 4, 2)))
    assert ops_of(full)[-2:] == ["Mul", "Sub"]
    assert [step.inputs for step in full.steps[1:4]] == [(2,), (2, 3), (4,)]
    assert [step.inputs for step in full.steps[-2:]] == [(7, 1), (8, 2)]


def test_two_in_a_row():
    full = in_full(chain(1, step("LogSoftmax", 0), step("Softmax", 1)))
    assert ops_of(full) == ["Max", "Sub", "Exp", "Sum", "Log", "Sub", "Max", "Sub", "Exp", "Sum", "RealDiv"]
    assert [step.inputs for step in full.steps[5:8]] == [(2, 5), (6,), (6, 7)]
    assert full.results == (11,)


def test_what_has_no_longer_form_stays():
    assert in_full(NORMALIZED) == NORMALIZED


def test_the_dtype_is_that_of_the_step():
    full = in_full(chain(1, step("Cast", 0, dtype="float64"), step("Softmax", 1, dtype="float64")))
    assert {step.dtype for step in full.steps} == {"float64"}


# --- how often a row is gone through ----------------------------------------------------------------------------------
def test_rounds_of_softmax():
    assert rounds_of(in_full(SOFTMAX)) == [0, 1, 1, 1, 2, 2]


def test_rounds_of_a_normalization():
    assert rounds_of(NORMALIZED) == [0, 0, 0, 0, 1, 1, 2, 2, 2, 1, 2, 2, 2]


def test_two_sums_of_the_same_are_one_round():
    assert rounds_of(chain(1, step("Sum", 0), step("Max", 0), step("Mul", 1, 2))) == [0, 1, 1, 1]


def test_elementwise_steps_take_no_round():
    assert rounds_of(chain(2, step("AddV2", 0, 1), step("Exp", 2))) == [0, 0, 0, 0]


def test_a_step_without_inputs():
    assert rounds_of(chain(1, step("ZerosLike"), step("Mean", 1))) == [0, 0, 1]


# --- what a round computes --------------------------------------------------------------------------------------------
STEPS = dict(enumerate(NORMALIZED.steps, 4))
COLUMNS = {3, 4, 6, 7, 8}


def test_what_a_value_is_made_of_is_needed_and_comes_before_it():
    assert needed([12], STEPS, COLUMNS) == [0, 1, 2, 9, 10, 11, 12]


def test_what_is_there_for_the_row_is_not_computed_again():
    assert needed([5], STEPS, COLUMNS) == [0, 5]
    assert needed([4], STEPS, COLUMNS) == []


def test_several_that_share_something():
    assert needed([5, 9], STEPS, COLUMNS) == [0, 5, 9]


def test_what_nobody_wants_is_left_out():
    assert needed([9], STEPS, COLUMNS) == [0, 9]
    assert needed([], STEPS, COLUMNS) == []


def test_an_input_that_is_wanted_itself():
    assert needed([0], STEPS, COLUMNS) == [0]


# --- the kernel -------------------------------------------------------------------------------------------------------
@emulated.needs_compiler
@pytest.mark.parametrize("shape", [(5, 3), (2, 3, 50), (3, 300), (0, 4)])
def test_softmax(shape):
    x = emulated.asarray(random.standard_normal(shape).astype(np.float32) * 9)
    y = emulated.empty(shape, "float32")
    rows.run(emulated, SOFTMAX, [x], [y])
    powers = np.exp(x.get() - x.get().max(-1, keepdims=True))
    np.testing.assert_allclose(y.get(), powers / powers.sum(-1, keepdims=True), 2e-6, 1e-30)


@emulated.needs_compiler
@pytest.mark.parametrize("gain", [(300,), (1, 300), (4, 300)])
def test_layer_normalization(gain):
    x, gain = random.standard_normal((4, 300)).astype(np.float32), random.standard_normal(gain).astype(np.float32)
    bias, epsilon = np.ones(300, np.float32), np.float32([[1e-3]])
    results = [emulated.empty((4, 300), "float32"), emulated.empty((4, 1), "float32")]
    rows.run(emulated, NORMALIZED, [emulated.asarray(a) for a in (x, gain, bias, epsilon)], results)
    mean, variance = x.mean(1, keepdims=True), x.var(1, keepdims=True)
    np.testing.assert_allclose(results[0].get(), (x - mean) / np.sqrt(variance + 1e-3) * gain + bias, 1e-5, 1e-5)
    np.testing.assert_allclose(results[1].get(), mean, 1e-5, 1e-6)


@emulated.needs_compiler
def test_infinities_and_what_is_no_number():
    x = np.float32([[1, -np.inf, 2], [np.nan, 1, 2], [-np.inf, -np.inf, -np.inf]])
    y = emulated.empty(x.shape, "float32")
    rows.run(emulated, SOFTMAX, [emulated.asarray(x)], [y])
    with np.errstate(invalid="ignore"):
        powers = np.exp(x - x.max(1, keepdims=True))
    np.testing.assert_allclose(y.get(), powers / powers.sum(1, keepdims=True), 1e-6)


@emulated.needs_compiler
@pytest.mark.parametrize("whole", [(2, 3, 5), (1, 5)])
def test_a_column_and_what_repeats_after_several_rows(whole):
    x, column, block = (random.standard_normal(shape) for shape in (whole, (*whole[:-1], 1), whole[1:]))
    asked = rows.Chain(("float64",) * 3, (step("Mul", 0, 1, dtype="float64"), step("AddV2", 3, 2, dtype="float64"),
                                         step("Min", 4, dtype="float64"), step("Sub", 4, 5, dtype="float64")), (6,))
    y = emulated.empty(whole, "float64")
    rows.run(emulated, asked, [emulated.asarray(a) for a in (x, column, block)], [y])
    value = x * column + block
    np.testing.assert_allclose(y.get(), value - value.min(-1, keepdims=True), 1e-13)


@nvrtc.needs_nvrtc
@pytest.mark.parametrize("generation", nvrtc.GENERATIONS)
def test_they_compile_for_gpus(generation):
    for asked, places in [(SOFTMAX, ("each",)), (NORMALIZED, ("each", "row", "row", "one"))]:
        assert nvrtc.compiled_size(rows.source(asked, places), generation) > 1000
