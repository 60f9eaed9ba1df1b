"""The same for every tensor of an extension type: how a batch of objects is one object. Floor 2.

Read `opening.py` first. Stacking objects is stacking each of their tensors, and a shape among the fields gets one axis
more; a row of an object is a row of each, and the shape has one axis less.
"""

from __future__ import annotations

from ... import tree
from ...backend.shapes import TensorShape
from ...core.tensor import is_tensor
from ...core.type_spec import TypeSpec
from ...core.value_specs import spec_of_value
from .opening import made


def mapped(function, *values, of_shape=None, cls=None):
    """An object like the first, with `function` of what all values have in the place of each tensor or composite.

    of_shape: function of a TensorShape, for fields that are one.   cls: the class of the result.
    """
    first = values[0]._fields()
    leaves = [tree.flatten(value._fields()) for value in values]
    found = [_mapped_leaf(function, of_shape, xs) for xs in zip(*leaves)]
    return made(cls or type(values[0]), tree.pack_sequence_as(first, found))


def _mapped_leaf(function, of_shape, leaves):
    first = leaves[0]
    if isinstance(first, TensorShape):
        return first if of_shape is None else of_shape(first)
    return function(*leaves) if is_tensor(first) or isinstance(first, TypeSpec) or tree.opened(first) else first


def spec_of(value):
    """The spec of an object of an extension type."""
    return mapped(spec_of_value, value, cls=type(value).Spec)


def more_axes(size):
    """A function that puts an axis of this size before a shape."""
    return lambda shape: TensorShape([size]).concatenate(shape)


def less_axes(shape):
    """A shape without its first axis."""
    return shape if shape.rank is None else shape[1:]
