import numpy as np
import pytest

import minitf as tf

RNG = np.random.default_rng(0)
L = tf.linalg
WHOLE = RNG.standard_normal((4, 4)) + 4 * np.eye(4)
BLOCKS = [L.LinearOperatorFullMatrix(WHOLE[:2, :2]), L.LinearOperatorFullMatrix(WHOLE[2:, :2]),
          L.LinearOperatorDiag([3.0, -2.0] * np.ones((2, 1)))]
OPERATORS = [
    L.LinearOperatorFullMatrix(RNG.standard_normal((2, 3, 3)) + 3 * np.eye(3) + 1j),
    L.LinearOperatorFullMatrix([[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 5.0]], is_self_adjoint=True,
                               is_positive_definite=True),
    L.LinearOperatorLowerTriangular(RNG.standard_normal((3, 3)) + 3 * np.eye(3)),
    L.LinearOperatorDiag([1 + 2j, 3.0, -1j]),
    L.LinearOperatorIdentity(3, batch_shape=[2], dtype=tf.float64),
    L.LinearOperatorScaledIdentity(3, [2.0, -1.0]),
    L.LinearOperatorHouseholder(np.array([1.0, 2j, 3.0])),
    L.LinearOperatorPermutation([[1, 2, 0], [0, 2, 1]], tf.float64),
    L.LinearOperatorToeplitz([5.0 + 0j, 1.0, 2.0], np.array([5.0, -1.0, 1j])),
    L.LinearOperatorTridiag([[1.0, 2.0, 0.0], [5.0, 6.0, 7.0], [0.0, 1.0, 2.0]]),
    L.LinearOperatorTridiag(np.array([[1j, 2.0, 0.0], [5.0, 6.0, 7.0], [0.0, 1.0, 2.0]])),
    L.LinearOperatorCirculant([1 + 1j, 2.0, 3.0], tf.complex128),
    L.LinearOperatorCirculant2D(RNG.uniform(1, 2, (2, 2, 3)), tf.complex128),
    L.LinearOperatorCirculant3D(RNG.uniform(1, 2, (2, 1, 2)), tf.complex128),
    L.LinearOperatorLowRankUpdate(L.LinearOperatorDiag([3.0, 4.0, 5.0]), [[1.0], [2.0], [3.0]], [-2.0]),
    L.LinearOperatorLowRankUpdate(L.LinearOperatorDiag([3j, 4.0, 5.0]), np.array([[1.0], [2j], [3.0]]),
                                  v=np.array([[1.0], [1j], [0.0]])),
    L.LinearOperatorLowRankUpdate(L.LinearOperatorDiag([3.0, 4.0], is_positive_definite=True), [[1.0], [2.0]]),
    L.LinearOperatorAdjoint(L.LinearOperatorFullMatrix(WHOLE + 1j)),
    L.LinearOperatorInversion(L.LinearOperatorFullMatrix(WHOLE + 1j)),
    L.LinearOperatorComposition([L.LinearOperatorFullMatrix(WHOLE), L.LinearOperatorDiag(np.arange(1.0, 5.0))]),
    L.LinearOperatorKronecker([BLOCKS[0], BLOCKS[2], BLOCKS[1]]),
    L.LinearOperatorBlockDiag([BLOCKS[0], BLOCKS[2]]),
    L.LinearOperatorBlockLowerTriangular([[BLOCKS[0]], [BLOCKS[1], BLOCKS[2]]]),
]


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_every_answer_is_that_of_the_whole_matrix(operator):
    operator = tf.nest.map_structure(lambda x: x, operator, expand_composites=True)  # also after it was taken apart
    whole = operator.to_dense().numpy()
    n = whole.shape[-1]
    x = (np.ones((*whole.shape[:-2], n, 2)) * [1, 2] + np.arange(n)[:, None]).astype(whole.dtype)
    close = {"rtol": 2e-4, "atol": 2e-4}
    for adjoint in (False, True):
        a = whole.conj().swapaxes(-1, -2) if adjoint else whole
        np.testing.assert_allclose(operator.matmul(x, adjoint).numpy(), a @ x, **close)
        np.testing.assert_allclose(operator.solve(x, adjoint).numpy(), np.linalg.solve(a, x), **close)
        np.testing.assert_allclose(operator.matvec(x[..., 1], adjoint).numpy(), (a @ x)[..., 1], **close)
        solved = operator.solvevec(x[..., 1], adjoint).numpy()
        np.testing.assert_allclose(solved, np.linalg.solve(a, x)[..., 1], **close)
    np.testing.assert_allclose((operator @ x).numpy(), whole @ x, **close)
    turned = x.conj().swapaxes(-1, -2)
    np.testing.assert_allclose(operator.matmul(turned, adjoint_arg=True).numpy(), whole @ x, **close)
    np.testing.assert_allclose(operator.H.to_dense().numpy(), whole.conj().swapaxes(-1, -2), **close)
    np.testing.assert_allclose(operator.inverse().to_dense().numpy(), np.linalg.inv(whole), **close)
    np.testing.assert_allclose(operator.determinant().numpy(), np.linalg.det(whole), rtol=1e-3)
    np.testing.assert_allclose(operator.log_abs_determinant().numpy(), np.linalg.slogdet(whole)[1], **close)
    np.testing.assert_allclose(operator.trace().numpy(), np.trace(whole, axis1=-2, axis2=-1), **close)
    np.testing.assert_allclose(operator.diag_part().numpy(), np.diagonal(whole, 0, -2, -1), **close)
    np.testing.assert_allclose(operator.cond().numpy(), np.linalg.cond(whole), rtol=1e-3)
    np.testing.assert_allclose(operator.add_to_tensor(x[..., :1] + whole * 0).numpy(), whole + x[..., :1], **close)
    if operator.is_self_adjoint:
        ours = np.sort(operator.eigvals().numpy().real, -1) * np.ones((*whole.shape[:-2], 1))
        np.testing.assert_allclose(ours, np.linalg.eigvalsh(whole), **close)
    assert operator.shape == whole.shape
    assert operator.shape_tensor().numpy().tolist() == list(whole.shape)
    assert (operator.range_dimension, operator.domain_dimension) == whole.shape[-2:]
    assert operator.batch_shape == whole.shape[:-2]
    assert operator.tensor_rank == operator.tensor_rank_tensor().numpy() == whole.ndim


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_traced_with_sizes_unknown(operator):
    """An operator made inside a function of tensors whose batch is not known yet gives the same numbers."""
    x = np.ones((operator.domain_dimension, 2), operator.dtype.as_numpy_dtype)
    flat = tf.nest.flatten(operator, expand_composites=True)

    @tf.function(input_signature=[[tf.TensorSpec([None] * t.shape.rank, t.dtype) for t in flat]])
    def used(parts):
        made = tf.nest.pack_sequence_as(operator, parts, expand_composites=True)
        return made.matmul(x), made.to_dense(), made.shape_tensor(), made.determinant()

    found = used(flat)
    expected = operator.matmul(x), operator.to_dense(), operator.shape_tensor(), operator.determinant()
    for ours, theirs in zip(found, expected):
        np.testing.assert_allclose(ours.numpy(), theirs.numpy(), rtol=1e-4, atol=1e-4)


