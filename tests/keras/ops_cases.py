"""What is asked of `keras.ops`, in Keras and in minitf alike: one expression a case, by the file that has the function.

`O` is keras.ops; A, B are float matrices [2, 3], S a square positive definite one, V a vector, I ints, Z has NaN.
"""

# ruff: noqa: E501  a case stays on one line

SETUP = """
O = K.ops
A = np.array([[0.5, 2.0, -1.5], [3.0, 0.25, 0.75]], 'float32')
B = np.array([[2.0, 3.0, 0.5], [1.5, -2.0, 4.0]], 'float32')
S = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]], 'float32')
V = np.array([3.0, 1.0, 2.0, 5.0, 4.0], 'float32')
I = np.array([[7, -2, 3], [4, 0, 9]], 'int32')
J = np.array([[3, 5, 2], [6, 4, 12]], 'int32')
Z = np.array([[1.0, nan, 3.0], [nan, nan, 2.0]], 'float32')
T = np.arange(24, dtype='float32').reshape(2, 3, 4)
IMAGES = (np.arange(2 * 5 * 5 * 2, dtype='float32').reshape(2, 5, 5, 2) % 7) - 3
SIGNAL = np.sin(np.arange(32, dtype='float32') / 3)[None]
NUMBERS = (np.arange(96, dtype='float32') * 5 % 11) / 10 - 0.5
"""


def lines(text):
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


def each(names, *forms):
    """Every form with every name in the place of NAME."""
    return [form.replace("NAME", name) for name in names.split() for form in forms]


