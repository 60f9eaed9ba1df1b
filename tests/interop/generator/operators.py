"""Calls of LinearOperators: every kind, alone, wrapped and combined; every method."""

from .draw import slope

L = "tf.linalg.LinearOperator"
PROMISES = ("is_non_singular", "is_self_adjoint", "is_positive_definite", "is_square")


def promises(d):
    """Rarely some promises, true or not."""
    if not d.rarely(0.2):
        return ""
    return f", {d.one(*PROMISES)}={d.one(True, True, False)}"


def batch(d):
    return d.one((), (), (2,), (1,))


def simple(d, n, dtype):
    """An operator of n rows and columns, as text."""
    more, b = promises(d), batch(d)
    real = "float64" if dtype in ("float64", "complex128") else "float32"
    diag, tril = d.tensor((*b, n), dtype), d.tensor((*b, n, n), dtype)
    spectrum = d.tensor((*b, n), d.one(real, "complex128" if real == "float64" else "complex64"))
    band = [d.tensor((*b, n), dtype) for _ in range(3)]
    return d.one(
        f"{L}Diag({diag} + 3{more})", f"{L}FullMatrix({tril.replace('T(', 'P(', 1)}{more})",
        f"{L}FullMatrix({tril.replace('T(', 'P(', 1)}, is_self_adjoint=True, is_positive_definite=True)",
        f"{L}LowerTriangular({tril.replace('T(', 'P(', 1)}{more})",
        f"{L}Identity({n}, dtype=tf.{dtype}{d.one('', ', batch_shape=[2]')}{more})",
        f"{L}ScaledIdentity({n}, {d.tensor(b, dtype)} + 3{more})",
        f"{L}Zeros({n}, dtype=tf.{dtype}{d.one('', ', batch_shape=[2]')}{more})",
        f"{L}Householder({diag} + 3{more})",
        f"{L}Permutation({d.one(list(range(n)), list(range(n))[::-1], [0] * n)}, tf.{dtype}{more})",
        f"{L}Toeplitz({diag} + 9, {d.tensor((n,), dtype)}{more})",
        f"{L}Tridiag({d.tensor((*b, 3, n), dtype)} + [[1], [9], [1]]{more})",
        f"{L}Tridiag([{band[0]}, {band[1]} + 9, {band[2]}], diagonals_format='sequence'{more})",
        f"{L}Tridiag({tril.replace('T(', 'P(', 1)}, diagonals_format='matrix'{more})",
        f"{L}Circulant({spectrum} + 5, input_output_dtype=tf.{dtype}{more})",
        f"{L}LowRankUpdate({L}Diag({diag} + 9{d.one('', ', is_positive_definite=True')}), "
        f"{d.tensor((n, 2), dtype)}{more})",
        f"{L}LowRankUpdate({L}Identity({n}, dtype=tf.{dtype}), {d.tensor((n, 1), dtype)}, "
        f"{d.tensor((1,), dtype)} + 9, {d.tensor((n, 1), dtype)} / 4)",
    )  # fmt: skip


def made(d, n, dtype):
    """An operator of n rows and columns, often made of others."""
    if d.rarely(0.55):
        return simple(d, n, dtype)
    a, b, more = simple(d, n, dtype), simple(d, n, dtype), promises(d)
    half, rest = n // 2, n - n // 2
    blocks = [simple(d, k, dtype) for k in (half, rest)]
    corner = f"{L}FullMatrix({d.tensor((rest, half), dtype)})"
    return d.one(
        f"{a}.adjoint()", f"{a}.inverse()", f"({a} @ {b})", f"{a}.solve({b})", f"{a}.matmul({b}, adjoint=True)",
        f"{L}Composition([{a}, {b}]{more})", f"{L}Adjoint({a}{more})", f"{L}Inversion({a}{more})",
        f"{L}Kronecker([{simple(d, 2, dtype)}, {simple(d, n // 2, dtype)}]{more})" if n % 2 == 0 else a,
        f"{L}BlockDiag([{blocks[0]}, {blocks[1]}]{more})",
        f"{L}BlockLowerTriangular([[{blocks[0]}], [{corner}, {blocks[1]}]]{more})",
        f"(lambda o: o @ o.H)({a})", f"(lambda o: o @ o.H)({a}).cholesky()",
        f"{L}Circulant2D({d.tensor((2, n // 2), dtype)} + 5, tf.{dtype}{more})" if n % 2 == 0 else a,
    )  # fmt: skip


def linear_operators(d):
    n, dtype = d.one(2, 4, 4, 3), d.one("float32", "float64", "float64", "complex128")
    operator = made(d, n, dtype)
    k = n if not d.rarely(0.05) else 5
    x = d.tensor((*batch(d), k, d.one(1, 2)), dtype if not d.rarely(0.05) else "int32")
    flag = d.one(True, False)
    call = d.one(
        f"{operator}.matmul(x, adjoint={flag})", f"{operator}.matmul(x, {flag})",
        f"{operator}.solve(x, adjoint={flag})",
        f"{operator}.matvec(x[..., 0], adjoint={flag})", f"{operator}.solvevec(x[..., 0], adjoint={flag})",
        f"{operator}.matmul(tf.linalg.adjoint(x), adjoint_arg=True)", f"{operator}.add_to_tensor(x)",
        f"tf.matmul({operator}, x)", f"tf.linalg.solve({operator}, x, adjoint={flag})",
        f"tf.matmul(x, {operator}, adjoint_a=True)",
    )  # fmt: skip
    about = d.one(
        *("to_dense()", "to_dense()", "diag_part()", "trace()", "determinant()", "log_abs_determinant()", "eigvals()"),
        *("cond()", "shape", "batch_shape", "tensor_rank", "shape_tensor()", "batch_shape_tensor()", "is_square",
        "name"), *("is_self_adjoint", "is_non_singular", "is_positive_definite", "domain_dimension_tensor()",
        "dtype", "H.name"), *("H.to_dense()", "inverse().to_dense()", "cholesky().to_dense()",
        "tensor_rank_tensor()", "inverse().name"), *("adjoint().is_non_singular", "inverse().is_positive_definite",
        "assert_self_adjoint()", "variables"), *("assert_non_singular()", "assert_positive_definite()",
        "__class__.__name__", "H.__class__.__name__"), *("inverse().__class__.__name__",
    "cholesky().__class__.__name__", "parameters.keys().__len__()"), )  # fmt: skip
    of_function = d.one("det", "inv", "adjoint", "trace", "diag_part", "logdet", "cholesky")
    ending = ".to_dense()" if of_function in ("inv", "adjoint", "cholesky") else ""
    return d.one(
        slope(d, call, x=x), slope(d, call, x=x), f"{operator}.{about}", f"{operator}.{about}",
        f"tf.linalg.{of_function}({operator}){ending}",
        f"{operator}[{d.one('0', '...', '..., tf.newaxis', ':1')}].to_dense()",
        f"tf.function(lambda o: o.to_dense())({operator})",
    )  # fmt: skip
