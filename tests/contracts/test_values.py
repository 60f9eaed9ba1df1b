"""What an op computes: its value against NumPy, and value and gradient against the numbers that TensorFlow gave."""


import numpy as np
import pytest

from contracts.harness import EPSILON, assert_close, gradients, outputs_of, tensor, tries
from contracts.recorded import recorded
from contracts.row import numpy_dtype
from contracts.table import ROWS, run_oracle

RECORDED = recorded("rows")

# Ops with a gradient for an input where TensorFlow has none.
MORE_GRADIENTS = {
    "PadV2",  # the value that is padded with
    "ResizeBilinearGrad",  # which is linear as well
}


@pytest.mark.parametrize("row", [row for row in ROWS if row.oracle], ids=str)
def test_the_value_is_numpys_in_every_dtype_and_shape(row):
    for shapes, dtype in tries(row):
        arrays = row.samples(shapes, dtype)
        outputs = outputs_of(row, [tensor(a) for a in arrays])
        with np.errstate(all="ignore"):
            expected = run_oracle(row, arrays)
        expected = expected if isinstance(expected, list) else [expected]
        assert len(outputs) == len(expected)
        for y, e in zip(outputs, expected):
            coarsest = max([dtype, y.dtype.name], key=lambda name: EPSILON.get(name, 0))
            assert_close(y.numpy(), e, coarsest if y.dtype.name in EPSILON else "", row.ulps, f"{dtype} {shapes}")


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_result_has_the_dtype_that_the_row_says(row):
    for shapes, dtype in tries(row):
        for y in outputs_of(row, [tensor(a) for a in row.samples(shapes, dtype)]):
            assert y.dtype.name == expected_dtype(row, dtype), dtype


def expected_dtype(row, dtype):
    """The dtype that the row promises for inputs of `dtype`."""
    real = {"complex64": "float32", "complex128": "float64"}
    whole = {part: both for both, part in real.items()}
    return {"same": dtype, "real": real.get(dtype), "complex": whole.get(dtype)}.get(row.returns, row.returns)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_inputs_keep_their_values(row):
    for shapes, dtype in tries(row):
        arrays = row.samples(shapes, dtype)
        before = [a.copy() for a in arrays]
        for a in arrays:
            a.flags.writeable = False
        outputs_of(row, [tensor(a) for a in arrays])
        for a, b in zip(arrays, before):
            np.testing.assert_array_equal(a, b)


def recorded_tries():
    for row in ROWS:
        for shapes, found in zip(row.shapes, RECORDED[str(row)]["tries"], strict=True):
            yield pytest.param(row, shapes, RECORDED[str(row)]["dtype"], found, id=f"{row} of {shapes}")


@pytest.mark.parametrize(("row", "shapes", "dtype", "found"), list(recorded_tries()))
def test_value_and_gradient_are_tensorflows(row, shapes, dtype, found):
    inputs = [tensor(a) for a in row.samples(shapes, dtype)]
    outputs = outputs_of(row, inputs)
    assert [y.dtype.name for y in outputs] == [y["dtype"] for y in found["outputs"]]
    for y, expected in zip(outputs, found["outputs"]):
        assert_close(y.numpy(), array_of(expected), expected["dtype"], 2 * row.ulps)
    if isinstance(found.get("gradients"), list):
        for g, expected in zip(gradients(row, inputs), found["gradients"]):
            if g is None:  # where nothing flows, TensorFlow says None or zeros
                assert expected is None or not any(expected["values"])
            elif row.op not in MORE_GRADIENTS:
                assert_close(g.numpy(), array_of(expected), expected["dtype"], 4 * row.ulps)


def array_of(recorded):
    dtype = recorded["dtype"]
    if dtype == "string":
        return np.array([v.encode() for v in recorded["values"]] + [None], object)[:-1].reshape(recorded["shape"])
    if dtype.startswith("complex"):
        return np.array(recorded["values"], np.float64).view(np.complex128).reshape(recorded["shape"])
    return np.array(recorded["values"], numpy_dtype(dtype)).reshape(recorded["shape"])
