"""The gradient of an op: what finite differences say, to second order; and none where nothing changes smoothly."""

import numpy as np
import pytest

import minitf as tf
from contracts.harness import allowed_dtypes, gradients, outputs_of, tensor, weighted_sum
from contracts.table import ROWS, TESTED
from minitf.core.op import REGISTRY, no_gradient

STEP = 1e-5
SMOOTH = [row for row in ROWS if row.smooth and "float64" in allowed_dtypes(row)]
UNSMOOTH = [row for row in ROWS if REGISTRY[row.op].gradient is no_gradient and not row.smooth]
FLOATING = {"float16", "bfloat16", "float32", "float64"}


class AlongALine:
    """A row's weighted output along a straight line through its sample, and what the tape says of its slope."""

    def __init__(self, row, shapes):
        self.row = row
        self.arrays = row.samples(shapes, "float64")
        self.directions = [
            np.cos(1 + np.arange(a.size)).reshape(a.shape) if a.dtype == np.float64 else None for a in self.arrays
        ]

    def inputs(self, step=0.0):
        return [tensor(a if d is None else a + step * d) for a, d in zip(self.arrays, self.directions)]

    def value(self, step=0.0):
        return weighted_sum(outputs_of(self.row, self.inputs(step))).numpy()

    def slope(self, step=0.0):
        return self.dot(gradients(self.row, self.inputs(step))).numpy()

    def bend(self):
        """The slope of the slope, by a tape around a tape."""
        inputs = self.inputs()
        with tf.GradientTape() as tape:
            tape.watch([x for x, d in zip(inputs, self.directions) if d is not None])
            slope = self.dot(gradients(self.row, inputs))
        return self.dot([None if g is None else tf.convert_to_tensor(g) for g in tape.gradient(slope, inputs)]).numpy()

    def dot(self, found):
        """The sum of gradients times directions. The 0 keeps it a tensor where there is no gradient at all."""
        pairs = [(g, d) for g, d in zip(found, self.directions) if g is not None and d is not None]
        return sum((tf.reduce_sum(g * d) for g, d in pairs), tf.constant(0.0, tf.float64))


@pytest.mark.parametrize("row", SMOOTH, ids=str)
def test_the_gradient_is_the_slope(row):
    for shapes in row.shapes:
        line = AlongALine(row, shapes)
        difference = np.real(line.value(STEP) - line.value(-STEP)) / (2 * STEP)
        np.testing.assert_allclose(line.slope(), difference, rtol=1e-6, atol=1e-6, err_msg=str(shapes))


@pytest.mark.parametrize("row", SMOOTH, ids=str)
def test_the_gradient_of_the_gradient_is_the_slopes_slope(row):
    for shapes in row.shapes:
        line = AlongALine(row, shapes)
        difference = (line.slope(STEP) - line.slope(-STEP)) / (2 * STEP)
        np.testing.assert_allclose(line.bend(), difference, rtol=1e-6, atol=1e-6, err_msg=str(shapes))


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


def test_the_dtypes_tested_are_all_that_kernels_compute_in():
    assert set(TESTED) >= FLOATING