FAMILIES = {
    "elementwise": [
        *each("exp exp2 expm1 sin cos tan sinh cosh tanh arctan arcsinh erf erfc sigmoid softplus cbrt square sign signbit "
              "deg2rad rad2deg sinc fabs floor ceil trunc isnan isinf isfinite isposinf isneginf i0 reciprocal real imag "
              "conj conjugate nan_to_num isreal angle copy", "O.NAME(A)"),
        *each("log log2 log10 log1p sqrt rsqrt arccosh", "O.NAME(abs(A) + 1)"),
        *each("arcsin arccos arctanh erfinv", "O.NAME(A / 4)"),
        *each("exp sqrt floor square sign isfinite trunc log2 tanh", "O.NAME(abs(J))"),
        *each("isnan isposinf isneginf nan_to_num", "O.NAME(np.array([1.0, nan, inf, -inf], 'float32'))"),
        *lines("""
            O.cast(A, 'int32')
            O.saturate_cast(np.array([-5.0, 300.0], 'float32'), 'uint8')
            O.view(np.array([1.0], 'float32'), 'int32')
            O.view_as_real(O.view_as_complex(np.array([[1.0, 2.0]], 'float32')))
            O.nan_to_num(np.array([nan, inf], 'float32'), nan=1.0, posinf=2.0)
            O.stop_gradient(A)
            O.real(np.array([1 + 2j], 'complex64'))
            O.imag(O.conj(np.array([1 + 2j], 'complex64')))
            O.angle(np.array([1 + 1j], 'complex64'))
        """),
    ],
    "pairwise": [
        *each("maximum minimum fmax fmin hypot logaddexp logaddexp2 arctan2 divide_no_nan heaviside nextafter isclose "
              "allclose add subtract multiply divide mod floor_divide fmod", "O.NAME(A, B)"),
        *each("maximum minimum gcd lcm bitwise_and bitwise_or bitwise_xor fmod mod add", "O.NAME(I, J)"),
        *each("fmax fmin maximum", "O.NAME(Z, 2.0)"),
        *each("left_shift right_shift bitwise_left_shift bitwise_right_shift", "O.NAME(J, 1)"),
        *each("bitwise_not bitwise_invert", "O.NAME(I)"),
        *each("maximum arctan2 add", "O.NAME(A, 2)"),
        *lines("""
            O.clip(A, 0, 1)
            O.clip(I, 0, 5)
            O.clip(A, [0.0, 1.0, -1.0], 2.0)
            O.where(A > 0.5, A, 0)
            O.where(A > 0.5, A, B)
            O.where(np.array([True, False]), np.array([1, 2]), np.array([1.5, 2.5], 'float32'))
            O.select([A > 1, B > 1], [A, B], 9)
            O.ldexp(A, np.array([1, 2, -1], 'int32'))
            O.isclose(Z, Z, equal_nan=True)
            O.gcd(np.array([12, 0, 0], 'int32'), np.array([18, 5, 0], 'int32'))
            O.lcm(4, 6)
        """),
    ],
    "reducing": [
        *each("sum prod mean var std max min amax amin ptp argmax argmin logsumexp",
              "O.NAME(A)", "O.NAME(A, axis=1)", "O.NAME(A, axis=0, keepdims=True)"),
        *each("sum prod mean max var argmax", "O.NAME(I, axis=-1)"),
        *each("sum mean max prod logsumexp std", "O.NAME(T, axis=(0, 2))"),
        *each("cumsum cumprod", "O.NAME(A)", "O.NAME(A, axis=1)", "O.NAME(I, axis=0)", "O.NAME(A, axis=0, dtype='int32')"),
        *lines("""
            O.sum(np.array([True, False, True]))
            O.sum(np.array([100, 100], 'int8'))
            O.prod(np.array([100, 100], 'uint8'))
            O.max(A, axis=1, initial=1.0)
            O.min(A, initial=-9.0)
            O.max(np.array([True, False]))
            O.all(A > 0, axis=1)
            O.all(A)
            O.any(A > 2, axis=0)
            O.count_nonzero(I, axis=1)
            O.count_nonzero(I)
            O.average(A)
            O.average(A, axis=1, weights=np.array([1.0, 2.0, 3.0], 'float32'))
            O.average(A, weights=B)
            O.average(I, axis=0)
            O.argmax(A, keepdims=True)
            O.trapezoid(A)
            O.trapezoid(A, dx=2.0, axis=0)
            O.trapezoid(A, x=np.array([0.0, 1.0, 3.0], 'float32'))
        """),
    ],
    "quantiles": [
        *each("linear lower higher midpoint nearest", "O.quantile(V, 0.3, method='NAME')", "O.nanquantile(Z, 0.4, method='NAME')"),
        *lines("""
            O.median(A)
            O.median(T, axis=1)
            O.median(T, axis=(0, 2), keepdims=True)
            O.median(Z, axis=1)
            O.nanmedian(Z)
            O.quantile(T, [0.1, 0.5], axis=1)
            O.quantile(T, [0.1, 0.5], axis=1, keepdims=True)
            O.quantile(I, 0.25, axis=0)
            O.nanquantile(Z, 0.25, axis=0)
            O.nanmedian(Z, axis=1, keepdims=True)
            O.percentile(V, 30)
            O.nanpercentile(Z, 50, axis=1)
        """),
    ],
    "reducing_but_nan": each("nansum nanprod nanmax nanmin nanmean nanvar nanstd",
                             "O.NAME(Z)", "O.NAME(Z, axis=0)", "O.NAME(Z, axis=1, keepdims=True)", "O.NAME(I, axis=1)")
    + each("nancumsum nancumprod", "O.NAME(Z)", "O.NAME(Z, axis=1)")
    + each("nanargmax nanargmin", "O.NAME(Z)", "O.NAME(Z, axis=1)", "O.NAME(Z, axis=0)"),
    "reshaping": lines("""
        O.transpose(T)
        O.transpose(T, (1, 0, 2))
        O.moveaxis(T, 0, -1)
        O.moveaxis(T, (0, 1), (2, 0))
        O.swapaxes(T, 0, -1)
        O.expand_dims(A, 1)
        O.expand_dims(A, (0, -1))
        O.squeeze(O.expand_dims(A, 1))
        O.ravel(A)
        O.reshape(A, (3, -1))
        O.flip(A)
        O.flip(A, 1)
        O.flip(T, (0, 2))
        O.fliplr(A)
        O.flipud(A)
        O.rot90(A)
        O.rot90(T, 3, (1, 2))
        O.rot90(A, -1)
        O.roll(A, 1)
        O.roll(A, 1, axis=1)
        O.roll(A, (1, 2), axis=(0, 1))
        O.concatenate([A, B], 1)
        O.concatenate([A, I])
        O.stack([A, B], -1)
        O.append(A, B)
        O.append(A, B, 0)
        O.hstack([A, B])
        O.hstack([V, V])
        O.vstack([A, B])
        O.vstack([V, V])
        O.dstack([A, B])
        O.dstack([V, V])
        O.split(T, 2, axis=2)
        O.split(V, [1, 3])
        O.array_split(V, 3)
        O.hsplit(T, 3)
        O.vsplit(T, 2)
        O.dsplit(T, 2)
        O.unstack(A, axis=1)
        O.tile(A, (1, 2))
        O.tile(A, 2)
        O.tile(V, (2, 2))
        O.repeat(A, 2)
        O.repeat(A, 2, axis=1)
        O.repeat(A, [1, 2], axis=0)
        O.broadcast_to(V, (2, 5))
        O.meshgrid(V, np.array([1.0, 2.0], 'float32'))
        O.meshgrid(V, np.array([1.0, 2.0], 'float32'), indexing='ij')
        O.pad(A, ((0, 1), (2, 0)), constant_values=7.0)
        O.pad(A, ((1, 1), (1, 1)), mode='reflect')
        O.pad(A, ((1, 1), (1, 1)), mode='symmetric')
    """),
    "making": lines("""
        O.zeros((2, 1))
        O.ones((2,), 'int32')
        O.empty((0, 2))
        O.full((2, 2), 3)
        O.full((2,), 1.5, 'float64')
        O.zeros_like(I)
        O.ones_like(I, dtype='float32')
        O.full_like(A, 2)
        O.full_like(I, 2)
        O.eye(2, 3, 1)
        O.eye(3, k=-1)
        O.identity(2, 'int32')
        O.tri(3, 4, 1)
        O.arange(3)
        O.arange(1, 2, 0.5)
        O.arange(5, 1, -2)
        O.arange(3, dtype='float32')
        O.arange(3.0)
        O.linspace(0, 1, 5)
        O.linspace(0.0, 1.0, 4, endpoint=False)
        O.linspace(0.0, 1.0, 5, retstep=True)
        O.linspace(np.array([0.0, 1.0], 'float32'), np.array([1.0, 3.0], 'float32'), 3, axis=-1)
        O.logspace(0, 2, 3)
        O.logspace(0, 2, 3, base=2)
        O.geomspace(1.0, 8.0, 4)
        O.bartlett(5)
        O.blackman(5)
        O.hamming(5)
        O.hanning(5)
        O.kaiser(5, 4.0)
        O.shape(T)
        O.ndim(T)
        O.size(T)
        O.dtype(O.ones(1))
        O.array([1, 2], 'float32')
        O.convert_to_tensor([1.7], 'int32')
        O.convert_to_numpy(O.ones(2)).tolist()
        O.is_tensor(A)
        O.is_tensor(O.ones(1))
    """),
    "picking": lines("""
        O.take(A, [2, 0], axis=1)
        O.take(A, [5, -1])
        O.take(A, [[0, 1], [1, 1]], axis=0)
        O.take_along_axis(A, np.array([[0, 2], [1, 1]]), axis=1)
        O.take_along_axis(A, np.array([[1, 0, 1]]), axis=0)
        O.take_along_axis(A, np.array([4, -1]))
        O.slice(A, (0, 1), (2, 2))
        O.slice_update(A, (1, 0), np.array([[9.0, 8.0]], 'float32'))
        O.slice_update(A, (0, 1), np.array([[9.0, 8.0], [7.0, 6.0]], 'float32'))
        O.scatter(np.array([[0, 1], [1, 0], [0, 1]]), np.array([1.0, 2.0, 3.0], 'float32'), (2, 3))
        O.scatter_update(A, [[0, 1], [1, 2]], [9.0, 8.0])
        O.scatter_update(A, [[0, 1], [1, 2]], [9.0, 8.0], reduction='add')
        O.scatter_update(A, [[0, 1], [1, 2]], [9.0, 8.0], reduction='max')
        O.scatter_update(A, [[0, 1], [1, 2]], [9.0, 8.0], reduction='mul')
        O.scatter_update(A, [[0], [1]], A * 2, reduction='min')
        O.sort(A)
        O.sort(A, axis=0)
        O.sort(A, axis=None)
        O.argsort(A)
        O.argsort(A, axis=0)
        O.argsort(A, axis=None)
        O.sort(O.take(V, O.argpartition(V, 2)[:2]))
        O.top_k(A, 2)
        O.in_top_k(np.array([0, 2]), A, 2)
        O.searchsorted(np.array([1, 3, 5]), np.array([3]), side='right')
        O.searchsorted(np.array([1.0, 3.0, 5.0], 'float32'), V)
        O.digitize(A, np.array([0.0, 1.0, 2.0], 'float32'))
        O.isin(I, np.array([0, 3, 5]))
        O.isin(I, np.array([0, 3, 5]), invert=True)
        O.bincount(np.array([1, 1, 3]))
        O.bincount(np.array([1, 1, 3]), minlength=6)
        O.bincount(np.array([1, 1, 3]), weights=np.array([0.5, 1.0, 2.0], 'float32'))
        O.bincount(np.array([[1, 1], [0, 2]]))
        O.histogram(V, bins=3)
        O.histogram(V, bins=4, range=(0.0, 4.0))
        O.nonzero(I)
        O.unravel_index(np.array([5, 0, 3]), (2, 3))
        O.diag(V)
        O.diag(V, 1)
        O.diag(S, -1)
        O.diagflat(A)
        O.diagonal(T)
        O.diagonal(A, 1)
        O.diagonal(T, 0, 1, 2)
        O.trace(S)
        O.trace(T, 1, 1, 2)
        O.tril(S)
        O.tril(T, 1)
        O.triu(S, 1)
        O.triu(A, -1)
        O.get_item(A, (0, slice(1, None)))
    """),
    "segments": each("segment_sum segment_max segment_min segment_prod",
                     "O.NAME(A, np.array([1, 0]))", "O.NAME(V, np.array([2, 0, 2, 1, 1]), num_segments=4)",
                     "O.NAME(V, np.array([0, 0, 1, 1, 2]), sorted=True)", "O.NAME(V, np.array([0, 0, 1, 1, 2]), 3, True)"),
    "linalg": lines("""
        O.matmul(A, B.T)
        O.matmul(I, A.T)
        O.einsum('ij,kj->ik', A, B)
        O.einsum('ij,j->i', I, np.array([1.0, 2.0, 3.0], 'float32'))
        O.dot(A, B.T)
        O.dot(A, V[:3])
        O.dot(T, S[:, :2].repeat(2, 0)[:4])
        O.dot(2.0, A)
        O.inner(A, B)
        O.vdot(A, B)
        O.outer(V, A)
        O.kron(A, B)
        O.tensordot(A, B)
        O.tensordot(A, B, [[1], [1]])
        O.cross(A, B)
        O.cross(S, S.T[::-1], axis=0)
        O.correlate(V, V[:2])
        O.correlate(V, V[:2], 'full')
        O.correlate(V, V[:3], 'same')
        O.corrcoef(A)
        O.vander(V[:3])
        O.vander(V[:3], 2, increasing=True)
        O.det(S)
        O.slogdet(S)
        O.logdet(S)
        O.matrix_rank(S)
        O.cholesky(S)
        O.cholesky(S, upper=True)
        O.cholesky(-S)
        O.cholesky_inverse(S)
        O.cholesky_inverse(S, upper=True)
        [abs(np.asarray(x)).round(4).tolist() for x in O.qr(S)]
        [abs(np.asarray(x)).round(3).tolist() for x in O.qr(A.T, mode='complete')]
        O.qr(S, mode='other')
        [abs(np.asarray(x)).round(3).tolist() for x in O.svd(A, full_matrices=False)]
        [x.shape for x in map(np.asarray, O.svd(A))]
        O.svd(A, compute_uv=False)
        O.eigh(S)[0]
        abs(np.asarray(O.eigh(S)[1])).round(4).tolist()
        O.lu_factor(S)
        O.inv(S)
        O.pinv(A)
        O.solve(S, A.T)
        O.solve(S, V[:3])
        O.solve_triangular(S, A.T, lower=True)
        O.solve_triangular(S, V[:3])
        O.lstsq(A.T, V[:3])
        O.lstsq(A.T, B.T)
        O.cdist(A, B)
        O.cdist(A, V)
        O.norm(A)
        O.norm(I)
        O.norm(A, 'nuc')
        O.norm(A, 'oops')
        O.norm(T, axis=(0, 1))
        O.norm(T, 1, axis=(0, 2), keepdims=True)
        O.norm(T, inf, axis=(2, 1))
    """) + each("1 2 -1 -2 inf -inf", "O.norm(A, NAME)", "O.norm(A, NAME, axis=1)", "O.norm(V, NAME, keepdims=True)")
    + each("0 3 0.5", "O.norm(A, NAME, axis=0)"),
    "spectra": lines("""
        O.fft((A, B))
        O.fft2((A, B))
        O.ifft2((A, B))
        O.fft(A)
        O.rfft(A)
        O.rfft(A, 5)
        O.irfft((A, B))
        O.irfft((A, B), 3)
        O.extract_sequences(SIGNAL, 8, 6)
        O.stft(SIGNAL, 8, 4, 16)
        O.stft(SIGNAL, 8, 4, 8, window='hamming', center=False)
        O.stft(SIGNAL, 8, 4, 8, window=None)
        O.stft(SIGNAL, 8, 4, 4)
        O.istft(O.stft(SIGNAL, 8, 4, 16), 8, 4, 16)
        O.istft(O.stft(SIGNAL, 8, 4, 8), 8, 4, 8, length=30)
    """),
    "control": lines("""
        O.cond(O.convert_to_tensor(True), lambda: O.ones(2), lambda: O.zeros(2))
        O.switch(1, [lambda x: x + 1, lambda x: x * 10], O.convert_to_tensor(A))
        O.switch(7, [lambda x: x + 1, lambda x: x * 10], O.convert_to_tensor(A))
        O.while_loop(lambda i, x: i < 3, lambda i, x: (i + 1, x * 2), (O.convert_to_tensor(0), O.convert_to_tensor(A)))
        O.while_loop(lambda i: i < 3, lambda i: i + 1, O.convert_to_tensor(0))
        O.while_loop(lambda i: i < 30, lambda i: i + 1, O.convert_to_tensor(0), maximum_iterations=4)
        O.fori_loop(0, 4, lambda i, x: x + i, O.convert_to_tensor(0))
        O.map(lambda row: O.sum(row), A)
        O.map(lambda rows: rows[0] + rows[1], (A, B))
        O.vectorized_map(lambda row: row * 2, A)
        O.scan(lambda total, x: (total + x, total), O.convert_to_tensor(0.0), V)
        O.scan(lambda total, x: (total + x, total), O.convert_to_tensor(0.0), V, reverse=True)
        O.scan(lambda total, x: (total + 1, total), O.convert_to_tensor(0.0), length=3)
        O.scan(lambda total, x: (total + x, total), O.convert_to_tensor(0.0))
        O.associative_scan(lambda a, b: a + b, V)
        O.associative_scan(lambda a, b: a + b, V, reverse=True)
        O.associative_scan(lambda a, b: a * b, A, axis=1)
        O.associative_scan(lambda a, b: [a[0] + b[0], a[1] * b[1]], [V, V])
    """),
    "nn": [
        *each("relu relu6 leaky_relu elu selu celu gelu silu swish hard_silu hard_swish sigmoid hard_sigmoid log_sigmoid "
              "sparse_sigmoid softsign softplus squareplus sparse_plus soft_shrink hard_shrink tanh_shrink hard_tanh "
              "softmax log_softmax sparsemax normalize layer_normalization rms_normalization", "O.NAME(A)"),
        *lines("""
            O.gelu(A, approximate=False)
            O.threshold(A, 0.5, 9.0)
            O.glu(T)
            O.softmax(A, axis=0)
            O.softmax(A, axis=None)
            O.softmax(T, axis=(1, 2))
            O.view_as_real(O.polar(A, B))
            O.one_hot(np.array([0, 2, -1]), 3)
            O.one_hot(np.array([[0, 2]]), 3, axis=1, dtype='int32')
            O.multi_hot(np.array([0, 2]), 4)
            O.multi_hot(np.array([[0, 2], [1, 1]]), 4)
            O.moments(A, [0])
            O.moments(T, (0, 2), keepdims=True)
            O.batch_normalization(A, V[:3], V[:3], axis=-1, offset=V[:3], scale=V[:3])
            O.batch_normalization(A, V[:2], V[:2], axis=0)
            O.layer_normalization(A, gamma=V[:3], beta=V[:3])
            O.layer_normalization(T, axis=(1, 2), epsilon=0.1)
            O.rms_normalization(A, scale=V[:3])
            O.normalize(A, axis=0, order=1)
            O.normalize(A, order=3)
            O.psnr(A, B, 5.0)
            O.psnr(A, V, 5.0)
            O.binary_crossentropy(np.array([0.0, 1.0], 'float32'), np.array([0.2, 0.7], 'float32'))
            O.binary_crossentropy(np.array([0.0, 1.0], 'float32'), np.array([0.2, 0.7], 'float32'), from_logits=True)
            O.categorical_crossentropy(np.array([[0.0, 1.0, 0.0]], 'float32'), np.array([[0.2, 0.7, 0.3]], 'float32'))
            O.categorical_crossentropy(np.array([[0.0, 1.0, 0.0]], 'float32'), np.array([[0.2, 0.7, 0.3]], 'float32'), from_logits=True)
            O.sparse_categorical_crossentropy(np.array([1, 2]), np.array([[0.2, 0.5, 0.3], [0.1, 0.1, 0.8]], 'float32'))
            O.sparse_categorical_crossentropy(np.array([1, 2]), A, from_logits=True)
            O.ctc_loss(np.array([[1, 2]]), T[:1, :3] / 10, np.array([2]), np.array([3]))
            O.dot_product_attention(NUMBERS.reshape(2, 4, 3, 4), NUMBERS.reshape(2, 4, 3, 4)[::-1], NUMBERS.reshape(2, 4, 3, 4))
            O.dot_product_attention(NUMBERS.reshape(2, 4, 3, 4), NUMBERS.reshape(2, 4, 3, 4)[::-1], NUMBERS.reshape(2, 4, 3, 4), is_causal=True, scale=0.3)
            O.dot_product_attention(NUMBERS.reshape(2, 4, 3, 4), NUMBERS.reshape(2, 4, 3, 4), NUMBERS.reshape(2, 4, 3, 4), mask=np.tri(4, 4, 1, bool)[None, None])
        """),
    ],
    "structures": lines("""
        K.tree.flatten({'b': 1, 'a': [2, None]})
        K.tree.flatten(None)
        K.tree.flatten_with_path({'b': 1, 'a': [2, None]})
        K.tree.map_structure(lambda x: x is None, [None, 1])
        K.tree.map_structure(lambda x: 5, [None, 1], none_is_leaf=True)
        K.tree.map_structure(lambda a, b: a + b, [1], (2,))
        K.tree.map_structure(1, [1])
        K.tree.pack_sequence_as({'b': 1, 'a': 2}, [1, 2])
        K.tree.pack_sequence_as([1, 2], [1])
        K.tree.traverse(lambda x: None if isinstance(x, list) else x * 2 if isinstance(x, int) else None, [1, (2, 3)])
        K.tree.traverse(lambda x: [x] if isinstance(x, int) else None, [1, (2, 3)], top_down=False)
        K.tree.traverse(lambda x: K.tree.MAP_TO_NONE if x == 1 else None, [1, 2])
        K.tree.traverse(1, [2])
        K.tree.lists_to_tuples([1, [2, {'a': [3]}]]) == (1, (2, {'a': (3,)}))
        K.tree.map_shape_structure(lambda s: len(s), {'a': (2, 3), 'b': (None, 4, 5)})
        K.tree.map_structure_up_to([0, 0], lambda a, b: [a, b], [1, (2, 3)], [4, 5])
        K.tree.map_structure_up_to([0, [0]], lambda a: a, [1, 2])
        K.tree.is_nested({}), K.tree.is_nested('a'), K.tree.is_nested((1,))
        K.tree.assert_same_structure([1, 2], [3, 4])
        K.tree.assert_same_structure([1, 2], [3, (4,)])
        K.tree.assert_same_structure([1, 2], (3, 4))
        K.tree.assert_same_paths([1, 2], (3, 4))
        K.tree.assert_same_paths([1, 2], [3])
    """),
    "windows": lines("""
        O.max_pool(IMAGES, 2)
        O.max_pool(IMAGES, 3, 2, 'same')
        O.max_pool(IMAGES, (2, 1), data_format='channels_first')
        O.average_pool(IMAGES, 2, 1, 'same')
        O.average_pool(T, 2)
        O.adaptive_average_pool(O.convert_to_tensor(IMAGES), 2)
        O.adaptive_max_pool(O.convert_to_tensor(T), 2)
        O.conv(IMAGES, NUMBERS[:36].reshape(3, 3, 2, 2))
        O.conv(IMAGES, NUMBERS[:36].reshape(3, 3, 2, 2), 2, 'same')
        O.conv(IMAGES, NUMBERS[:16].reshape(2, 2, 2, 2), dilation_rate=2)
        O.conv(T, NUMBERS[:24].reshape(2, 4, 3))
        O.conv(IMAGES, NUMBERS[:16].reshape(2, 2, 1, 4))
        O.conv(T, NUMBERS[:80].reshape(5, 4, 4))
        O.depthwise_conv(IMAGES, NUMBERS[:16].reshape(2, 2, 2, 2))
        O.depthwise_conv(T, NUMBERS[:16].reshape(2, 4, 2), 2, 'same')
        O.separable_conv(IMAGES, NUMBERS[:8].reshape(2, 2, 2, 1), NUMBERS[:6].reshape(1, 1, 2, 3))
        O.conv_transpose(IMAGES, NUMBERS[:24].reshape(2, 2, 3, 2), 2)
        O.conv_transpose(IMAGES, NUMBERS[:54].reshape(3, 3, 3, 2), 2, 'same')
        O.conv_transpose(T, NUMBERS[:24].reshape(3, 2, 4), 2, 'valid', output_padding=1)
        O.space_to_depth(IMAGES[:, :4, :4], 2)
        O.depth_to_space(NUMBERS.reshape(2, 2, 3, 8), 2)
    """),
}  # fmt: skip
