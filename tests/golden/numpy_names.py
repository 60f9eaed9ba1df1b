"""Calls of tf.experimental.numpy, one expression each; `tnp` and `tf` are given. Run in both worlds."""

ONE = """[1.5, -2.25, 0., 0.5]|[3, -4, 0]|tf.constant([0.25, -0.75])|True"""
UNARY = """
abs absolute fabs ceil floor fix exp exp2 expm1 sin cos tan sinh cosh tanh arcsinh arctan cbrt square negative
positive sign signbit deg2rad sinc isnan isfinite logical_not around round real imag conj conjugate
iscomplexobj isrealobj ndim isscalar size ravel atleast_1d atleast_2d atleast_3d nonzero count_nonzero cumsum
cumprod copy array asarray asanyarray ascontiguousarray zeros_like ones_like empty_like sum prod mean max min
amax amin any all var std argmax argmin ptp nansum nanprod nanmean average flatten
""".split()  # noqa: SIM905
POSITIVE = "[0.5, 0.25, 1.]|[1, 1]|tf.constant([0.75])"
ON_POSITIVE = ["log", "log2", "log10", "log1p", "sqrt", "arcsin", "arccos", "reciprocal"]
PAIRS = """[1.5, -2.], [2, 3]|tf.constant([4, -7]), [3, 2]|[[1], [2]], tf.constant([0.5, 4.])|[True, False], True
[5, 0], 2.5""".replace("\n", "|")
BINARY = """
add subtract multiply divide true_divide floor_divide mod remainder divmod maximum minimum equal not_equal
greater greater_equal less less_equal logical_and logical_or logical_xor hypot heaviside isclose allclose
array_equal outer inner kron
""".split()  # noqa: SIM905
INTEGERS = "[12, -18, 0], [8, 27, 5]|tf.constant([6]), [4, 9]"
ON_INTEGERS = ["gcd", "lcm", "bitwise_and", "bitwise_or", "bitwise_xor"]

