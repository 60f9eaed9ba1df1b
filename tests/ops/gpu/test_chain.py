"""Elementwise chains as one kernel."""

import numpy as np
import pytest

from minitf.ops.gpu import chain
from minitf.ops.gpu.chain import Chain, place
from ops.gpu import emulated, nvrtc
from ops.gpu.chains import BIASED, step
from ops.gpu.chains import chain as chain_of

random = np.random.default_rng(0)


@pytest.mark.parametrize(("shape", "whole"), [((2, 3), (2, 3)), ((), ()), ((1,), (1,)), ((1, 3), (1, 3))])
def test_the_same_shape(shape, whole):
    assert place(shape, whole) == "each"


@pytest.mark.parametrize("shape", [(), (1,), (1, 1), (1, 1, 1)])
def test_a_single_element(shape):
    assert place(shape, (4, 2, 3)) == "one"


@pytest.mark.parametrize("shape", [(3,), (1, 3), (1, 1, 3), (2, 3), (1, 2, 3)])
def test_the_last_axes(shape):
    assert place(shape, (4, 2, 3)) == "row"


@pytest.mark.parametrize("shape", [(4, 1, 1), (4, 2, 1)])
def test_the_first_axes(shape):
    assert place(shape, (4, 2, 3)) == "column"


@pytest.mark.parametrize("shape", [(4, 1, 3), (2, 1), (1, 2, 1)])
def test_an_axis_that_is_missing_elsewhere(shape):
    assert place(shape, (4, 2, 3)) == "other"


def test_axes_are_counted_from_the_end():
    assert place((2, 1), (2, 2, 3)) == "other"
    assert place((2, 1, 1), (2, 2, 3)) == "column"


def test_the_text_reads_like_the_steps():
    text = chain.source(BIASED, ("each", "row", "column"))
    for line in ["float v1 = x1[i % w1];", "float v2 = x2[i / w2];", "float v3 = v0 + v1;", "float v4 = tanh(v3);",
                 "float v5 = v4 * v2;", "y0[i] = v5;", "y1[i] = v4;"]:
        assert f"    {line}\n" in text


def test_what_there_is_no_c_for():
    assert chain.can_write(BIASED)
    assert not chain.can_write(chain_of(1, step("Softmax", 0)))
    assert not chain.can_write(Chain(("float16",), (step("Exp", 0, dtype="float16"),), (1,)))


@emulated.needs_compiler
@pytest.mark.parametrize("shapes", [((5, 7), (7,), (5, 1)), ((2, 3, 4), (3, 4), (2, 1, 1)), ((2, 3, 4), (2, 1, 4), ()),
                                    ((700,), (1,), (700,)), ((0, 7), (7,), ())])
def test_it_computes_what_its_steps_compute(shapes):
    x, b, k = (random.standard_normal(shape).astype(np.float32) for shape in shapes)
    results = [emulated.empty(x.shape, "float32") for _ in range(2)]
    chain.run(emulated, BIASED, [emulated.asarray(a) for a in (x, b, k)], results)
    np.testing.assert_allclose(results[0].get(), np.tanh(x + b) * k, 1e-6, 1e-7)
    np.testing.assert_allclose(results[1].get(), np.tanh(x + b), 1e-6, 1e-7)


@emulated.needs_compiler
def test_an_input_that_lies_transposed_and_a_result_in_the_place_of_another():
    x, b = np.arange(6, dtype=np.float32).reshape(2, 3), np.ones((2, 3), np.float32)
    y = emulated.asarray(b)
    chain.run(emulated, chain_of(2, step("AddV2", 0, 1)), [emulated.asarray(np.asfortranarray(x)), y], [y])
    assert y.get().tolist() == (x + b).tolist()


@nvrtc.needs_nvrtc
@pytest.mark.parametrize("generation", nvrtc.GENERATIONS)
def test_it_compiles_for_gpus(generation):
    assert nvrtc.compiled_size(chain.source(BIASED, ("each", "row", "column")), generation) > 1000
