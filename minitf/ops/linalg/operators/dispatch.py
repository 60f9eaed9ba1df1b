"""Functions of tf.linalg that take an operator where they take a matrix: tf.linalg.det(operator). Floor 2."""

from __future__ import annotations

from inspect import unwrap

from ....backend.errors import explain
from ...elementwise.complex_parts import real
from ..cholesky import Cholesky
from ..determinant import MatrixDeterminant, logdet
from ..diagonals import diag_part, trace
from ..inverse import MatrixInverse, MatrixSolve
from ..matmul import MatMul
from ..transposes import adjoint as adjoint_of


def answer(operation, args, kwargs):
    """What an operation makes of arguments with an operator among them.

    Raises: ValueError for one that takes tensors only.
    """
    function = ANSWERS.get(unwrap(operation))
    if function is None:
        name = operation.__name__.rstrip("_")
        raise ValueError(explain(name, "a LinearOperator", "it takes tensors", "Write it out: operator.to_dense()"))
    return function(*args, **{name: value for name, value in kwargs.items() if name != "name"})


def product(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, **others):
    """tf.matmul, where one of the two is an operator."""
    if transpose_a or transpose_b:
        raise ValueError(explain("matmul", "transpose=True", "an operator has no transpose", "Use adjoint=True"))
    if hasattr(a, "matmul"):
        return a.matmul(b, adjoint=adjoint_a, adjoint_arg=adjoint_b)
    return adjoint_of(b.matmul(a, adjoint=not adjoint_b, adjoint_arg=not adjoint_a))  # (b^H a^H)^H


def diagonal(input, k=0, padding_value=0, align="RIGHT_LEFT"):
    """tf.linalg.diag_part of an operator."""
    return input.diag_part()


def inverse(input, adjoint=False):
    """tf.linalg.inv of an operator."""
    return input.inverse().adjoint() if adjoint else input.inverse()


def solution(matrix, rhs, adjoint=False):
    """tf.linalg.solve with an operator."""
    if not hasattr(matrix, "solve"):
        raise ValueError(explain("solve", "rhs is a LinearOperator, matrix a tensor", "matrix must be an operator too"))
    return matrix.solve(rhs, adjoint=adjoint)


def log_of_determinant(matrix):
    """tf.linalg.logdet of an operator."""
    if not (matrix.is_positive_definite and matrix.is_self_adjoint):
        raise ValueError(explain("logdet", matrix.name, "it must be self-adjoint and positive definite"))
    return real(matrix.log_abs_determinant())


ANSWERS = {
    MatMul: product,
    MatrixInverse: inverse,
    MatrixSolve: solution,
    MatrixDeterminant: lambda operator: operator.determinant(),
    Cholesky: lambda operator: operator.cholesky(),
    unwrap(adjoint_of): lambda matrix: matrix.adjoint(),
    unwrap(diag_part): diagonal,
    unwrap(trace): lambda x: x.trace(),
    unwrap(logdet): log_of_determinant,
}
