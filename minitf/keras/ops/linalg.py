"""The table of `tf.keras.ops.linalg`: functions on matrices of `keras.ops` once more. Floor 7."""

from ...backend.tables import lazy

NAMES = {
    "keras.ops": (
        "cholesky cholesky_inverse det eig eigh inv jvp lstsq lu_factor matrix_rank norm pinv qr solve "
        "solve_triangular svd"
    ),
}

__getattr__, __dir__ = lazy(__name__, NAMES)
