"""Every op inside a tf.function: the numbers and the gradients of eager code, with sizes known or unknown."""

from functools import partial

import pytest

import minitf as tf
from contracts.harness import allowed_dtypes, assert_close, tensor, weighted_sum
from contracts.table import ROWS, run
from minitf.core.op import REGISTRY

ULPS = 64  # a function may add up in another order, or take another way where a size is not known
NAMES = ("float32", "int32", "bool", "complex64")  # the dtype to try a row with: the first that it admits

# What needs sizes that are known while the function is traced, and what it raises where they are not.
NEEDS_SIZES = {
    "tf.unstack(x)": ValueError,
    "tf.unstack(x, axis=1)": ValueError,
    "tf.linalg.lstsq(x, y)": NotImplementedError,
    "tf.linalg.lstsq(x, y, 0.5)": NotImplementedError,
}
# The same for gradients: calls, or names of ops.
GRADIENT_NEEDS_SIZES = {
    **NEEDS_SIZES,
    "tf.abs(tf.linalg.svd(x)[1])": NotImplementedError,
    "tf.abs(tf.linalg.svd(x)[2])": NotImplementedError,
    "tf.linalg.pinv(x)": NotImplementedError,
    **dict.fromkeys(["Qr", "BandedTriangularSolve"], NotImplementedError),
    **dict.fromkeys(["Dilation2DBackpropInput", "Dilation2DBackpropFilter"], NotImplementedError),  # a second one
}


class WithVariables:
    """`tf`, but for variables that are made of what is computed in a function: they must be made outside of it.

    The first run is eager, and makes them. A run inside a function takes them again, and assigns what it computes.
    """

    def __init__(self):
        self.made = []
        self.taken = iter(())

    def __getattr__(self, name):
        return getattr(tf, name)

    def Variable(self, value, dtype=None):
        if tf.executing_eagerly():
            self.made.append(tf.Variable(value, dtype=dtype))
            return self.made[-1]
        variable = next(self.taken)
        variable.assign(value)
        return variable

    def outputs_of(self, row, inputs):
        """The outputs of the row, as a list."""
        self.taken = iter(self.made)
        y = run(row, self, inputs)
        return y if isinstance(y, list) else [y]


def inputs_of(row):
    """The row's inputs in its first shapes."""
    allowed = allowed_dtypes(row)
    dtype = next((name for name in NAMES if name in allowed), allowed[0])
    return [tensor(array) for array in row.samples(row.shapes[0], dtype)]


def traced(f, inputs, open_axes):
    """`f`, a function of a list, as a tf.function of tensors whose axes are known, or open."""
    specs = [tf.TensorSpec([None] * len(x.shape) if open_axes else x.shape, x.dtype) for x in inputs]
    return tf.function(lambda *xs: f(list(xs)), input_signature=specs)


def gradients(f, inputs):
    """The gradient of the weighted sum of the outputs of `f`, for each input: tensors or None."""
    with tf.GradientTape() as tape:
        tape.watch([x for x in inputs if is_differentiable(x)])
        total = weighted_sum([y for y in f(inputs) if is_differentiable(y)])
    return [None if g is None else tf.convert_to_tensor(g) for g in tape.gradient(total, inputs)]


def is_differentiable(x):
    return x.dtype.is_floating or x.dtype.is_complex


def is_drawn(row):
    """Whether the row draws numbers: a function draws others than eager code does."""
    op = REGISTRY[row.op]
    return op.stateful and "seed" in op.attr_names


def assert_same(found, expected, row):
    """The same dtypes, shapes and, unless they are drawn, numbers."""
    assert [(y.dtype, y.shape) for y in found] == [(y.dtype, y.shape) for y in expected]
    if not is_drawn(row):
        for y, wanted in zip(found, expected, strict=True):
            assert_close(y.numpy(), wanted.numpy(), wanted.dtype.name, ULPS)


@pytest.mark.parametrize("open_axes", [False, True], ids=["known", "open"])
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_traced_call_gives_what_an_eager_one_does(row, open_axes):
    inputs = inputs_of(row)
    f = partial(WithVariables().outputs_of, row)
    expected = f(inputs)
    if open_axes and row.call in NEEDS_SIZES:
        with pytest.raises(NEEDS_SIZES[row.call], match="must be known"):
            traced(f, inputs, open_axes)(*inputs)
    else:
        assert_same(traced(f, inputs, open_axes)(*inputs), expected, row)


def has_gradient(row):
    return row.smooth and not is_drawn(row) and any(map(is_differentiable, inputs_of(row)))


@pytest.mark.parametrize("open_axes", [False, True], ids=["known", "open"])
@pytest.mark.parametrize("row", [row for row in ROWS if has_gradient(row)], ids=str)
def test_the_gradient_of_a_traced_call_is_that_of_an_eager_one(row, open_axes):
    inputs = inputs_of(row)
    f = partial(WithVariables().outputs_of, row)
    expected = gradients(f, inputs)
    error = GRADIENT_NEEDS_SIZES.get(row.call) or GRADIENT_NEEDS_SIZES.get(row.op)
    if open_axes and error:
        with pytest.raises(error, match="must be known"):
            gradients(lambda xs: traced(f, xs, open_axes)(*xs), inputs)
        return
    found = gradients(lambda xs: traced(f, xs, open_axes)(*xs), inputs)
    assert [g is None for g in found] == [g is None for g in expected]
    assert_same([g for g in found if g is not None], [g for g in expected if g is not None], row)
