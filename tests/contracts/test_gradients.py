"""The gradient of an op: what finite differences say, to second order; and none where nothing changes smoothly."""

import numpy as np
import pytest

import minitf as tf
from contracts.harness import allowed_dtypes, gradients, outputs_of, tensor, weighted_sum
from contracts.table import ROWS
from minitf.autodiff.check import check_gradients
from minitf.core.op import REGISTRY, no_gradient

SMOOTH = [row for row in ROWS if row.smooth and "float64" in allowed_dtypes(row)]
UNSMOOTH = [row for row in ROWS if REGISTRY[row.op].gradient is no_gradient and not row.smooth
            and row.returns != "string"]  # whose gradient nobody can ask for  # fmt: skip
FLOATING = {"float16", "bfloat16", "float32", "float64"}


@pytest.mark.parametrize("row", SMOOTH, ids=str)
def test_finite_differences_agree_to_second_order(row):
    for shapes in row.shapes:
        arrays = row.samples(shapes, "float64")
        moving = [i for i, a in enumerate(arrays) if a.dtype == np.float64]

        def f(*xs, arrays=arrays, moving=moving):
            inputs = [tensor(a) for a in arrays]
            for i, x in zip(moving, xs, strict=True):
                inputs[i] = x
            return weighted_sum(outputs_of(row, inputs))

        check_gradients(f, *(arrays[i] for i in moving))


@pytest.mark.parametrize("row", SMOOTH, ids=str)
def test_a_gradient_has_the_dtype_and_shape_of_its_input(row):
    for dtype in sorted({*allowed_dtypes(row)} & FLOATING):
        for shapes in row.shapes:
            inputs = [tensor(a) for a in row.samples(shapes, dtype)]
            for x, g in zip(inputs, gradients(row, inputs)):
                assert g is None or (g.dtype, g.shape) == (x.dtype, x.shape)


@pytest.mark.parametrize("row", UNSMOOTH, ids=str)
def test_an_op_that_does_not_change_smoothly_has_no_gradient(row):
    shapes = row.shapes[0]
    dtype = next((name for name in allowed_dtypes(row) if name in FLOATING), allowed_dtypes(row)[0])
    inputs = [tensor(a) for a in row.samples(shapes, dtype)]
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        outputs = outputs_of(row, inputs)
    assert tape.gradient(outputs, inputs) == [None] * len(inputs)
