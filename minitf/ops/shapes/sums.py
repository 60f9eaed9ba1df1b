"""Sums of many tensors, and tensors times one number: add_n, accumulate_n, scalar_mul. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import NUMERIC, variant
from ...backend.errors import RuleError, explain
from ...backend.shapes import may_equal
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.indexed_slices import IndexedSlices
from ...core.op import Op
from ...core.tensor import is_tensor
from ..elementwise.arithmetic import multiply


class AddN(Op):
    """y = the sum of all inputs.   inputs: numeric, of one shape  ->  y: same."""

    T = NUMERIC | {variant}  # lists of tensors are added item by item
    lenient = True

    def infer(*inputs):
        first = inputs[0]
        for i, x in enumerate(inputs):
            if not may_equal(x.dims, first.dims):
                raise RuleError(f"inputs 0 and {i} must have the same shape", "Use + to add tensors that broadcast")
        return first

    def kernel(xp, *inputs):
        total = inputs[0].copy()
        for x in inputs[1:]:
            total += x
        return total

    def gradient(call, dy):
        return [dy] * len(call.inputs)


@dispatched
def add_n(inputs, name=None):
    """The sum of a list of tensors.

    inputs: tensors or IndexedSlices of one dtype and one shape, at least one.

        >>> import minitf as tf
        >>> tf.add_n([tf.constant([1, 2]), tf.constant([10, 20]), tf.constant([5, 5])]).numpy()
        array([16, 27], dtype=int32)

    Raises: ValueError for an empty list; InvalidArgumentError where dtypes or shapes differ.
    Source: tf.add_n.
    """
    if not isinstance(inputs, (list, tuple)):
        if not hasattr(inputs, "__iter__") or not getattr(inputs, "shape", True):
            raise TypeError(explain("add_n", f"received {inputs!r}", "it must be a list of tensors", "Use [x]"))
        inputs = [inputs] if isinstance(inputs, IndexedSlices) else list(inputs)
    if not inputs:
        raise ValueError(explain("add_n", "an empty list", "there must be at least one tensor to add"))
    if len(inputs) == 1:
        return convert_to_tensor(inputs[0])
    return execute(AddN, *inputs)


def accumulate_n(inputs, shape=None, tensor_dtype=None, name=None):
    """The same as `add_n`, and checks the shape.

    inputs: tensors of one dtype and one shape, at least one.
    shape: the shape that they must have.
    tensor_dtype: the dtype that they must have.

        >>> import minitf as tf
        >>> tf.math.accumulate_n([[1, 2], [10, 20]], shape=[2]).numpy()
        array([11, 22], dtype=int32)

    Raises: ValueError for an empty list, or inputs of another shape or dtype.
    Source: tf.math.accumulate_n.
    """
    if not isinstance(inputs, (list, tuple)) or not inputs:
        raise ValueError(explain("accumulate_n", f"inputs is {inputs!r}", "it must be a list of at least one tensor"))
    inputs = [convert_to_tensor(x, tensor_dtype) for x in inputs]
    for x in inputs:
        if not x.shape.is_compatible_with(inputs[0].shape if shape is None else shape):
            raise ValueError(explain("accumulate_n", f"an input has shape {x.shape}", "all shapes must be "
                                     f"{inputs[0].shape if shape is None else tuple(shape)}"))
    return add_n(inputs)


def scalar_mul(scalar, x, name=None):
    """`x` times one number.

    scalar: numeric [], of the dtype of x.
    x: a tensor, or IndexedSlices, which stay what they are.

        >>> import minitf as tf
        >>> tf.scalar_mul(2., tf.constant([1., 3.])).numpy()
        array([2., 6.], dtype=float32)

    Raises: ValueError for a scalar with axes.
    Source: tf.scalar_mul.
    """
    scalar = scalar if is_tensor(scalar) else convert_to_tensor(scalar, dtype_hint=getattr(x, "dtype", None))
    if scalar.shape.rank not in (0, None):
        raise ValueError(explain("scalar_mul", f"scalar has shape {scalar.shape}", "it must have no axes",
                                 "Use tf.multiply to multiply element by element"))
    if isinstance(x, IndexedSlices):
        return IndexedSlices(scalar * x.values, x.indices, x.dense_shape)
    return multiply(scalar, convert_to_tensor(x))
