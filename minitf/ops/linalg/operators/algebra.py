"""What operators make together: products, solutions, adjoints, inverses, Cholesky triangles. Floor 2.

The product of two diagonal matrices is diagonal, the inverse of a circulant one circulant. Each rule says so for two
kinds; where no rule is found, the product is a `LinearOperatorComposition`, which multiplies one after the other. The
kinds do not know each other: they ask `algebra` in `linear_operator.py`, which is filled here.
"""

from __future__ import annotations

from ....backend.errors import explain
from ...elementwise.magnitude import sign
from ...elementwise.powers import sqrt
from ...shapes.identity import conj
from ...shapes.layout import expand_dims
from ..cholesky import cholesky as cholesky_of
from . import linear_operator
from .block_diag import LinearOperatorBlockDiag
from .block_lower_triangular import LinearOperatorBlockLowerTriangular
from .circulant import LinearOperatorCirculant, LinearOperatorCirculant2D, LinearOperatorCirculant3D
from .composition import LinearOperatorComposition
from .diagonal import LinearOperatorDiag
from .full_matrix import LinearOperatorLowerTriangular
from .householder import LinearOperatorHouseholder
from .identity import LinearOperatorIdentity, LinearOperatorScaledIdentity, LinearOperatorZeros
from .kronecker import LinearOperatorKronecker
from .linear_operator import LinearOperator
from .promises import commuting_promises, is_symmetric_product, product_is_non_singular, product_promises
from .wrapped import LinearOperatorAdjoint, LinearOperatorInversion

CIRCULANTS = (LinearOperatorCirculant, LinearOperatorCirculant2D, LinearOperatorCirculant3D)


def promises_of(operator) -> dict:
    """The promises that an adjoint or an inverse shares with the operator; it is square."""
    return {"is_non_singular": operator.is_non_singular, "is_self_adjoint": operator.is_self_adjoint,
            "is_positive_definite": operator.is_positive_definite, "is_square": True}


def found(rules, *operators):
    """The rule for operators of these kinds, or of kinds derived from them."""
    first, *rest = [type(operator).__mro__ for operator in operators]
    for kind in first:
        for other in rest[0] if rest else (None,):
            rule = rules.get((kind, other) if rest else kind)
            if rule is not None:
                return rule
    return None


# --- products and solutions ------------------------------------------------------------------------------------------
def product(a, b):
    """a b, an operator.   Raises: ValueError for zeros that are not square."""
    rule = found(PRODUCTS, a, b)
    return rule(a, b) if rule else LinearOperatorComposition([a, b], **product_promises(a, b))


def solution(a, b):
    """a^-1 b, an operator."""
    rule = found(SOLUTIONS, a, b)
    if rule:
        return rule(a, b)
    return LinearOperatorComposition([LinearOperatorInversion(a), b], **product_promises(a, b))


def of_diagonals(combine):
    """The rule for two operators that are known by their diagonals: `combine` says the entries of the result."""
    def rule(a, b):
        entries = combine(*(x.diag if isinstance(x, LinearOperatorDiag) else expand_dims(x.multiplier, -1)
                            for x in (a, b)))
        return LinearOperatorDiag(entries, **commuting_promises(a, b))

    return rule


def of_multiples(combine):
    """The rule for two multiples of the identity."""
    return lambda a, b: LinearOperatorScaledIdentity(a._rows, combine(a.multiplier, b.multiplier),
                                                     **commuting_promises(a, b))


def of_spectra(combine):
    """The rule for two circulant operators of one depth."""
    return lambda a, b: type(a)(combine(a.spectrum, b.spectrum), a.dtype, **commuting_promises(a, b))


def of_blocks(combine):
    """The rule for two block diagonals: `combine` says what two blocks make."""
    return lambda a, b: LinearOperatorBlockDiag([combine(x, y) for x, y in zip(a.operators, b.operators)],
                                                product_is_non_singular(a, b))


def triangle(a, b, entries):
    """A lower triangle that is the product of one with a diagonal."""
    promises = commuting_promises(a, b)
    return LinearOperatorLowerTriangular(entries, **{**promises, "is_positive_definite": None})


def zeros_with(zeros, other):
    """The product of zeros with anything square."""
    if not (zeros.is_square and other.is_square):
        raise ValueError(explain("matmul", f"zeros of shape {zeros.shape} and an operator of {other.shape}",
                                 "both must be square"))
    return zeros


Any, Diag, Multiple, Identity, Zeros = (LinearOperator, LinearOperatorDiag, LinearOperatorScaledIdentity,
                                        LinearOperatorIdentity, LinearOperatorZeros)
Triangle, Blocks = LinearOperatorLowerTriangular, LinearOperatorBlockDiag

