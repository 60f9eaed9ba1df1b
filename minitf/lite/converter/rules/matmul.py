"""Products of matrices, and of tensors by equations. Floor 8. Read `convolution.py` first, `shaping.py` next.

A product with a constant is FULLY_CONNECTED, whose weights lie in files as [out, in]; any other is BATCH_MATMUL.
"""

from __future__ import annotations

import numpy as np

from ..lowering import Filled, Refused
from .convolution import like, transposed
from .elementwise import is_zero, resized


def matmul(low, node, a, b):
    """MatMul and BatchMatMulV2."""
    adjoint_a, adjoint_b = (bool(node.attrs.get(name)) for name in
                            (("transpose_a", "transpose_b") if node.type == "MatMul" else ("adj_x", "adj_y")))
    spec = node.outputs[0].spec
    if isinstance(a, Filled) and is_zero(a) and spec.rank == 2 and not adjoint_a:
        return resized(low, a, spec)
    if b.is_constant and b.rank == 2 and not adjoint_a:
        return fully_connected(low, a, b if adjoint_b else transposed(low, b, (1, 0)), spec)
    return low.emit("BATCH_MATMUL", [a, b], spec, adj_x=adjoint_a, adj_y=adjoint_b)


def fully_connected(low, x, weights, spec):
    """x [..., in] times the transpose of weights [out, in], without a bias."""
    return low.emit("FULLY_CONNECTED", [x, weights, None], spec, keep_num_dims=spec.rank != 2)


def einsum(low, node, *inputs):
    """The product of two tensors by an equation without `...`, as transposes around a BATCH_MATMUL."""
    left, _, out = node.attrs["equation"].replace(" ", "").partition("->")
    terms = left.split(",")
    repeated = any(len(set(term)) < len(term) for term in (*terms, out))
    if len(terms) != 2 or "." in left or repeated:
        raise Refused(f"the equation {node.attrs['equation']!r}. Use equations of two tensors, without '...'")
    x, y = inputs
    if x.is_constant or (is_second(terms, out) and not y.is_constant):
        (x, y), terms = (y, x), terms[::-1]
    sizes = {letter: n for term, v in zip(terms, (x, y)) for letter, n in zip(term, v.dims)}
    a, b = (set(term) for term in terms)
    if (a ^ b) - set(out):
        raise Refused(f"the equation {node.attrs['equation']!r} sums over an axis of one tensor alone")
    both = [c for c in terms[0] if c in b and c in out]
    summed = [c for c in terms[0] if c in b and c not in out]
    rows, columns = ([c for c in term if c not in other] for term, other in ((terms[0], b), (terms[1], a)))
    if y.is_constant and not both:
        made = by_constant(low, x, y, terms, (rows, summed, columns), sizes)
    else:
        made = by_matmul(low, x, y, terms, (both, rows, summed, columns), sizes)
    return arranged(low, made, [*both, *rows, *columns], out)


def is_second(terms, out) -> bool:
    """Whether the axes of the first tensor come after those of the second in what is made."""
    own = [[c for c in term if c not in other and c in out] for term, other in (terms, terms[::-1])]
    return all(own) and out.index(own[0][0]) > out.index(own[1][0])


def by_constant(low, x, y, terms, parts, sizes):
    """[rows..., columns...] by a FULLY_CONNECTED."""
    rows, summed, columns = parts
    x = arranged(low, x, terms[0], [*rows, *summed])
    order = [terms[1].index(c) for c in (*columns, *summed)]
    depth, width = (int(np.prod([sizes[c] for c in part])) for part in (summed, columns))
    weights = low.constant(y.array.transpose(order).reshape(width, depth))
    outer = [sizes[c] for c in rows]
    x = reshaped(low, x, (*outer, depth))
    made = fully_connected(low, x, weights, like(x, (*outer, width)))
    return reshaped(low, made, (*outer, *(sizes[c] for c in columns)))


def by_matmul(low, x, y, terms, parts, sizes):
    """[both..., rows..., columns...] by a BATCH_MATMUL."""
    both, rows, summed, columns = parts
    outer, (height, depth, width) = [sizes[c] for c in both], [product(sizes, part) for part in parts[1:]]
    x = reshaped(low, arranged(low, x, terms[0], [*both, *rows, *summed]), (*outer, height, depth))
    y = reshaped(low, arranged(low, y, terms[1], [*both, *summed, *columns]), (*outer, depth, width))
    made = low.emit("BATCH_MATMUL", [x, y], like(x, (*outer, height, width)), adj_x=False, adj_y=False)
    return reshaped(low, made, (*outer, *(sizes[c] for c in (*rows, *columns))))


def product(sizes, letters):
    """The size of several axes as one; None where it is not known."""
    known = [sizes[c] for c in letters]
    return None if None in known else int(np.prod(known))


def arranged(low, x, have, want):
    """x with its axes, called `have`, in the order `want`."""
    order = tuple(list(have).index(c) for c in want)
    return x if order == tuple(range(len(order))) else transposed(low, x, order)


def reshaped(low, x, dims):
    """x with other sizes, of which one at most may be unknown.  Raises: Refused for more."""
    dims = tuple(dims)
    if x.dims == dims:
        return x
    if dims.count(None) > 1:
        raise Refused(f"the sizes {dims} of an intermediate result, of which more than one is unknown")
    target = low.integers([-1 if n is None else n for n in dims])
    return low.emit("RESHAPE", [x, target], like(x, dims), new_shape=target.array)


RULES = {"MatMul": matmul, "BatchMatMulV2": matmul, "Einsum": einsum}
