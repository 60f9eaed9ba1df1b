"""Concatenate: tensors side by side along an axis. Floor 7. Read `merge.py` first; next: `products.py`."""

from ....backend.errors import explain
from ....ops.elementwise.logical import logical_or
from ....ops.reductions.reduction import reduce_any
from ....ops.shapes.creation import ones_like, zeros_like
from ....ops.shapes.joining import concat
from ....ops.shapes.layout import expand_dims
from ...symbolic.keras_tensor import KerasTensor
from . import sparse
from .merge import Merge, of_one_dtype, require_list, require_masks


class Concatenate(Merge):
    """The inputs one after the other along `axis`, in which alone their shapes may differ.

        >>> import minitf as tf
        >>> tf.keras.layers.Concatenate()([tf.zeros([2, 3]), tf.zeros([2, 4])]).shape
        TensorShape([2, 7])

    Raises: ValueError where other axes differ.
    Source: keras.layers.Concatenate.
    """

    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def build(self, input_shape):
        """Check the shapes."""
        shapes = require_list(self, input_shape)
        rank = len(shapes[0])
        fits = all(len(shape) == rank for shape in shapes) and -rank <= self.axis < rank
        for axis, sizes in enumerate(zip(*shapes, strict=False)):
            fits = fits and (axis == self.axis % rank or len(set(sizes) - {None}) <= 1)
        if not fits:
            raise ValueError(explain(f"Concatenate {self.name!r}", f"inputs of shapes {list(shapes)}",
                                     f"axis {self.axis} must exist, and the shapes must be equal except for it"))

    def call(self, inputs):
        """The inputs side by side."""
        if sparse.any_sparse(require_list(self, inputs)):
            return sparse.joined(inputs, self.axis)
        return concat(of_one_dtype(inputs), self.axis)

    def compute_output_shape(self, input_shape):
        shapes = require_list(self, input_shape)
        joined = list(shapes[0])
        sizes = [shape[self.axis] for shape in shapes]
        joined[self.axis] = None if None in sizes else sum(sizes)
        return tuple(joined)

    def compute_output_spec(self, inputs):
        shape = self.compute_output_shape([x.shape for x in require_list(self, inputs)])
        return KerasTensor(shape, self.compute_dtype, sparse=all(x.sparse for x in inputs))

    def compute_mask(self, inputs, mask=None):
        """The masks side by side; an input without one counts everywhere."""
        masks = require_masks(self, inputs, mask)
        if masks is None or all(one is None for one in masks):
            return None
        return reduce_any(concat([_full(x, one) for x, one in zip(inputs, masks, strict=True)], self.axis), axis=-1)

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}


def _full(x, mask):
    """The mask in the shape of its tensor, as far as it has fewer axes."""
    if mask is None:
        return ones_like(x, "bool")
    if mask.shape.rank < x.shape.rank:
        return logical_or(expand_dims(mask, -1), zeros_like(x, "bool"))
    return mask


def concatenate(inputs, axis=-1, **kwargs):
    """Return the tensors of a list side by side along an axis.  Source: keras.layers.concatenate."""
    return Concatenate(axis=axis, **kwargs)(inputs)
