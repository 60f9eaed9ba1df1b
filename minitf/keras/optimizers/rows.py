"""Gradients that are zero except in some rows (IndexedSlices), and what optimizers do with them. Floor 7.

The gradient of an embedding is made of the rows that a batch looked up. A row that was looked up twice is there twice.
"""

from ...core.convert import convert_to_tensor
from ...core.indexed_slices import IndexedSlices
from ...ops.elementwise.arithmetic import square
from ...ops.shapes.identity import cast


def on_values(function, gradient):
    """What `function` makes of a gradient, or of the rows that it consists of."""
    if isinstance(gradient, IndexedSlices):
        return IndexedSlices(function(gradient.values), gradient.indices, gradient.dense_shape)
    return function(gradient)


def cast_gradient(gradient, dtype):
    """A gradient in another dtype."""
    return on_values(lambda values: cast(values, dtype), gradient)


def with_square(gradient):
    """A gradient as a tensor, and the tensor of its squares.

    Differs: from mathematics, not from Keras. Where a row stands twice, its squares are added up, and not the square
    taken of the sum.
    """
    return convert_to_tensor(gradient), convert_to_tensor(on_values(square, gradient))
