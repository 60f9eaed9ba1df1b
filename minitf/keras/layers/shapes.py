"""Shapes that a layer's `compute_output_shape` returns, as KerasTensors. Floor 7."""

from ...backend.errors import explain
from ..symbolic.function import is_shape
from ..symbolic.keras_tensor import KerasTensor


def keras_tensors_of(shapes, dtype, layer):
    """A KerasTensor for each shape, in the structure of the shapes: a shape, or a list, tuple or dict of them.

    Raises: ValueError for what is no shape.
    """
    if isinstance(shapes, dict):
        return {key: keras_tensors_of(shape, dtype, layer) for key, shape in shapes.items()}
    if is_shape(shapes):
        return KerasTensor(tuple(shapes), dtype)
    if isinstance(shapes, (list, tuple)):
        return type(shapes)([keras_tensors_of(shape, dtype, layer) for shape in shapes])
    if hasattr(shapes, "as_list"):  # a TensorShape
        return KerasTensor(tuple(shapes.as_list()), dtype)
    raise ValueError(explain(f"{layer}.compute_output_shape", f"returned {shapes!r}", "it should return a shape tuple"))
