"""The methods of a Variable that read or change a part of it. Floor 2. Read `resource_scatter.py` first.

`scatter_...` takes rows, as IndexedSlices: what the gradient of a gather is. `scatter_nd_...` takes coordinates.
"""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.indexed_slices import IndexedSlices
from ..indexing.gather import gather
from ..indexing.scatter import gather_nd, with_batch_coordinates
from ..shapes.layout import expand_dims
from . import resource_scatter


class ScatterMethods:
    """A part of Variable, apart only so that each fits on a few pages.

    sparse_delta: IndexedSlices, rows of the variable's dtype and where they belong.
    indices: int [..., K], coordinates along the first K axes.
    updates: of the variable's dtype, what belongs there: [..., rest of the axes].

    All of them return the variable, and raise InvalidArgumentError for what is not there or has a wrong shape.
    """

    __slots__ = ()

    def scatter_update(self, sparse_delta, use_locking=False, name=None):
        """Replace rows.  Raises: TypeError unless given IndexedSlices; InvalidArgumentError for rows not there."""
        return self._rows(resource_scatter.ResourceScatterUpdate, sparse_delta)

    def scatter_add(self, sparse_delta, use_locking=False, name=None):
        """Add to rows; a row named twice grows twice.  Raises as `scatter_update`."""
        return self._rows(resource_scatter.ResourceScatterAdd, sparse_delta)

    def scatter_sub(self, sparse_delta, use_locking=False, name=None):
        """Subtract from rows.  Raises as `scatter_update`."""
        return self._rows(resource_scatter.ResourceScatterSub, sparse_delta)

    def scatter_mul(self, sparse_delta, use_locking=False, name=None):
        """Multiply rows.  Raises as `scatter_update`."""
        return self._rows(resource_scatter.ResourceScatterMul, sparse_delta)

    def scatter_div(self, sparse_delta, use_locking=False, name=None):
        """Divide rows.  Raises as `scatter_update`."""
        return self._rows(resource_scatter.ResourceScatterDiv, sparse_delta)

    def scatter_min(self, sparse_delta, use_locking=False, name=None):
        """Keep the smaller, row by row.  Raises as `scatter_update`."""
        return self._rows(resource_scatter.ResourceScatterMin, sparse_delta)

    def scatter_max(self, sparse_delta, use_locking=False, name=None):
        """Keep the larger, row by row.  Raises as `scatter_update`."""
        return self._rows(resource_scatter.ResourceScatterMax, sparse_delta)

    def batch_scatter_update(self, sparse_delta, use_locking=False, name=None):
        """Replace elements, batch by batch: for indices [B, n] it is v[b, indices[b, i]] = values[b, i].

        Raises: TypeError unless given IndexedSlices; InvalidArgumentError for elements not there.
        """
        slices = self._slices(resource_scatter.ResourceScatterNdUpdate, sparse_delta)
        indices = convert_to_tensor(slices.indices)
        coordinates = with_batch_coordinates(expand_dims(indices, -1), len(indices.shape) - 1)
        return self._elements(resource_scatter.ResourceScatterNdUpdate, coordinates, slices.values)

    def _rows(self, op, slices):
        slices = self._slices(op, slices)
        return self._elements(op, slices.indices, slices.values)

    def _slices(self, op, slices):
        if not isinstance(slices, IndexedSlices):
            raise TypeError(explain(f"Variable ({op.__name__})", f"sparse_delta is {slices!r}",
                                    "it must be a tf.IndexedSlices", "Use scatter_nd_update for single elements"))
        return slices

    # --- elements ---------------------------------------------------------------------------------------------
    def scatter_nd_update(self, indices, updates, name=None):
        """Replace elements: `v.scatter_nd_update([[0, 1]], [7.])` is `v[0, 1].assign(7.)`.

        Raises: InvalidArgumentError for coordinates that are not there, or updates of a wrong shape.
        """
        return self._elements(resource_scatter.ResourceScatterNdUpdate, indices, updates)

    def scatter_nd_add(self, indices, updates, name=None):
        """Add to elements; one named twice grows twice.  Raises as `scatter_nd_update`."""
        return self._elements(resource_scatter.ResourceScatterNdAdd, indices, updates)

    def scatter_nd_sub(self, indices, updates, name=None):
        """Subtract from elements.  Raises as `scatter_nd_update`."""
        return self._elements(resource_scatter.ResourceScatterNdSub, indices, updates)

    def scatter_nd_min(self, indices, updates, name=None):
        """Keep the smaller.  Raises as `scatter_nd_update`."""
        return self._elements(resource_scatter.ResourceScatterNdMin, indices, updates)

    def scatter_nd_max(self, indices, updates, name=None):
        """Keep the larger.  Raises as `scatter_nd_update`."""
        return self._elements(resource_scatter.ResourceScatterNdMax, indices, updates)

    def _elements(self, op, indices, updates):
        return self._update(op, convert_to_tensor(indices), convert_to_tensor(updates, dtype=self.dtype))

    # --- reading a part -------------------------------------------------------------------------------------------
    def sparse_read(self, indices, name=None):
        """The rows at `indices`: a gather, whose gradient touches no other rows."""
        return gather(self, indices)

    def gather_nd(self, indices, name=None):
        """The parts at the coordinates `indices`."""
        return gather_nd(self, indices)
