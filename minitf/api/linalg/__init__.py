"""tf.linalg: matrices and vectors.   Floor 9.   Next: ops/linalg/matmul.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.linalg.matmul": "matmul",
    "ops.linalg.einsum": "einsum",
    "ops.linalg.transposes": "matrix_transpose adjoint",
    "ops.linalg.diagonals": "diag diag_part set_diag trace",
    "ops.linalg.band": "band_part tensor_diag tensor_diag_part",
    "ops.linalg.cross": "cross",
    "ops.linalg.inverse": "inv solve",
    "ops.linalg.determinant": "det slogdet logdet",
    "ops.linalg.triangular": "triangular_solve",
    "ops.linalg.cholesky": "cholesky cholesky_solve",
    "ops.linalg.qr": "qr",
    "ops.linalg.svd": "svd",
    "ops.linalg.eigen": "eigh eigvalsh eig eigvals",
    "ops.linalg.lu": "lu lu_solve lu_matrix_inverse lu_reconstruct",
    "ops.linalg.least_squares": "lstsq matrix_rank pinv",
    "ops.linalg.matrix_functions": "expm sqrtm logm",
    "ops.linalg.tridiagonal": "tridiagonal_solve tridiagonal_matmul",
    "ops.linalg.tridiagonal_eigen": "eigh_tridiagonal",
    "ops.linalg.banded": "banded_triangular_solve",
    "ops.linalg.operators.linear_operator": "LinearOperator",
    "ops.linalg.operators.full_matrix": "LinearOperatorFullMatrix LinearOperatorLowerTriangular",
    "ops.linalg.operators.diagonal": "LinearOperatorDiag",
    "ops.linalg.operators.identity": "LinearOperatorIdentity LinearOperatorScaledIdentity LinearOperatorZeros",
    "ops.linalg.operators.wrapped": "LinearOperatorAdjoint LinearOperatorInversion",
    "ops.linalg.operators.composition": "LinearOperatorComposition",
    "ops.linalg.operators.kronecker": "LinearOperatorKronecker",
    "ops.linalg.operators.block_diag": "LinearOperatorBlockDiag",
    "ops.linalg.operators.block_lower_triangular": "LinearOperatorBlockLowerTriangular",
    "ops.linalg.operators.low_rank_update": "LinearOperatorLowRankUpdate",
    "ops.linalg.operators.householder": "LinearOperatorHouseholder",
    "ops.linalg.operators.permutation": "LinearOperatorPermutation",
    "ops.linalg.operators.circulant": "LinearOperatorCirculant LinearOperatorCirculant2D LinearOperatorCirculant3D",
    "ops.linalg.operators.toeplitz": "LinearOperatorToeplitz",
    "ops.linalg.operators.tridiag": "LinearOperatorTridiag",
    "ops.linalg.contraction": "matvec tensordot",
    "ops.reductions.norms": "norm l2_normalize normalize",
    "ops.elementwise.clipping": "global_norm",
    "ops.shapes.creation": "eye",
}

NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
