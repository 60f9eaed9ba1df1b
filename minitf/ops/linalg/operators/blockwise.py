"""What operators made of blocks have in common: arguments that may come in blocks too. Floor 2.

Such an operator takes a tensor, whose rows it cuts into blocks, or a list with one tensor for each block, and then it
gives a list. Read next: `block_diag.py`.
"""

from __future__ import annotations

from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ...shapes.joining import concat, split
from ...shapes.layout import expand_dims, squeeze
from ..transposes import adjoint as adjoint_of
from .batches import same_batch
from .checks import require_dtype, require_rows
from .linear_operator import LinearOperator


class Blockwise(LinearOperator):
    """An operator of blocks; `_diagonal` lists those on its diagonal."""

    _diagonal: list

    def matvec(self, x, adjoint=False, name="matvec"):
        """The product with the vectors x, [..., N], or with one vector for each block.   Raises: as `matmul`."""
        return self._by_vectors(self.matmul, x, adjoint, self._block_sizes(not adjoint))

    def solvevec(self, rhs, adjoint=False, name="solve"):
        """x with operator x = rhs, for vectors rhs, or one for each block.   Raises: as `solve`."""
        return self._by_vectors(self.solve, rhs, adjoint, self._block_sizes(adjoint))

    def _by_vectors(self, method, x, adjoint, sizes):
        blocks = in_blocks(x, sizes, -1)
        if blocks is None:
            return squeeze(method(self._column(x), adjoint), -1)
        return [squeeze(y, -1) for y in method([expand_dims(block, -1) for block in blocks], adjoint)]

    def _block_sizes(self, of_domain):
        """The length of every block of the vectors that it takes, or gives."""
        return [block.domain_dimension if of_domain else block.range_dimension for block in self._diagonal]

    def _argument(self, x, of_domain, adjoint_arg):
        """The argument as a list of blocks, or as a tensor."""
        sizes = self._block_sizes(of_domain)
        blocks = in_blocks(x, sizes, -1 if adjoint_arg else -2)
        if blocks is None:
            return super()._argument(x, of_domain, adjoint_arg)
        found = []
        for block, size in zip(blocks, sizes):
            require_dtype(self, block)
            found.append(adjoint_of(block) if adjoint_arg else block)
            require_rows(self, found[-1], size)
        return found

    def _cut(self, x, of_domain):
        """The blocks of an argument."""
        if isinstance(x, list):
            return x
        sizes = [(block.domain_dimension_tensor() if of_domain else block.range_dimension_tensor()) if size is None
                 else size for size, block in zip(self._block_sizes(of_domain), self._diagonal)]
        return split(x, sizes, axis=-2)

    def _joined(self, blocks, x):
        """Blocks as the argument x came: in a list, or as one tensor."""
        return blocks if isinstance(x, list) else concat(same_batch(blocks), -2)

    def _joined_vectors(self, vectors):
        """Vectors of blocks as one: [..., N]."""
        return squeeze(concat(same_batch([expand_dims(each, -1) for each in vectors]), -2), -1)


def in_blocks(x, sizes, axis):
    """The tensors of a list that has one for each block; None for what is one tensor.

    Raises: ValueError for lists of numbers that are neither.
    """
    if not isinstance(x, (list, tuple)) or len(x) != len(sizes):
        return None
    blocks = [convert_to_tensor(block) for block in x]
    if any(block.shape.rank == 0 for block in blocks):
        return None  # the numbers of one vector
    if not any(isinstance(block, (list, tuple)) for block in x):
        return blocks
    found = [block.shape[axis] if block.shape.rank else None for block in blocks]
    if all(None in (a, b) or a == b for a, b in zip(found, sizes)):
        return blocks
    if len(set(found)) == 1 and (found[0] or 0) >= sum(size or 0 for size in sizes):
        return None
    raise ValueError(explain("LinearOperator", f"blocks of {found} rows", f"they must have {sizes}"))