PRODUCTS: dict = {
    (Identity, Any): lambda a, b: b,
    (Any, Identity): lambda a, b: a,
    (Zeros, Any): zeros_with,
    (Any, Zeros): lambda a, b: zeros_with(b, a),
    (Diag, Diag): of_diagonals(lambda x, y: x * y),
    (Diag, Multiple): of_diagonals(lambda x, y: x * y),
    (Multiple, Diag): of_diagonals(lambda x, y: x * y),
    (Multiple, Multiple): of_multiples(lambda x, y: x * y),
    (Diag, Triangle): lambda a, b: triangle(a, b, expand_dims(a.diag, -1) * b.to_dense()),
    (Triangle, Diag): lambda a, b: triangle(b, a, a.to_dense() * expand_dims(b.diag, -2)),
    (Blocks, Blocks): of_blocks(product),
    **{(kind, kind): of_spectra(lambda x, y: x * y) for kind in CIRCULANTS},
}
SOLUTIONS: dict = {
    (Identity, Any): lambda a, b: b,
    (LinearOperatorInversion, Any): lambda a, b: a.operator.matmul(b),
    (Any, Identity): lambda a, b: a.inverse(),
    (Diag, Diag): of_diagonals(lambda x, y: y / x),
    (Diag, Multiple): of_diagonals(lambda x, y: y / x),
    (Multiple, Diag): of_diagonals(lambda x, y: y / x),
    (Multiple, Multiple): of_multiples(lambda x, y: y / x),
    (Diag, Triangle): lambda a, b: triangle(a, b, b.to_dense() / expand_dims(a.diag, -1)),
    (Blocks, Blocks): of_blocks(lambda x, y: x.solve(y)),
    **{(kind, kind): of_spectra(lambda x, y: y / x) for kind in CIRCULANTS},
}


# --- of one operator -------------------------------------------------------------------------------------------------
def adjoint(a):
    """a^H, an operator."""
    rule = found(ADJOINTS, a)
    return rule(a) if rule else LinearOperatorAdjoint(a)


def inverse(a):
    """a^-1, an operator."""
    rule = found(INVERSES, a)
    return rule(a) if rule else LinearOperatorInversion(a)


def cholesky(a):
    """The lower triangle L with L L^H = a, an operator."""
    rule = found(TRIANGLES, a)
    return rule(a) if rule else Triangle(cholesky_of(a.to_dense()), True, False, is_square=True)


def triangle_of_product(a):
    """The triangle of L L^H is L, made positive along its diagonal; of other products, that of the whole."""
    left = a.operators[0]
    if len(a.operators) != 2 or not is_symmetric_product(a.operators) or not isinstance(left, Triangle):
        return Triangle(cholesky_of(a.to_dense()), True, False, is_square=True)
    if left.is_positive_definite:
        return left
    signs = expand_dims(sign(left.diag_part()), -2)
    return Triangle(left.tril / signs, left.is_non_singular, left.is_self_adjoint, is_square=True)


def of_parts(kind, method):
    """The rule for operators made of others: each part's own adjoint or inverse, in the same order."""
    return lambda a: kind([getattr(part, method)() for part in a.operators], **promises_of(a))


def triangles_of_parts(kind):
    """The rule for Cholesky triangles of operators made of others."""
    return lambda a: kind([part.cholesky() for part in a.operators], is_non_singular=True, is_square=True)


def positive(a, entries, *arguments):
    """A diagonal of square roots, as an operator of the same kind."""
    return type(a)(*arguments, entries, is_non_singular=True, is_self_adjoint=True, is_positive_definite=True,
                   is_square=True)


ADJOINTS: dict = {
    LinearOperatorAdjoint: lambda a: a.operator,
    Identity: lambda a: a,
    Diag: lambda a: Diag(conj(a.diag), **promises_of(a)),
    Multiple: lambda a: Multiple(a._rows, conj(a.multiplier), **promises_of(a)),
    LinearOperatorHouseholder: lambda a: a,
    LinearOperatorKronecker: of_parts(LinearOperatorKronecker, "adjoint"),
    Blocks: of_parts(Blocks, "adjoint"),
    **{kind: lambda a: type(a)(conj(a.spectrum), a.dtype, **promises_of(a)) for kind in CIRCULANTS},
}
INVERSES: dict = {
    LinearOperatorInversion: lambda a: a.operator,
    Identity: lambda a: a,
    Diag: lambda a: Diag(1 / a.diag, **promises_of(a)),
    Multiple: lambda a: Multiple(a._rows, 1 / a.multiplier, **promises_of(a)),
    LinearOperatorHouseholder: lambda a: a,
    LinearOperatorKronecker: of_parts(LinearOperatorKronecker, "inverse"),
    Blocks: of_parts(Blocks, "inverse"),
    LinearOperatorBlockLowerTriangular: lambda a: LinearOperatorBlockLowerTriangular(a._inverse_blocks(),
                                                                                     **promises_of(a)),
    **{kind: lambda a: type(a)(1 / a.spectrum, a.dtype, **promises_of(a)) for kind in CIRCULANTS},
}
TRIANGLES: dict = {
    Identity: lambda a: a,
    Diag: lambda a: positive(a, sqrt(a.diag)),
    Multiple: lambda a: positive(a, sqrt(a.multiplier), a._rows),
    LinearOperatorComposition: triangle_of_product,
    LinearOperatorKronecker: triangles_of_parts(LinearOperatorKronecker),
    Blocks: triangles_of_parts(Blocks),
}

linear_operator.algebra.update(product=product, solution=solution, adjoint=adjoint, inverse=inverse, cholesky=cholesky)
