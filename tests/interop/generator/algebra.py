"""Calls of tf.linalg and einsum."""

from .draw import slope

COMPLEX = ["float32", "float32", "float64", "complex64", "complex128"]


def square(d, dtype, n):
    """A batch of positive definite matrices; rarely of a wrong shape."""
    if d.rarely(0.1):
        return d.tensor(d.shape(), dtype)
    return matrices(d, (*d.shape(0, 1), n, n), dtype)


def matrices(d, shape, dtype):
    x = d.tensor(shape, dtype)
    return x.replace("T(", "P(", 1) if dtype in COMPLEX else x


def matrix_functions(d):
    dtype = d.most(*COMPLEX, wrong=["int32", "float16", "bool", "string"])
    n = d.one(0, 1, 2, 3)
    x = square(d, dtype, n)
    call = d.one(
        "tf.linalg.cholesky(x)", f"tf.linalg.inv(x, adjoint={d.one(True, False)})", "tf.linalg.det(x)",
        "tf.linalg.slogdet(x)", "tf.linalg.logdet(x)", "tf.linalg.eigvalsh(x)",
        f"tf.linalg.svd(x, compute_uv=False, full_matrices={d.one(True, False)})", "tf.linalg.matrix_rank(x)",
        "tf.linalg.pinv(x)", "tf.linalg.sqrtm(x)", "tf.linalg.expm(x / 4)", "tf.linalg.lu(x)[0]", "tf.linalg.trace(x)",
        "tf.abs(tf.linalg.qr(x)[1])", "tf.linalg.matmul(*tf.linalg.qr(x))",
    )  # fmt: skip
    return slope(d, call, x=x)


def solving(d):
    dtype = d.most(*COMPLEX, wrong=["int32", "float16"])
    n, k = d.one(0, 1, 2, 3), d.one(0, 1, 2)
    batch = d.shape(0, 1)
    a = matrices(d, (*batch, n, n), dtype)
    b = d.tensor((*(batch if not d.rarely() else d.shape(0, 1)), n if not d.rarely(0.05) else 4, k), dtype)
    call = d.one(
        f"tf.linalg.solve(x, y, adjoint={d.one(True, False)})",
        f"tf.linalg.triangular_solve(x, y, lower={d.one(True, False)}, adjoint={d.one(True, False)})",
        "tf.linalg.cholesky_solve(tf.linalg.cholesky(x), y)",
        f"tf.linalg.lstsq(x, y, {d.one(0.0, 0.5)})",
        "tf.linalg.matvec(x, y[..., 0])",
        f"tf.linalg.matmul(x, y, adjoint_a={d.one(True, False)})",
        "tf.linalg.lu_solve(*tf.linalg.lu(x), y)",
    )
    return slope(d, call, x=a, y=b)


def diagonals(d):
    dtype = d.dtype()
    x = d.tensor(d.shape(1), dtype)
    k = d.one("0", "0", "1", "-1", "5")
    several = d.one(k, "(-1, 1)", "(0, 1)", "(1, 0)")  # not of a vector: TensorFlow's process ends
    align = d.most("RIGHT_LEFT", "LEFT_RIGHT", "LEFT_LEFT", "RIGHT_RIGHT", wrong=["LEFT"])
    sizes = f", num_rows={d.one(1, 2, 4)}" if k in ("0", "1", "-1") and d.rarely(0.2) else ""
    band = (d.one(-1, 0, 1, 5), d.one(-1, 0, 1, 5, -2))
    return d.one(
        slope(d, f"tf.linalg.diag(x, k={k}{sizes}, align={align!r})", x=x),
        slope(d, f"tf.linalg.diag(x, k={several}, align={align!r})", x=d.tensor((*d.shape(0, 1), 2, 3), dtype)),
        slope(d, f"tf.linalg.diag_part(x, k={several}, padding_value={d.one(0, 1)}, align={align!r})", x=x),
        slope(d, f"tf.linalg.set_diag(x, y, k={d.one(0, 1, -1)})", x=x, y=d.tensor(d.shape(1), dtype)),
        slope(d, f"tf.linalg.band_part(x, {band[0]}, {band[1]})", x=x),
        slope(d, "tf.linalg.tensor_diag(x)", x=x),
        slope(d, "tf.linalg.tensor_diag_part(x)", x=d.tensor(d.shape() if d.rarely() else d.shape(0, 1) * 2, dtype)),
        slope(d, "tf.linalg.trace(x)", x=x),
        slope(d, "tf.linalg.adjoint(x)", x=x),
        slope(d, "tf.linalg.matrix_transpose(x)", x=x),
    )


def lengths(d):
    shape, dtype = d.shape(), d.float()
    x = d.odd(shape, dtype)
    order = d.most("'euclidean'", "1", "2", "np.inf", "3.5", "'fro'", wrong=["0", "-1", "'wrong'", "-np.inf"])
    axis = d.one(None, None, d.axis(len(shape)), d.axis(len(shape)), [0, 1], [-2, -1])
    triple = d.tensor((*d.shape(0, 1), d.most(3, wrong=[2])), dtype)
    free = [d.axis(len(shape))]
    return d.one(
        slope(d, f"tf.norm(x, {order}, {axis}, keepdims={d.one(True, False)})", x=x),
        slope(d, f"tf.linalg.normalize(x, {order}, {axis})[0]", x=x),
        slope(d, f"tf.linalg.cross(x, {d.one('x', '-x', 'x[::-1]', '2 * x')})", x=triple),
        slope(d, f"tf.math.l2_normalize(x, {axis})", x=x),
        slope(d, f"tf.tensordot(x, x, {d.one(0, 1, 2, free * 2, [[0], [0]], [[0, 1], [0, 1]])})", x=x),
        slope(d, f"tf.clip_by_norm(x, {d.most('1.0', '0.5', wrong=['0.', '-1.', 'None'])}, axes={axis})", x=x),
        slope(d, f"tf.math.reduce_euclidean_norm(x, {axis})", x=x),
        slope(d, f"tf.nn.moments(x, {d.axes(len(shape))}, keepdims={d.one(True, False)})", x=x),
    )


EQUATIONS = [
    "ij,jk->ik", "ij,jk", "bij,bjk->bik", "...ij,...jk->...ik", "ij->ji", "ij->", "ii->i", "ij,ij->", "i,j->ij",
    "ij,kj->ik", "i...->...", "ab,bc,cd->ad", "ij,jk->ijk", "...,...->...", "ij->iij", "i,i,i->i", " i j , j k -> i k ",
]  # fmt: skip
WRONG_EQUATIONS = ["ij,jk->il", "i->", "ij,jk,kl->il", "i-j", "i1->i", "", "->", "..i..->i", "ij,jk->kik"]


def einsum(d):
    equation = d.most(*EQUATIONS, wrong=WRONG_EQUATIONS)
    dtype = d.most("float32", "float64", "complex64", "int32", wrong=["bool", "string", "bfloat16"])
    sizes = {c: d.one(1, 2, 3, 0) if d.rarely(0.3) else 2 for c in "abcdijkl"}
    names = "xyz"
    tensors = {}
    for name, labels in zip(names, equation.split("->")[0].replace(" ", "").split(","), strict=False):
        shape = [sizes.get(c, 2) for c in labels.replace("...", "")]
        lead = d.shape(0, 1) if "..." in labels else ()
        tensors[name] = d.tensor(d.shape() if d.rarely(0.03) else (*lead, *shape), dtype)
    return slope(d, f"tf.einsum({equation!r}, {', '.join(tensors)})", **tensors)