def test_what_does_not_fit_is_refused():
    operator = L.LinearOperatorFullMatrix(tf.ones([2, 3]))
    with pytest.raises(ValueError, match="must have 3 rows"):
        operator.matmul(tf.ones([2, 1]))
    with pytest.raises(ValueError, match="must have 2 rows"):
        operator.matvec(tf.ones([3]), adjoint=True)
    with pytest.raises(TypeError, match="must be float32"):
        operator.matmul(tf.ones([3, 1], tf.float64))
    with pytest.raises(ValueError, match="the second must have 3 rows"):
        operator @ operator
    for refused in (operator.determinant, operator.log_abs_determinant, lambda: operator.solvevec([1.0, 2.0])):
        with pytest.raises(NotImplementedError, match="must be square"):
            refused()
    with pytest.raises(ValueError, match="must be square"):
        operator.inverse()
    with pytest.raises(NotImplementedError, match="must be self-adjoint"):
        L.LinearOperatorFullMatrix([[1.0]]).eigvals()
    with pytest.raises(ValueError, match="Promise it"):
        L.LinearOperatorFullMatrix([[1.0]]).cholesky()


@pytest.mark.parametrize("promises", [
    {"is_positive_definite": True, "is_non_singular": False}, {"is_non_singular": True, "is_square": False},
    {"is_self_adjoint": True, "is_square": False},
])
def test_promises_must_not_contradict_each_other(promises):
    with pytest.raises(ValueError, match="is always"):
        L.LinearOperatorFullMatrix([[1.0]], **promises)


def test_a_kind_of_ones_own_needs_a_shape_and_a_product():
    class Doubling(L.LinearOperator):
        def _shape(self):
            return tf.TensorShape([2, 2])

        def _matmul(self, x, adjoint=False, adjoint_arg=False):
            return 2 * x

    double = Doubling(tf.float32, parameters={"factor": 2})
    np.testing.assert_array_equal(double.to_dense().numpy(), 2 * np.eye(2))
    assert (double.determinant().numpy(), double.parameters) == (4, {"factor": 2})
    np.testing.assert_array_equal((double @ double).solvevec([4.0, 8.0]).numpy(), [1, 2])
    with pytest.raises(NotImplementedError, match="must define it"):
        L.LinearOperator(tf.float32).to_dense()
    with pytest.raises(ValueError, match="cannot be sliced"):
        double[0]
