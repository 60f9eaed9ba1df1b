"""Merge: what all layers have in common that take a list of tensors. Floor 7. Read next: `elementwise.py`."""

from ....backend.errors import explain
from ....ops.elementwise.logical import logical_or
from ....ops.indexing.selection import where
from ....ops.reductions.reduction import reduce_any
from ....ops.shapes.broadcasting import broadcast_to
from ....ops.shapes.layout import expand_dims
from ....ops.shapes.layout import shape as shape_of
from ...ops.promotion import alike
from ...symbolic.keras_tensor import KerasTensor
from ..call import mask_of
from ..layer import Layer
from . import sparse


class Merge(Layer):
    """Base of layers that combine tensors place by place: a subclass says how in `_merge_function(inputs)`.

    The tensors must have shapes that broadcast; where one has fewer axes, axes of size 1 are put in after the batch.
    Some of the tensors may be sparse; see `sparse.py`.
    Raises: ValueError where the input is no list, batches differ, or shapes do not broadcast.
    """

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True

    def _merge_function(self, inputs):
        """Combine tensors of equal rank."""
        raise NotImplementedError(explain(f"{type(self).__name__}._merge_function", "no method",
                                          "it must be implemented"))

    def _merge_sparse(self, inputs):
        """Combine tensors some of which are sparse."""
        return self._merge_function([_with_rank(sparse.dense(x), max(y.shape.rank for y in inputs)) for x in inputs])

    def build(self, input_shape):
        """Check the shapes; there are no weights."""
        shapes = require_list(self, input_shape)
        batches = {shape[0] for shape in shapes if shape} - {None}
        if len(batches) > 1:
            raise ValueError(explain(_place(self), f"tensors of shapes {shapes}", "all must have the same batch size"))
        self.compute_output_shape(shapes)

    def call(self, inputs):
        """The combined tensor."""
        if sparse.any_sparse(require_list(self, inputs)):
            return self._merge_sparse(inputs)
        inputs = of_one_dtype(inputs)
        rank = max(x.shape.rank for x in inputs)
        return self._merge_function([_with_rank(x, rank) for x in inputs])

    def compute_output_shape(self, input_shape):
        first, *others = input_shape
        shape = tuple(first[1:])
        for other in others:
            shape = self._broadcast(shape, tuple(other[1:]))
        batches = {other[0] for other in input_shape} - {None}
        return (batches.pop() if len(batches) == 1 else None), *shape

    def compute_output_spec(self, inputs):
        require_list(self, inputs)
        shape = self.compute_output_shape([x.shape for x in inputs])
        return KerasTensor(shape, self.compute_dtype, sparse=all(x.sparse for x in inputs))

    def compute_mask(self, inputs, mask=None):
        """True where any input counts; None unless all inputs have masks."""
        masks = require_masks(self, inputs, mask)
        if masks is None or any(one is None for one in masks):
            return None
        first, *others = masks
        for other in others:
            first = logical_or(first, other)
        return first

    def _broadcast(self, a, b):
        """The shape that two shapes broadcast to, without the batch."""
        a, b = (a, b) if len(a) >= len(b) else (b, a)
        sizes = []
        for m, n in zip(a[len(a) - len(b):], b, strict=True):
            if m is not None and n is not None and 1 not in (m, n) and m != n:
                raise ValueError(explain(_place(self), f"shapes {a} and {b} (without the batch)",
                                         "Inputs have incompatible shapes: they must broadcast"))
            sizes.append(None if None in (m, n) else n if m == 1 else m)
        return a[: len(a) - len(b)] + tuple(sizes)


def of_one_dtype(inputs):
    """The tensors in the dtype in which they meet: an integer beside a float becomes a float."""
    first = inputs[0].dtype
    return inputs if all(x.dtype == first for x in inputs) else alike(*inputs)


def _place(layer):
    return f"{type(layer).__name__} {layer.name!r}"


def require_list(layer, items):
    """Return the items.  Raises: ValueError unless they are a list of tensors or shapes."""
    if not isinstance(items, list | tuple) or not items or not (
        hasattr(items[0], "shape") or isinstance(items[0], list | tuple)
    ):
        raise ValueError(explain(_place(layer), f"received {items!r}", "it is called on a list of at least 1 tensor"))
    return items


def require_masks(layer, inputs, masks):
    """Return the masks, or None.  Raises: ValueError unless they are a list as long as that of the inputs."""
    if masks is not None and not (isinstance(masks, list | tuple) and isinstance(inputs, list | tuple)
                                  and len(masks) == len(inputs)):  # fmt: skip
        raise ValueError(explain(_place(layer), f"mask is {masks!r}", "it must be a list, one for each input"))
    return masks


def _with_rank(x, rank):
    """The tensor with axes of size 1 after the batch, so that it has `rank` axes."""
    while x.shape.rank < rank:
        mask = mask_of(x)
        x = expand_dims(x, 1)
        if mask is not None:
            x._keras_mask = mask
    return x


def masked_fold(function, tensors):
    """Combine the tensors one after the other; where only one of two counts, it is taken as it is."""
    result, result_mask = tensors[0], broad_mask(tensors[0])
    for x in tensors[1:]:
        mask = broad_mask(x)
        if mask is not None:
            x = where(mask, x, result)
        if result_mask is not None:
            result = where(result_mask, result, x)
        result_mask = None if mask is None or result_mask is None else logical_or(result_mask, mask)
        result = function(result, x)
    if result_mask is not None and len(tensors) > 1:
        result._keras_mask = reduce_any(result_mask, axis=-1)
    return result


def broad_mask(x):
    """Return the mask of a tensor in the tensor's own shape, or None."""
    mask = mask_of(x)
    return None if mask is None else broadcast_to(expand_dims(mask, -1), shape_of(x))
