"""Functions of `keras.ops` that pick elements, sort them, or put them somewhere. Floor 7."""

from ...backend.dtypes import as_dtype, bool_
from ...backend.errors import explain
from ...ops.indexing import gather, masking, selection, slicing, unravel
from ...ops.indexing import scatter as scatters
from ...ops.indexing import scatter_update as updating
from ...ops.linalg import diagonals
from ...ops.nn import losses
from ...ops.reductions import counting, searching, sorting
from ...ops.reductions.reduction import reduce_any, reduce_max, reduce_min
from ...ops.shapes import joining, layout, sequences
from ...ops.shapes.broadcasting import broadcast_to, reduce_sum
from ...ops.shapes.creation import zeros
from ...ops.shapes.identity import cast
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor
from .promotion import alike, floats
from .reducing import along
from .reshaping import moveaxis

WRITERS = {
    None: updating.tensor_scatter_nd_update, "add": updating.tensor_scatter_nd_add,
    "max": updating.tensor_scatter_nd_max, "min": updating.tensor_scatter_nd_min,
}  # fmt: skip


def from_the_front(indices, size):
    """Indices of which negative ones count from the end, as those that count from 0."""
    indices = cast(as_tensor(indices), "int64") if as_tensor(indices).dtype.is_floating else as_tensor(indices)
    return selection.where(indices < 0, indices + cast(size, indices.dtype), indices)


@on_symbols_too
def take(x, indices, axis=None):
    """The elements at these indices along an axis; without an axis, among all elements in a row."""
    x, axis = along(x, axis)
    return gather.gather(x, from_the_front(indices, layout.shape(x)[axis]), axis=axis)


@on_symbols_too
def take_along_axis(x, indices, axis=None):
    """The elements at indices of their own for each row.   x: [..., N, ...], indices: [..., K, ...]."""
    x, axis = along(x, axis)
    last, places = moveaxis(x, axis, -1), moveaxis(as_tensor(indices), axis, -1)
    places = from_the_front(places, layout.shape(last)[-1])
    rows = layout.shape(last[..., 0] + cast(places[..., 0] * 0, last.dtype))
    last = broadcast_to(last, joining.concat([rows, layout.shape(last)[-1:]], 0))
    places = broadcast_to(places, joining.concat([rows, layout.shape(places)[-1:]], 0))
    return moveaxis(gather.gather(last, places, batch_dims=last.shape.rank - 1), -1, axis)


@on_symbols_too
def slice_(inputs, start_indices, shape):
    """The part that begins at these indices, of this shape."""
    return slicing.slice_(as_tensor(inputs), start_indices, shape)


@on_symbols_too
def slice_update(inputs, start_indices, updates):
    """The inputs with a part that begins at these indices replaced."""
    inputs, updates = as_tensor(inputs), as_tensor(updates)
    axes = [sequences.range_(n) + start for n, start in
            zip(layout.known_sizes("slice_update", updates), joining.unstack(as_tensor(start_indices)), strict=True)]
    places = joining.stack(sequences.meshgrid(*axes, indexing="ij"), -1)
    return updating.tensor_scatter_nd_update(inputs, places, cast(updates, inputs.dtype))


@on_symbols_too
def scatter(indices, values, shape):
    """Zeros of a shape with values at indices [..., rank] added."""
    return scatters.scatter_nd(as_tensor(indices), as_tensor(values), shape)


@on_symbols_too
def scatter_update(inputs, indices, updates, reduction=None):
    """The inputs with values written at indices [N, rank].  reduction: None to replace, "add", "max", "min", "mul"."""
    inputs = as_tensor(inputs)
    updates = cast(as_tensor(updates), inputs.dtype)
    if reduction == "mul":
        factors = WRITERS[None](inputs * 0 + 1, indices, updates)
        return inputs * factors
    if reduction not in WRITERS:
        raise ValueError(explain("scatter_update", f"reduction is {reduction!r}",
                                 "it must be None, 'add', 'max', 'min' or 'mul'"))
    return WRITERS[reduction](inputs, indices, updates)


# --- order ------------------------------------------------------------------------------------------------------------
@on_symbols_too
def sort(x, axis=-1):
    """From the least to the greatest."""
    return sorting.sort(*along(x, axis))


@on_symbols_too
def argsort(x, axis=-1):
    """The indices that sort, int32; equal elements keep their order."""
    x, axis = along(x, axis)
    return sorting.argsort(cast(x, "int32") if x.dtype.is_bool else x, axis, stable=True)


@on_symbols_too
def argpartition(x, kth, axis=-1):
    """Indices of which the first `kth` are of smaller elements, and the ones behind of larger."""
    return argsort(x, axis)


