"""Rows for einsum, diagonals, and the solving, factoring and functions of matrices.

What has a sign or an order to choose (q and r, singular vectors, eigenvectors) is compared by what the choice leaves
alone: absolute values, and sums over all eigenvalues.
"""

from contracts.row import ANY, UNIT, Row

MATRIX = [((3, 3),), ((2, 3, 3),)]
EMPTY = [((0, 0),), ((2, 0, 0),)]
SYSTEM = [((3, 3), (3, 2)), ((2, 3, 3), (2, 3, 1))]
OBLONG = [((3, 2),), ((2, 3),), ((2, 3, 3),)]
REALS = "float32 float64"
WIDE = "float32 float64 complex64 complex128"
GOOD = "x + 6 * tf.eye(3, dtype=x.dtype)"  # far from singular
GOODS = "linalg.eye_plus(x, 6)"
POSITIVE = "tf.matmul(x, x, adjoint_b=True) + tf.eye(3, dtype=x.dtype)"
HERMITIAN = "x + tf.linalg.adjoint(x)"
HERMITIANS = "x + np.swapaxes(x, -1, -2).conj()"
SPREAD = "+ tf.linalg.diag(tf.constant([0, 9, 25], x.dtype))"  # keeps eigenvalues apart
SPREADS = "+ np.diag([0, 9, 25])"


def einsum(equation, shapes, **settings):
    """A row of an einsum, of which NumPy's is the oracle."""
    inputs = ", ".join("xyz"[:len(shapes[0])])
    return Row("Einsum", f"tf.einsum('{equation}', {inputs})", f"np.einsum('{equation}', {inputs})", shapes, **settings)


def value_and_vectors(function):
    """A call that sums |v|^2 e over all pairs of an eigenvalue e and its vector v: no order, no phase."""
    return f"(lambda e, v: tf.reduce_sum(tf.abs(v) ** 2 * tf.math.real(e)[..., None, :], -1))({function})"


