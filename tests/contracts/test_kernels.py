"""The kernel of an op: it works on arrays of any strides, and touches them through `xp` alone."""

import numpy as np
import pytest

from backend import strict_array as strict
from contracts.harness import EPSILON, assert_close, outputs_of, tensor, tries, watched
from contracts.table import ROWS


def transposed(a):
    """The same array, its memory in Fortran's order."""
    return np.asfortranarray(a) if a.ndim > 1 else a


def reversed_(a):
    """The same array, its memory backwards."""
    return np.flip(np.flip(a).copy()) if a.ndim else a


def spread(a):
    """The same array, on every third place of its memory."""
    memory = np.empty((*a.shape, 3), a.dtype)
    memory[..., 1] = a
    return memory[..., 1]


VIEWS = [transposed, reversed_, spread]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("row", [row for row in ROWS if row.shapes != [()]], ids=str)
def test_strides_do_not_matter(row, view):
    for shapes, dtype in tries(row):
        arrays = row.samples(shapes, dtype)
        plain = outputs_of(row, [tensor(a) for a in arrays])
        odd = outputs_of(row, [tensor(view(a)) for a in arrays])
        for y, e in zip(odd, plain, strict=True):
            assert_close(y.numpy(), e.numpy(), y.dtype.name, row.ulps, f"{dtype} {shapes}")


@pytest.mark.parametrize("row", [row for row in ROWS if row.shapes != [()]], ids=str)
def test_repeated_memory_does_not_matter(row):
    """Inputs whose rows are all one row: what broadcasting makes."""
    for shapes, dtype in tries(row):
        repeated = [np.broadcast_to(a[:1], a.shape) if a.ndim and a.size else a for a in row.samples(shapes, dtype)]
        odd = outputs_of(row, [tensor(a) for a in repeated])
        plain = outputs_of(row, [tensor(a.copy()) for a in repeated])
        for y, e in zip(odd, plain, strict=True):
            assert_close(y.numpy(), e.numpy(), y.dtype.name, row.ulps, f"{dtype} {shapes}")


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_kernel_touches_arrays_through_xp_only(row):
    for shapes, dtype in tries(row):
        for call in watched(row, shapes, dtype):
            if call.op.stateful or any(x.dtype.name == "string" for x in call.inputs):
                continue  # its numbers come from the host's generator; text never leaves the host
            found = strictly(call)
            for y, e in zip(found, call.outputs, strict=True):
                assert_close(y, e.numpy(), e.dtype.name if e.dtype.name in EPSILON else "", row.ulps)


def strictly(call):
    """The outputs of the call's kernel on arrays that NumPy cannot see; host inputs stay on the host."""
    host = {i % len(call.inputs) for i in call.op.host}
    arrays = [np.asarray(x) if i in host else strict.asarray(np.asarray(x)) for i, x in enumerate(call.inputs)]
    with np.errstate(all="ignore"):
        result = call.op.kernel(strict, *arrays, **call.attrs)
    result = result if isinstance(result, (tuple, list)) else [result]
    return [strict.asarray(y).get() for y in result]
