"""Matrices turned over: matrix_transpose and adjoint. Floor 2. Used by most other files of linalg."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ..shapes.layout import transpose


def matrix_transpose(a, name="matrix_transpose", conjugate=False):
    """`a` with its last two axes swapped.

    a: any [..., M, N].
    conjugate: whether to conjugate complex numbers too.
    Returns: [..., N, M].

        >>> import minitf as tf
        >>> tf.linalg.matrix_transpose([[1, 2, 3], [4, 5, 6]]).numpy()
        array([[1, 4],
               [2, 5],
               [3, 6]], dtype=int32)

    Raises: ValueError where `a` has fewer than 2 axes.
    Source: tf.linalg.matrix_transpose. No element is copied: the result is a view.
    """
    a = convert_to_tensor(a)
    if a.ndim < 2:
        raise ValueError(explain("matrix_transpose", f"a has shape {a.shape}", "it must have at least 2 axes"))
    return transpose(a, [*range(a.ndim - 2), a.ndim - 1, a.ndim - 2], conjugate)


@dispatched
def adjoint(matrix, name=None):
    """The conjugate transpose of every matrix; of real ones, the transpose.

    matrix: numeric [..., M, N].
    Returns: [..., N, M].

        >>> import minitf as tf
        >>> tf.linalg.adjoint([[1+2j, 3-1j]]).numpy()
        array([[1.-2.j],
               [3.+1.j]])

    Raises: ValueError where `matrix` has fewer than 2 axes.
    Source: tf.linalg.adjoint.
    """
    return matrix_transpose(matrix, conjugate=True)