ROWS = [
    einsum("ij,jk->ik", [((2, 3), (3, 4)), ((0, 3), (3, 2)), ((2, 0), (0, 2))]),
    einsum("bij,bjk->bik", [((2, 2, 3), (2, 3, 2))]),
    einsum("bij,bkj->kbi", [((2, 2, 3), (2, 4, 3))], dtypes=WIDE),
    einsum("ij,ij->ij", [((2, 3), (2, 3))], dtypes=WIDE),
    einsum("i,j->ji", [((2,), (3,))]),
    einsum("ijk,k->", [((2, 1, 3), (3,))], dtypes=WIDE),
    einsum("ii->i", [((3, 3),)], dtypes=WIDE),
    einsum("iji,jk->k", [((2, 3, 2), (3, 2))], dtypes=WIDE),
    einsum("ijk->kj", [((2, 3, 2),)]),
    einsum("...ij,jk->...ik", [((2, 2, 3), (3, 2)), ((2, 3), (3, 2))], dtypes=WIDE),
    einsum("...i,...i->...", [((2, 1, 3), (2, 3)), ((3,), (3,))], dtypes=WIDE),
    einsum("ij,jk,kl->il", [((2, 3), (3, 4), (4, 2))], dtypes=WIDE, ulps=16),
    einsum("bi,ij,bj->b", [((4, 2), (2, 3), (4, 3))], dtypes=WIDE, ulps=16),
    Row("MatrixBandPart", "tf.linalg.band_part(x, 1, 0)", "linalg.band_part(x, 1, 0)", [((3, 4),), ((2, 2, 3),)]),
    Row("MatrixBandPart", "tf.linalg.band_part(x, -1, 1)", "linalg.band_part(x, -1, 1)", [((4, 3),), ((0, 2, 2),)]),
    Row("MatrixDiagPartV3", "tf.linalg.diag_part(x)", "linalg.diag_part(x, 0, 0, 'RIGHT_LEFT')",
        [((3, 2),), ((2, 2, 3),)], dtypes="numeric"),
    Row("MatrixDiagPartV3", "tf.linalg.diag_part(x, k=(-1, 2))", "linalg.diag_part(x, -1, 2, 'RIGHT_LEFT')",
        [((2, 4),), ((2, 3, 3),)], dtypes="numeric"),
    Row("MatrixDiagPartV3", "tf.linalg.diag_part(x, k=(-2, 1), align='LEFT_RIGHT')",
        "linalg.diag_part(x, -2, 1, 'LEFT_RIGHT')", [((3, 2),)], dtypes="numeric"),
    Row("MatrixDiagV3", "tf.linalg.diag(x)", "linalg.set_diag(np.zeros((*x.shape, x.shape[-1]), x.dtype), x, 0, 0, "
        "'RIGHT_LEFT')", [((3,),), ((2, 3),)], dtypes="numeric"),
    Row("MatrixDiagV3", "tf.linalg.diag(x, k=(-1, 1), num_rows=4)",
        "linalg.set_diag(np.zeros((*x.shape[:-2], 4, 3), x.dtype), x, -1, 1, 'RIGHT_LEFT')", [((3, 3),), ((2, 3, 3),)],
        dtypes="numeric"),
    Row("MatrixSetDiagV3", "tf.linalg.set_diag(x, y)", "linalg.set_diag(x, y, 0, 0, 'RIGHT_LEFT')",
        [((3, 2), (2,)), ((2, 2, 3), (2, 2))]),
    Row("MatrixSetDiagV3", "tf.linalg.set_diag(x, y, k=(-1, 0), align='RIGHT_RIGHT')",
        "linalg.set_diag(x, y, -1, 0, 'RIGHT_RIGHT')", [((3, 3), (2, 3)), ((2, 3, 2), (2, 2, 2))]),
    Row("Diag", "tf.linalg.tensor_diag(x)", "np.diag(x.reshape(-1)).reshape(x.shape * 2)", [((3,),), ((2, 2),)]),
    Row("DiagPart", "tf.linalg.tensor_diag_part(x)", "np.einsum('ijij->ij', x)", [((2, 3, 2, 3),)]),
    Row("Cross", "tf.linalg.cross(x, y)", "np.cross(x, y).astype(x.dtype)", [((3,), (3,)), ((2, 3), (2, 3))],
        dtypes="floating int32 int64"),
    Row("Sum", "tf.linalg.trace(x)", "np.trace(x, axis1=-2, axis2=-1, dtype=x.dtype)", [((3, 3),), ((2, 2, 3),)]),
    Row("Transpose", "tf.linalg.adjoint(x)", "np.swapaxes(x, -1, -2).conj()", [((2, 3),), ((2, 3, 1),)],
        dtypes="numeric"),
    Row("MatrixInverse", f"tf.linalg.inv({GOOD})", f"linalg.inv({GOODS})", MATRIX, ulps=16),
    Row("MatrixInverse", f"tf.linalg.inv({GOOD}, adjoint=True)", f"linalg.inv({GOODS}, True)", MATRIX, ulps=16),
    Row("MatrixInverse", "tf.linalg.inv(x)", "x", EMPTY),
    Row("MatrixSolve", f"tf.linalg.solve({GOOD}, y)", f"linalg.solve({GOODS}, y)", SYSTEM, ulps=16),
    Row("MatrixSolve", f"tf.linalg.solve({GOOD}, y, adjoint=True)", f"linalg.solve({GOODS}, y, True)", SYSTEM, ulps=16),
    Row("MatrixTriangularSolve", f"tf.linalg.triangular_solve({GOOD}, y)", f"linalg.solve(np.tril({GOODS}), y)",
        [*SYSTEM, ((2, 3, 3), (3, 2))], ulps=16),
    Row("MatrixTriangularSolve", f"tf.linalg.triangular_solve({GOOD}, y, lower=False, adjoint=True)",
        f"linalg.solve(np.triu({GOODS}), y, True)", SYSTEM, ulps=16),
    Row("Cholesky", f"tf.linalg.cholesky({POSITIVE})", "linalg.cholesky(linalg.square(x))", MATRIX, (UNIT,), ulps=32),
    Row("Cholesky", "tf.linalg.cholesky(x)", "x", EMPTY),
    Row("MatrixTriangularSolve", f"tf.linalg.cholesky_solve(tf.linalg.cholesky({POSITIVE}), y)",
        "linalg.solve(linalg.square(x), y)", SYSTEM, (UNIT, ANY), dtypes=WIDE, ulps=64),
    Row("MatrixDeterminant", f"tf.linalg.det({GOOD})", f"linalg.det({GOODS})", MATRIX, ulps=16),
    Row("MatrixDeterminant", "tf.linalg.det(x)", "np.ones(x.shape[:-2], x.dtype)", EMPTY),
    Row("LogMatrixDeterminant", f"tf.linalg.slogdet({GOOD})[1]", f"np.linalg.slogdet({GOODS})[1].astype(x.dtype)",
        MATRIX, ulps=16),
    Row("LogMatrixDeterminant", "tf.linalg.slogdet(x)[0]", "np.linalg.slogdet(x)[0]", MATRIX, smooth=False, ulps=64),
    Row("Cholesky", f"tf.linalg.logdet({POSITIVE})", "np.linalg.slogdet(linalg.square(x))[1]", MATRIX, (UNIT,),
        dtypes=REALS, ulps=32),
    Row("Qr", "tf.abs(tf.linalg.qr(x).q)", "np.abs(np.linalg.qr(x)[0])", OBLONG, dtypes=REALS, ulps=64),
    Row("Qr", "tf.abs(tf.linalg.qr(x).r)", "np.abs(np.linalg.qr(x)[1])", OBLONG, dtypes=REALS, ulps=64),
    Row("Qr", "tf.matmul(*tf.linalg.qr(x, full_matrices=True))", "x", [((3, 2),), ((0, 2),), ((2, 0),)], smooth=False,
        ulps=32),
    Row("Svd", "tf.linalg.svd(x, compute_uv=False)", "np.linalg.svd(x, compute_uv=False)", [*OBLONG, ((0, 2),)],
        dtypes=REALS, ulps=64),
    Row("Svd", "tf.abs(tf.linalg.svd(x)[1])", "np.abs(np.linalg.svd(x, False)[0])", OBLONG, dtypes=REALS, ulps=256),
    Row("Svd", "tf.abs(tf.linalg.svd(x)[2])", "np.abs(np.linalg.svd(x, False)[2].swapaxes(-1, -2))", OBLONG,
        dtypes=REALS, ulps=256),
    Row("Svd", "tf.linalg.pinv(x)", "np.linalg.pinv(x)", [((3, 2),), ((2, 3),)], ulps=256),
    Row("Svd", "tf.linalg.matrix_rank(x)", "np.linalg.matrix_rank(x).astype('i4')", [((3, 2),), ((2, 3, 3),)],
        dtypes=WIDE, returns="int32", smooth=False),
    Row("Svd", "tf.norm(x, 2, axis=(0, 1))", "np.linalg.norm(x, 2)", [((3, 2),)], dtypes=REALS, ulps=16),
    Row("SelfAdjointEigV2", f"tf.linalg.eigvalsh({HERMITIAN} {SPREAD})", f"np.linalg.eigvalsh({HERMITIANS} {SPREADS})",
        MATRIX, dtypes=REALS, ulps=64),
    Row("SelfAdjointEigV2", f"tf.abs(tf.linalg.eigh({HERMITIAN} {SPREAD})[1])",
        f"np.abs(np.linalg.eigh({HERMITIANS} {SPREADS})[1])", MATRIX, dtypes=REALS, ulps=64),
    Row("SelfAdjointEigV2", "tf.linalg.eigvalsh(x)", "np.zeros(x.shape[:-1], x.dtype)", EMPTY),
    Row("SelfAdjointEigV2", "tf.linalg.eigh_tridiagonal(x, y)",
        "np.linalg.eigvalsh(linalg.tridiagonal(np.stack([np.append(y, 0), x, np.append(0, y)])))", [((3,), (2,))],
        dtypes=REALS, smooth=False, ulps=64),  # TensorFlow's gradient is that of its bisection
    Row("Eig", f"tf.reduce_sum(tf.linalg.eigvals(x {SPREAD}) ** 2, -1)",
        f"np.sum(np.linalg.eigvals(x {SPREADS}).astype(complex) ** 2, -1)", MATRIX, dtypes=REALS, returns="complex",
        ulps=64),
    Row("Eig", value_and_vectors(f"*tf.linalg.eig(x {SPREAD})"),
        f"(lambda e, v: np.sum(np.abs(v) ** 2 * e.real[..., None, :], -1))(*np.linalg.eig(x {SPREADS}))", MATRIX,
        dtypes=REALS, ulps=128),
    Row("Lu", f"tf.linalg.lu_reconstruct(*tf.linalg.lu({GOOD}))", GOODS, MATRIX, dtypes=WIDE, smooth=False, ulps=64),
    Row("Lu", f"tf.linalg.lu_solve(*tf.linalg.lu({GOOD}), y)", f"linalg.solve({GOODS}, y)", SYSTEM, dtypes=WIDE,
        smooth=False, ulps=32),
    Row("Lu", f"tf.linalg.lu_matrix_inverse(*tf.linalg.lu({GOOD}))", f"linalg.inv({GOODS})", MATRIX, dtypes=WIDE,
        smooth=False, ulps=32),
    Row("Cholesky", "tf.linalg.lstsq(x, y, 0.5)", "linalg.solve(x.T.conj() @ x + 0.5 * np.eye(2), x.T.conj() @ y)",
        [((3, 2), (3, 2))], dtypes=WIDE, ulps=64),
    Row("Cholesky", "tf.linalg.lstsq(x, y)", "np.linalg.pinv(x) @ y", [((2, 3), (2, 1))], dtypes=WIDE, ulps=512),
    Row("MatrixSolveLs", "tf.linalg.lstsq(x, y, fast=False)", "np.linalg.pinv(x) @ y",
        [((3, 2), (3, 2)), ((2, 2, 3), (2, 2, 1))], smooth=False, ulps=256),
    Row("MatrixExponential", "tf.linalg.expm(x)", "linalg.expm(x)", MATRIX, (UNIT,), ulps=64),
    Row("MatrixExponential", "tf.linalg.expm(x + 0)", "x", EMPTY),
    Row("MatrixSquareRoot", f"tf.linalg.sqrtm({GOOD})", f"linalg.by_eigenvalues(np.sqrt, {GOODS})", MATRIX, (UNIT,),
        ulps=32),
    Row("MatrixLogarithm", f"tf.math.real(tf.linalg.logm(tf.complex({GOOD}, y)))",
        "linalg.by_eigenvalues(np.log, linalg.eye_plus(x + 1j * y, 6)).real", [((3, 3), (3, 3))], (UNIT, UNIT),
        dtypes=REALS, ulps=64),
    Row("TridiagonalMatMul", "tf.linalg.tridiagonal_matmul(x, y)", "linalg.tridiagonal(x) @ y",
        [((3, 4), (4, 2)), ((2, 3, 2), (2, 2, 1)), ((3, 1), (1, 1))], ulps=16),
    Row("TridiagonalSolve", "tf.linalg.tridiagonal_solve(x, y)", "linalg.solve(linalg.tridiagonal(x), y)",
        [((3, 4), (4, 2)), ((2, 3, 3), (2, 3, 1))], ulps=256),
    Row("BandedTriangularSolve", "tf.linalg.banded_triangular_solve(x + 6, y)",
        "linalg.solve(linalg.banded(x + 6, True), y)", [((2, 4), (4, 2)), ((2, 3, 3), (3, 1))], ulps=64),
    Row("BandedTriangularSolve", "tf.linalg.banded_triangular_solve(x + 6, y, lower=False, adjoint=True)",
        "linalg.solve(linalg.banded(x + 6, False), y, True)", [((2, 4), (4, 2))], ulps=64),
]  # fmt: skip