OTHERS = """
tnp.arccosh([1., 2.]); tnp.arctanh([0., .5]); tnp.rad2deg(tf.constant([3.1415927])); tnp.angle([1+1j, -2.]);
tnp.angle([1j], deg=True); tnp.angle([-1., 2.]); tnp.bitwise_not([1, -5]); tnp.bitwise_not([True]);
tnp.iscomplex([1+1j, 2.]); tnp.isreal([1+1j, 2.]); tnp.isinf(tf.constant([1., float('inf')]));
tnp.isposinf(tf.constant([1., float('inf')])); tnp.isneginf(tf.constant([-float('inf'), 0.]));
tnp.isinf(tf.constant(1)); tnp.arctan2([1., -1.], [0., -1.]); tnp.nextafter([1.], [2.]); tnp.power([2, 3], 2);
tnp.float_power([2., 3.], 2); tnp.logaddexp([1., 2.], [3., -1.]); tnp.logaddexp2([1., 2.], [3., -1.]);
tnp.clip([1, 5, 9], 2, 6); tnp.clip([1., 5.], None, 3.); tnp.clip([1., 5.], 2., None); tnp.clip([1.], None, None);
tnp.isclose([1., float('nan')], [1.000001, float('nan')], equal_nan=True); tnp.zeros([2, 1]); tnp.ones(2, tnp.int32);
tnp.ones([2]); tnp.empty([1]); tnp.full([2, 2], 3); tnp.full(2, [1., 2.]); tnp.full_like([1, 2], 7.5);
tnp.full_like([1], 2, dtype=tnp.float32); tnp.full_like([1], 2, order='F'); tnp.array([1, 2], dtype=float);
tnp.array([[1], [2]], ndmin=4); tnp.array(1, ndmin=33); tnp.array('word');
tnp.asarray(tf.constant([1, 2]), dtype=tnp.float64); tnp.array([]); tnp.array(1+2j); tnp.array([tf.constant(1), 2]);
tnp.arange(5); tnp.arange(1, 9, 3); tnp.arange(5, 0, -2); tnp.arange(1., 2., .25); tnp.arange(3, 1);
tnp.arange(1, 2, 0); tnp.arange(3, dtype=tnp.float32); tnp.linspace(0, 1, 5);
tnp.linspace(0., 1., 4, endpoint=False); tnp.linspace(1, 2, 3, retstep=True); tnp.linspace(1, 2, -1);
tnp.logspace(0, 2, 3); tnp.logspace(0., 3., 4, base=2.); tnp.geomspace(1., 1000., 4); tnp.geomspace(1, 16, 5);
tnp.meshgrid([1, 2], [3., 4., 5.]); tnp.meshgrid([1, 2], [3, 4], indexing='ij'); tnp.meshgrid([1], sparse=True);
tnp.eye(3); tnp.eye(2, 4, 1); tnp.eye(4, 2, -1, dtype=tnp.int32); tnp.eye(2, k=5); tnp.identity(2); tnp.tri(3);
tnp.tri(2, 4, 1); tnp.tri(3, 3, -1, dtype=tnp.int32); tnp.tril([[1, 2], [3, 4]]); tnp.triu([[1., 2.], [3., 4.]], 1);
tnp.tril([1, 2]); tnp.triu([[1, 2, 3], [4, 5, 6], [7, 8, 9]], -1); tnp.diag([1, 2]); tnp.diag([1, 2], 1);
tnp.diag([[1, 2], [3, 4]]); tnp.diag([[1, 2], [3, 4]], -1); tnp.diagflat([[1, 2]], 1);
tnp.diagonal([[1, 2], [3, 4]]); tnp.diagonal(tnp.reshape(tnp.arange(24), (2, 3, 4)), 1, 0, 2);
tnp.diagonal([[1, 2], [3, 4]], 1); tnp.diag_indices(3); tnp.diag_indices(-1); tnp.vander([1, 2, 3]);
tnp.vander([2., 3.], 4, True); tnp.vander([[1]]); tnp.ix_([0, 1], [2, 3, 4]); tnp.ix_([True, False, True], [1]);
tnp.ix_([1.]); tnp.trace([[1, 2], [3, 4]]); tnp.trace([[1, 2], [3, 4]], 1);
tnp.trace(tnp.reshape(tnp.arange(8), (2, 2, 2))); tnp.sum([[1, 2], [3, 4]], axis=0, keepdims=True);
tnp.sum([True, True]); tnp.sum([1, 2], dtype=tnp.float32); tnp.sum([True, False], dtype=bool);
tnp.sum(tf.constant([1, 2], tf.uint8)); tnp.sum(tf.constant([1, 2])); tnp.prod([[1, 2], [3, 4]], axis=1);
tnp.mean([[1, 2], [3, 4]], axis=-1); tnp.mean([1], out=1); tnp.mean(tf.constant([1, 2]));
tnp.amax([[1, 5], [3, 4]], axis=1, keepdims=True); tnp.amin([True, False]); tnp.max([1, 2], axis=0);
tnp.min([[1], [2]]); tnp.any([[0, 1], [0, 0]], axis=1); tnp.all([[2, 1], [0, 1]], axis=0);
tnp.var([1., 2., 4.], ddof=1); tnp.var([1, 2, 4]); tnp.var([1., 2.], dtype=tnp.float32);
tnp.std([[1., 2.], [4., 8.]], axis=0); tnp.ptp([[1, 5], [3, 4]], axis=0); tnp.average([1, 2, 3], weights=[3, 1, 0]);
tnp.average([[1., 2.], [3., 4.]], axis=1, weights=[1., 3.], returned=True); tnp.average([1., 2.], returned=True);
tnp.average([1.], axis=(0,)); tnp.nansum([1., float('nan'), 2.]); tnp.nanprod([[2., float('nan')]], axis=1);
tnp.nanmean([1., float('nan'), 2.]); tnp.nanmean([1, 2]); tnp.cumsum([[1, 2], [3, 4]]);
tnp.cumsum([[1, 2], [3, 4]], axis=1); tnp.cumprod([[1., 2.], [3., 4.]], axis=0);
tnp.cumsum([1, 2], dtype=tnp.float32); tnp.count_nonzero([[0, 1], [2, 3]], axis=0); tnp.argmax([[1, 5], [7, 4]]);
tnp.argmax([[1, 5], [7, 4]], axis=1); tnp.argmin(3); tnp.sort([3, 1, 2]); tnp.sort([[3, 1], [2, 9]], axis=None);
tnp.sort([1], kind='heapsort'); tnp.argsort([3, 1, 2]); tnp.argsort([[3, 1], [2, 9]], axis=0, kind='stable');
tnp.argsort([1j]); tnp.diff([1, 4, 9, 16]); tnp.diff([[1, 4, 9]], n=2); tnp.diff([True, False]);
tnp.diff([1], axis=3); tnp.size([[1, 2]]); tnp.size([1], axis=0); tnp.shape([[1, 2, 3]]); tnp.ndim([[1]]);
tnp.isscalar(3.); tnp.reshape([1, 2, 3, 4], (2, -1)); tnp.reshape([1, 2, 3, 4, 5, 6], (3, 2), order='F');
tnp.reshape([1], 1, 'X'); tnp.flatten([[1, 2], [3, 4]], 'F'); tnp.flatten([1], 'Q'); tnp.expand_dims([1, 2], 1);
tnp.squeeze([[[1]]], axis=1); tnp.transpose([[1, 2], [3, 4]]); tnp.transpose(tnp.ones([2, 3, 4]), (2, 0, 1));
tnp.swapaxes([[1, 2], [3, 4]], 0, -1); tnp.moveaxis(tnp.reshape(tnp.arange(24), (2, 3, 4)), 0, -1);
tnp.moveaxis(tnp.ones([2, 3, 4]), (0, 1), (2, 0)); tnp.moveaxis(tnp.ones([2, 3]), (0, 1), (0,));
tnp.flip([[1, 2], [3, 4]]); tnp.flip([[1, 2], [3, 4]], 1); tnp.flipud([[1, 2], [3, 4]]);
tnp.fliplr([[1, 2], [3, 4]]); tnp.roll([[1, 2], [3, 4]], 1); tnp.roll([[1, 2], [3, 4]], 1, axis=1);
tnp.rot90(tnp.array([[1, 2], [3, 4]])); tnp.rot90(tnp.array([[1, 2, 3], [3, 4, 5]]), 2);
tnp.rot90(tnp.array([[1, 2, 3]]), -1); tnp.tile([1, 2], 2); tnp.tile([[1, 2]], [2, 1]); tnp.tile([1, 2], [2, 1, 2]);
tnp.repeat([[1, 2]], 2); tnp.repeat([[1, 2], [3, 4]], [1, 2], axis=0);
tnp.pad([1, 2], [[1, 2]], 'constant', constant_values=9); tnp.pad([1, 2, 3], [[1, 1]], 'reflect');
tnp.pad([1], [[1, 1]], 'edge'); tnp.atleast_2d(1, [2]); tnp.concatenate([[1, 2], [3.]]);
tnp.concatenate([[[1]], [[2]]], axis=1); tnp.concatenate([]); tnp.append([[1]], [[2], [3]]);
tnp.append([[1]], [[2], [3]], axis=0); tnp.stack([[1, 2], [3., 4.]], 1); tnp.stack(tnp.array([[1, 2]]), 1);
tnp.hstack([1, 2]); tnp.hstack([[[1]], [[2]]]); tnp.vstack([[1, 2], [3, 4]]); tnp.dstack([[1, 2], [3, 4]]);
tnp.split([1, 2, 3, 4], 2); tnp.split([1, 2, 3, 4], [1, 3]); tnp.vsplit(tnp.ones([4, 1]), 2);
tnp.hsplit(tnp.ones([1, 4]), [1]); tnp.dsplit(tnp.ones([1, 1, 2]), 2); tnp.hsplit(tnp.ones([3]), 2);
tnp.split([1, 2], [2, 1]); tnp.broadcast_to([1, 2], (2, 2)); tnp.broadcast_arrays([1, 2], [[3], [4]]);
tnp.broadcast_arrays([1], subok=True); tnp.where([True, False], [1, 2], 0.5); tnp.where([0, 3, 4]);
tnp.where([True], 1); tnp.select([[True, False, False], [False, True, False]], [[1, 1, 1], [2., 2., 2.]], 9);
tnp.select([], []); tnp.compress([True, False, True], [1, 2, 3]);
tnp.compress([False, True], [[1, 2, 3], [4, 5, 6]], axis=0); tnp.compress([[1]], [1]);
tnp.compress([True], [[1, 2], [3, 4]], axis=1); tnp.take([1, 2, 3], [0, 5]);
tnp.take([[1, 2], [3, 4]], [-1], axis=1, mode='wrap'); tnp.take([1], [0], mode='raise');
tnp.take([1], [0], mode='x'); tnp.take_along_axis([[3, 1], [2, 9]], [[1, 0], [0, 1]], axis=1);
tnp.take_along_axis([[3, 1], [2, 9]], [[1, -1]], axis=0); tnp.dot([1, 2], [3, 4]); tnp.dot([[1., 2.]], [[3.], [4.]]);
tnp.dot(2, [1, 2]); tnp.dot([[1, 2], [3, 4]], [5, 6]); tnp.matmul([[1, 2]], [[3], [4]]);
tnp.matmul([1, 2], [[3], [4]]); tnp.matmul([[1, 2]], [3., 4.]); tnp.matmul([[1, 2]], [[1]]);
tnp.matmul(tnp.ones([2, 1, 3]), tnp.ones([3, 2])); tnp.inner([[1, 2]], [[3, 4], [5, 6]]); tnp.inner(2, [3]);
tnp.tensordot(tnp.ones([2, 3]), tnp.ones([3, 2]), axes=1); tnp.tensordot([[1, 2]], [[3, 4]]); tnp.vdot([1+1j], [2j]);
tnp.kron([[1, 2]], [3, 4]); tnp.cross([1, 2, 3], [4, 5, 6]); tnp.cross([1, 2], [3, 4]);
tnp.cross([[1, 2, 0]], [[3., 4.]]); tnp.cross([[1], [2], [3]], [[4], [5], [6]], axis=0);
tnp.polyval([1, 2, 3], [2, 0]); tnp.polyval(4, [1., 2.]); tnp.einsum('ij,jk->ik', [[1, 2]], [[3.], [4.]]);
tnp.einsum('ii', [[1, 2], [3, 4]]); tnp.einsum('i', [1], casting='x'); tnp.result_type(1);
tnp.result_type(tnp.int8, tnp.uint8); tnp.result_type(tf.constant(1), 2.5); tnp.result_type([1, 2.5]);
tnp.result_type(); tnp.promote_types(tnp.int16, tf.uint16); tnp.finfo(tf.float16).bits; tnp.iinfo(tnp.int8).max;
tnp.issubdtype(tnp.int8, tnp.inexact); tnp.pi; tnp.inf; tnp.newaxis; tnp.bool_; tnp.string_;
tnp.ndarray is tf.Tensor; tnp.random.seed(7) or tnp.random.randn(2, 2);
tnp.random.seed(7) or tnp.random.standard_normal(3); tnp.random.seed(7) or tnp.random.uniform(1., [2., 3.]);
tnp.random.seed(7) or tnp.random.rand(3); tnp.random.seed(7) or tnp.random.random([2]);
tnp.random.seed(7) or tnp.random.randint(10, size=3); tnp.random.seed(7) or tnp.random.poisson(4., 3);
tnp.random.seed(None); tnp.random.randint(3, dtype=tnp.int8)
"""

EXPRESSIONS = [
    *(f"tnp.{name}({x})" for name in UNARY for x in ONE.split("|")),
    *(f"tnp.{name}({x})" for name in ON_POSITIVE for x in POSITIVE.split("|")),
    *(f"tnp.{name}({x})" for name in BINARY for x in PAIRS.split("|")),
    *(f"tnp.{name}({x})" for name in ON_INTEGERS for x in INTEGERS.split("|")),
    *(" ".join(line.split()) for line in OTHERS.split(";")),
]


def outcome(expression, tf):
    """What an expression comes to: its values with their dtypes, or the class of its exception."""
    try:
        tf.random.set_seed(0)
        return told(eval(expression, {"tf": tf, "tnp": tf.experimental.numpy}))  # noqa: S307
    except Exception as wrong:
        return {"raises": type(wrong).__name__}


def told(value):
    """A value as JSON has it."""
    if type(value).__name__ == "TensorShape":
        return list(value)
    if isinstance(value, (list, tuple)):
        return [told(part) for part in value]
    if hasattr(value, "numpy"):
        array = value.numpy()
        return {"dtype": value.dtype.name, "value": repr(array.tolist()), "shape": list(value.shape)}
    return getattr(value, "name", None) or str(value)
