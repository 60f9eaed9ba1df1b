import numpy as np
import pytest

import minitf as tf

L = tf.linalg
DIAG, MULTIPLE = L.LinearOperatorDiag([2.0, 4.0], is_positive_definite=True), L.LinearOperatorScaledIdentity(2, 3.0)
TRIANGLE = L.LinearOperatorLowerTriangular([[2.0, 0.0], [1.0, -3.0]], is_non_singular=True)
FULL = L.LinearOperatorFullMatrix([[1.0, 2.0], [3.0, 4.0]])
ONE, NONE = L.LinearOperatorIdentity(2), L.LinearOperatorZeros(2)
RING = L.LinearOperatorCirculant([1.0, 2.0], tf.float32)
TWO = L.LinearOperatorBlockDiag([L.LinearOperatorDiag([2.0]), L.LinearOperatorDiag([3.0])])
KINDS = [DIAG, MULTIPLE, TRIANGLE, FULL, ONE, NONE, RING, TWO, L.LinearOperatorHouseholder([1.0, 1.0]), FULL.inverse()]


def name(*operators):
    return "-".join(type(operator).__name__.removeprefix("LinearOperator") for operator in operators)


@pytest.mark.parametrize("a", KINDS, ids=name)
@pytest.mark.parametrize("b", KINDS, ids=name)
def test_products_and_solutions_are_those_of_the_matrices(a, b):
    whole = a.to_dense().numpy(), b.to_dense().numpy()
    np.testing.assert_allclose((a @ b).to_dense().numpy(), whole[0] @ whole[1], atol=1e-5)
    if a is not NONE:
        np.testing.assert_allclose(a.solve(b).to_dense().numpy(), np.linalg.solve(*whole), atol=1e-5)


@pytest.mark.parametrize(("made", "kind"), [
    (DIAG @ DIAG, "Diag"), (DIAG @ MULTIPLE, "Diag"), (MULTIPLE @ MULTIPLE, "ScaledIdentity"),
    (FULL @ ONE, "FullMatrix"), (ONE @ FULL, "FullMatrix"), (DIAG @ TRIANGLE, "LowerTriangular"),
    (TRIANGLE @ DIAG, "LowerTriangular"),
    (TRIANGLE @ TRIANGLE, "Composition"), (RING @ RING, "Circulant"), (FULL @ NONE, "Zeros"), (TWO @ TWO, "BlockDiag"),
    (DIAG.inverse(), "Diag"), (FULL.inverse(), "Inversion"), (FULL.inverse().solve(DIAG), "Composition"),
    (DIAG.solve(TRIANGLE), "LowerTriangular"), (FULL.solve(ONE), "Inversion"), (FULL.H, "Adjoint"),
    (RING.inverse(), "Circulant"), (DIAG.cholesky(), "Diag"), ((TRIANGLE @ TRIANGLE.H).cholesky(), "LowerTriangular"),
])
def test_what_kind_comes_of_it(made, kind):
    assert name(made) == kind


def test_the_triangle_of_a_product_with_its_adjoint():
    found = (TRIANGLE @ TRIANGLE.H).cholesky().to_dense().numpy()
    np.testing.assert_allclose(found, [[2, 0], [1, 3]])  # positive along the diagonal
    np.testing.assert_allclose(DIAG.cholesky().to_dense().numpy(), np.diag([2**0.5, 2]), rtol=1e-6)
    both = L.LinearOperatorKronecker([DIAG, DIAG]).cholesky()
    np.testing.assert_allclose((both @ both.H).diag_part().numpy(), [4, 8, 8, 16], rtol=1e-6)


def test_zeros_must_be_square():
    wide = L.LinearOperatorZeros(2, 3, is_square=False, is_self_adjoint=False)
    with pytest.raises(ValueError, match="must be square"):
        FULL @ wide
