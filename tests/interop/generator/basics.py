"""Calls of the plain functions: elementwise, reductions, shapes, indexing, products, losses."""

from .draw import DIMS, DTYPES, FLOATS, around, words

UNARY = words("""
    abs negative square sign exp sqrt sin cos tanh sigmoid floor round identity zeros_like ones_like rank size shape
    math.log math.log1p math.expm1 math.rsqrt math.reciprocal math.softplus math.erf math.ceil math.is_nan
    math.is_finite math.conj math.real nn.relu nn.relu6 nn.elu nn.selu nn.softsign nn.softmax nn.log_softmax
    nn.leaky_relu nn.gelu
    nn.silu nn.l2_loss logical_not stop_gradient squeeze where sort argsort reduce_logsumexp transpose
    math.reduce_variance math.reduce_std math.cumprod unique""")
BINARY = words("""
    add subtract multiply divide maximum minimum pow equal not_equal less greater_equal logical_and atan2 matmul
    math.floordiv math.floormod math.divide_no_nan math.multiply_no_nan math.squared_difference nn.bias_add
    nn.sigmoid_cross_entropy_with_logits complex""")
REDUCTIONS = words("reduce_sum reduce_mean reduce_max reduce_min reduce_prod reduce_all reduce_any")


def unary(d):
    return f"tf.{d.one(*UNARY)}({d.tensor(d.shape(), d.dtype())})"


def unary_gradient(d):
    name = d.one(*UNARY)
    return f"grad(lambda x: tf.{name}(x), {d.tensor(d.shape(), d.one(*FLOATS))})"


def operands(d, dtypes):
    shape, dtype = d.shape(), d.one(*dtypes)
    other = d.one(*dtypes) if d.rarely() else dtype
    return d.tensor(shape, dtype), d.value() if d.rarely() else d.tensor(d.like(shape), other)


def binary(d):
    x, y = operands(d, DTYPES)
    x, y = (y, x) if d.rarely() else (x, y)
    return f"tf.{d.one(*BINARY)}({x}, {y})"


def binary_gradient(d):
    shape, dtype = d.shape(), d.one("float32", "float64")
    name = d.one(*BINARY)
    return f"grad(lambda x, y: tf.{name}(x, y), {d.tensor(shape, dtype)}, {d.tensor(d.like(shape), dtype)})"


def reduction(d):
    shape = d.shape()
    dtype = "bool" if d.rarely(0.2) else d.dtype()
    call = f"tf.{d.one(*REDUCTIONS)}(x, axis={d.axes(len(shape))}, keepdims={d.one(True, False)})"
    return around(d, call, d.tensor(shape, dtype), dtype)


def reshaping(d):
    shape, dtype = d.shape(), d.dtype()
    sizes = list(shape)
    d.random.shuffle(sizes)
    if sizes and d.rarely(0.5):
        sizes[d.random.randrange(len(sizes))] = d.one(-1, -1, 0, 5, -2)
    call = d.one(
        f"tf.reshape(x, {sizes})",
        f"tf.expand_dims(x, {d.axis(len(shape) + 1)})",
        f"tf.squeeze(x, {d.axes(len(shape))})",
        f"tf.transpose(x, {d.random.sample(range(len(shape)), len(shape)) if not d.rarely() else [0, 1]})",
        f"tf.broadcast_to(x, {[*d.shape(0, 1), *(d.one(n, n, 3) for n in shape)]})",
        f"tf.tile(x, {[d.one(1, 2, 0) for _ in shape] if not d.rarely() else [2]})",
        f"tf.reverse(x, {[d.axis(len(shape))]})",
        f"tf.roll(x, {d.one(1, -2, [1, 2])}, {d.axis(len(shape))})",
        f"tf.repeat(x, {d.one(2, 0, [1, 2])}, {d.axes(len(shape))})",
        f"tf.cumsum(x, {d.axis(len(shape))}, {d.one(True, False)}, {d.one(True, False)})",
    )
    return around(d, call, d.tensor(shape, dtype), dtype)


def joining(d):
    shape, dtype = d.shape(1), d.dtype()
    axis, parts = d.axis(len(shape)), []
    for _ in range(d.random.randint(1, 3)):
        sizes = list(d.shape() if d.rarely(0.1) else shape)
        if -len(sizes) <= axis < len(sizes):
            sizes[axis] = d.one(*DIMS)
        parts.append(d.tensor(sizes, d.dtype() if d.rarely(0.1) else dtype))
    same = [d.tensor(d.shape() if d.rarely(0.1) else shape, dtype) for _ in parts]
    sizes = d.one(1, 2, 3, 0, [1, 1], [2, -1], [0, -1, 1], [-1, -1])
    return d.one(
        f"tf.concat([{', '.join(parts)}], {axis})",
        f"tf.stack([{', '.join(same)}], {d.axis(len(shape) + 1)})",
        f"tf.split({same[0]}, {sizes}, {axis})",
        f"tf.unstack({same[0]}, axis={axis})",
        f"tf.add_n([{', '.join(same)}])",
    )


def entry(d):
    """What may stand between brackets for one axis."""
    number = lambda: d.one(None, 0, 1, 2, -1, -2, 5)
    bounds = ":".join("" if n is None else str(n) for n in (number(), number(), d.one(None, 1, 2, -1, -2)))
    return d.one("0", "1", "-1", "...", "tf.newaxis", ":", bounds, bounds, bounds)