@on_symbols_too
def top_k(x, k, sorted=True):
    """The k greatest of the last axis, and their indices."""
    return sorting.top_k(as_tensor(x), k, sorted)


@on_symbols_too
def in_top_k(targets, predictions, k):
    """Whether the prediction for the target is among the k greatest.   targets: int [B], predictions: [B, C]."""
    return losses.in_top_k(targets, predictions, k)


@on_symbols_too
def searchsorted(sorted_sequence, values, side="left"):
    """Where values would be put into a sorted sequence [N]."""
    values = as_tensor(values)
    row = layout.reshape(values, [-1])
    return layout.reshape(searching.searchsorted(as_tensor(sorted_sequence), row, side), layout.shape(values))


@on_symbols_too
def digitize(x, bins):
    """In which bin each element is: the number of limits that are at most as great, int32."""
    x, bins = alike(x, bins)
    return reduce_sum(cast(layout.expand_dims(x, -1) >= bins, "int32"), -1)


@on_symbols_too
def isin(x1, x2, assume_unique=False, invert=False):
    """Whether an element is among those of x2."""
    x1, x2 = alike(x1, x2)
    found = reduce_any(layout.expand_dims(x1, -1) == layout.reshape(x2, [-1]), -1)
    return ~found if invert else found


# --- counting ---------------------------------------------------------------------------------------------------------
@on_symbols_too
def bincount(x, weights=None, minlength=0, sparse=False):
    """How often each int occurs, or the sum of its weights.   x: [N] or [B, N]."""
    x = as_tensor(x)
    kind = as_dtype("int32") if weights is None else as_tensor(weights).dtype
    return counting.bincount(x, weights, minlength, dtype=kind, axis=-1 if x.shape.rank > 1 else None)


@on_symbols_too
def histogram(x, bins=10, range=None):
    """(how many are in each of `bins` equal parts of a range, the limits of the parts)."""
    x = floats(x)
    low, high = (reduce_min(x), reduce_max(x)) if range is None else (as_tensor(end, x.dtype) for end in range)
    limits = sequences.linspace(low, high, bins + 1)
    row = layout.reshape(x, [-1])
    row = masking.boolean_mask(row, (row >= low) & (row <= high))
    places = digitize(row, limits[1:-1])
    return counting.bincount(places, minlength=bins, maxlength=bins, dtype=x.dtype), limits


@on_symbols_too
def nonzero(x):
    """The places of elements that are not 0: a tensor of indices for each axis."""
    found = selection.where(as_tensor(x, bool_))
    return tuple(cast(index, "int32") for index in joining.unstack(found, axis=1))


@on_symbols_too
def unravel_index(indices, shape):
    """The places of elements numbered in a row: a tensor of indices for each axis."""
    indices = as_tensor(indices)
    found = unravel.unravel_index(layout.reshape(indices, [-1]), cast(as_tensor(list(shape)), indices.dtype))
    return tuple(layout.reshape(index, layout.shape(indices)) for index in joining.unstack(found))


# --- diagonals --------------------------------------------------------------------------------------------------------
@on_symbols_too
def diag(x, k=0):
    """The matrix with a vector on its k-th diagonal; of a matrix that diagonal."""
    x = as_tensor(x)
    return diagonals.diag(x, k=k) if x.shape.rank == 1 else diagonals.diag_part(x, k=k)


@on_symbols_too
def diagflat(x, k=0):
    """The matrix with all elements on its k-th diagonal."""
    return diagonals.diag(layout.reshape(as_tensor(x), [-1]), k=k)


@on_symbols_too
def diagonal(x, offset=0, axis1=0, axis2=1):
    """A diagonal of two axes, as the last axis."""
    return diagonals.diag_part(moveaxis(x, (axis1, axis2), (-2, -1)), k=offset)


@on_symbols_too
def trace(x, offset=0, axis1=0, axis2=1):
    """The sum of a diagonal."""
    return reduce_sum(diagonal(x, offset, axis1, axis2), -1)


@on_symbols_too
def tril(x, k=0):
    """The k-th diagonal and what is below; 0 above."""
    return _triangle(x, lambda rows, columns: columns <= rows + k)


@on_symbols_too
def triu(x, k=0):
    """The k-th diagonal and what is above; 0 below."""
    return _triangle(x, lambda rows, columns: columns >= rows + k)


def _triangle(x, inside):
    x = as_tensor(x)
    sizes = layout.shape(x)
    kept = inside(layout.expand_dims(sequences.range_(sizes[-2]), 1), sequences.range_(sizes[-1]))
    return selection.where(kept, x, zeros([], x.dtype))