def indexing(d):
    shape, dtype = d.shape(), d.dtype()
    key = ", ".join(entry(d) for _ in range(d.random.randint(1, len(shape) + (1 if not d.rarely() else 3))))
    x = d.tensor(shape, dtype)
    return f"grad(lambda x: x[{key}], {x})" if dtype in FLOATS else f"{x}[{key}]"


def gathering(d):
    shape, dtype = d.shape(1), d.dtype()
    rank = len(shape)
    high = d.one(1, 2, 2, 3, 5)
    indices = d.one(*([i % high for i in range(n)] for n in (0, 1, 3)), [[0], [high - 1]], 0, [-1], [0.5])
    begin = [d.one(0, 0, 1, 3) for _ in shape]
    size = [d.one(-1, 0, 1, 1, 5) for _ in shape]
    frame = [[d.one(0, 1, 2), d.one(0, 1, -1 if d.rarely() else 0)] for _ in shape]
    mask = [bool(d.one(0, 1)) for _ in range(shape[0] if not d.rarely() else 2)]
    call = d.one(
        f"tf.gather(x, {indices}, axis={d.axis(rank)})",
        f"tf.gather(x, {indices}, batch_dims={d.one(0, 1)})",
        f"tf.gather_nd(x, {d.one([[0]], [0, 0], [[0, 1], [1, 0]], [[[1]]], [[5]])})",
        f"tf.slice(x, {begin}, {size})",
        f"tf.pad(x, {frame}, {d.one('CONSTANT', 'REFLECT', 'SYMMETRIC', 'constant')!r})",
        f"tf.boolean_mask(x, {mask})",
        f"tf.nn.embedding_lookup(x, {indices})",
        f"tf.math.unsorted_segment_sum(x, {[i % 2 for i in range(shape[0])]}, 2)",
        "tf.tensor_scatter_nd_update(x, [[0]], x[:1])",
    )
    return around(d, call, d.tensor(shape, dtype), dtype)


def choosing(d):
    shape, dtype = d.shape(), d.dtype()
    rank = len(shape)
    x, y = d.tensor(shape, dtype), d.tensor(d.like(shape), dtype)
    condition = d.tensor(d.like(shape), "bool" if not d.rarely() else "int32")
    indices = d.tensor(shape, d.one("int32", "int64", "uint8", "float32"))
    return d.one(
        f"tf.where({condition}, {x}, {y if not d.rarely() else d.value()})",
        f"tf.one_hot({indices}, {d.one(3, 1, 0, -1)}, axis={d.one(-1, 0, None, 7)})",
        f"tf.cast({x}, {d.one(*DTYPES)!r})",
        f"tf.argmax({x}, {d.axis(rank)})",
        f"tf.argmin({x}, axis={d.axis(rank)}, output_type=tf.int32)",
        f"tf.clip_by_value({x}, {d.one('-1', '0.5', y)}, {d.one('1', '2', y)})",
        f"tf.math.top_k({x}, {d.one(1, 2, 0, 9)})",
        f"tf.sort({x}, {d.axis(rank)}, {d.one('ASCENDING', 'DESCENDING')!r})",
        f"tf.fill({list(shape)}, {d.value()})",
        f"tf.zeros({list(shape)}, {d.one(*DTYPES)!r})",
        f"tf.ones({list(shape)}, {d.one(*DTYPES)!r})",
        f"tf.range({d.one('5', '0, 5', '5, 0, -2', '0., 1., 0.25', '3, 1', '0, 4, 0', '2.5', 'i[0], 9')})",
        f"tf.eye({d.one(2, 0, 3)}, {d.one(None, 1, 4)}, dtype={d.one(*DTYPES)!r})",
        f"tf.linspace({d.one('0.', '1', 'f')}, {d.one('1.', '5.', 'f')}, {d.one(1, 2, 5, 0)})",
    )


def products(d):
    m, k, n = (d.one(0, 1, 2, 3) for _ in range(3))
    batch, dtype = d.shape(0, 2), d.dtype()
    flip_a, flip_b = d.rarely(0.3), d.rarely(0.3)
    a = (*batch, *((k, m) if flip_a else (m, k)))
    b = (*d.like(batch), *((n, k) if flip_b else (k, n)))
    a, b = (d.shape() if d.rarely(0.1) else s for s in (a, b))
    call = f"tf.matmul(x, y, transpose_a={flip_a}, transpose_b={flip_b})"
    x, y = d.tensor(a, dtype), d.tensor(b, d.dtype() if d.rarely(0.1) else dtype)
    if dtype in ("float32", "float64"):
        return f"grad(lambda x, y: {call}, {x}, {y})"
    return call.replace("x, y", f"{x}, {y}")


def losses(d):
    shape = d.shape(1)
    dtype = d.one("float32", "float32", "float64", "float16", "int32")
    x, y = d.tensor(shape, dtype), d.tensor(shape if not d.rarely() else d.shape(), dtype)
    labels = [i % d.one(1, 2, 4) for i in range(shape[0])]
    call = d.one(
        f"tf.nn.softmax_cross_entropy_with_logits(labels=tf.nn.softmax({y}), logits=x, axis={d.axis(len(shape))})",
        f"tf.nn.sparse_softmax_cross_entropy_with_logits({labels}, x)",
        f"tf.nn.sigmoid_cross_entropy_with_logits({y}, x)",
        f"tf.nn.softmax(x, {d.axis(len(shape))})",
        f"tf.nn.log_softmax(x, {d.axis(len(shape))})",
        f"tf.norm(x, axis={d.axis(len(shape))})",
    )
    return f"grad(lambda x: {call}, {x})"
