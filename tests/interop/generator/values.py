"""Calls that look at single values: sorting, counting, segments, scattering, bits, seeds, assertions, text."""

from .draw import DTYPES, slope


def sorting(d):
    shape, dtype = d.shape(1), d.dtype()
    x = d.odd(shape, dtype)
    order = d.most("ASCENDING", "DESCENDING", wrong=["UP"])
    whole = d.odd(d.shape(), d.one("float32", "float64", "int32"))
    ends = d.most("[-1., 1.]", "[-1, 1]", wrong=["[1., 1.]", "[1., -1.]", "1."])
    edges = f"tf.sort(T({dtype!r}, {(*shape[:-1], d.one(0, 1, 4))}, 3))"
    return d.one(
        slope(d, f"tf.sort(x, {d.axis(len(shape))}, {order!r})", x=x),
        f"tf.argsort({x}, {d.axis(len(shape))}, {order!r}, stable=True)",
        slope(d, f"tf.math.top_k(x, {d.most(1, 2, 0, wrong=[9, -1])}, sorted={d.one(True, False)})[0]", x=x),
        f"tf.math.top_k({x}, {d.one(0, 1)}, index_type=tf.{d.most('int32', 'int64', 'int16', wrong=['uint8'])})",
        f"tf.unique({x if d.rarely() else d.tensor((d.one(0, 1, 5),), dtype)}, tf.{d.one('int32', 'int64')})",
        f"tf.unique_with_counts({d.tensor((d.one(0, 1, 5),), dtype)})",
        f"tf.searchsorted({edges}, {x}, {d.most('left', 'right', wrong=['up'])!r})",
        f"tf.argmax({x}, {d.axis(len(shape))}, tf.{d.most('int32', 'int64', 'uint16', wrong=['float32', 'int8'])})",
        f"tf.histogram_fixed_width({whole}, {ends}, {d.most(1, 4, wrong=[0, -1])})",
        f"tf.math.bincount(tf.abs({d.tensor(d.shape(0, 2), d.most('int32', 'int64', wrong=['float32']))}))",
        f"tf.math.confusion_matrix({d.one([0, 1, 1], [0, 2, 1], [], [-1, 0, 0])}, [0, 1, 0]{d.one('', ', 2', ', 3')})",
        f"tf.nn.in_top_k({d.one([0], [0, 1], [5, 0])}, {d.tensor((d.one(1, 2), 3), 'float32')}, {d.one(1, 2, 0, 9)})",
        f"tf.math.invert_permutation({d.one([0, 1, 2], [2, 0, 1], [0, 0], [3], [], [-1], [[0]])})",
        f"tf.one_hot({d.one([0, 1], [], [5, -1])}, {d.one(2, 3)}, {d.one(1, 5.0, None)}, {d.one(0, -1.0, None)})",
    )


def segments(d):
    shape, dtype = d.shape(1), d.dtype()
    rows = shape[0]
    wrong = [[1, 0], [-1] * rows, [[0]], [9] * rows]
    ids = d.most([0] * rows, list(range(rows)), [i // 2 for i in range(rows)], wrong=wrong)
    long = d.most([1] * rows, [0] * rows, wrong=[[9] * rows, [1], [-1] * rows])
    count = d.most(rows + 1, 3, wrong=[0, -1])
    kind = d.one("sum", "mean", "max", "min", "prod")
    picks = d.most([0] * rows, [0], [0, 0], wrong=[[7], [-1]])
    parts = [d.one(0, 1) for _ in range(rows)]
    call = d.one(
        f"tf.math.segment_{kind}(x, tf.constant({ids}, tf.int32))",
        f"tf.math.unsorted_segment_{d.one(kind, 'sqrt_n')}(x, tf.constant({ids}, tf.int32), {count})",
        f"tf.sparse.segment_{d.one('sum', 'mean', 'sqrt_n')}(x, tf.constant({picks}, tf.int32), "
        f"tf.constant({list(range(len(picks)))}, tf.int32){d.one('', f', {count}')})",
        f"tf.dynamic_partition(x, tf.constant({d.most(parts, wrong=[[5] * rows, [-1] * rows, [0]])}, tf.int32), 2)",
        f"tf.dynamic_stitch([tf.range({rows})], [x])",
        f"tf.reverse_sequence(x, {long}, seq_axis=1, batch_axis=0)",
        f"tf.sequence_mask({d.one([1, 2], [0], 3, [[1]], [-1], [1.5])}, {d.one(None, 2, 4, 0, -1)})",
    )
    return slope(d, call, x=d.tensor(shape, dtype))


def scattering(d):
    shape, dtype = d.shape(1), d.dtype()
    places = d.most([[0]], [[0], [0]], [[0], [shape[0] - 1]], [], wrong=[[[5]], [[-1]], [0], [[0, 0, 0, 0]], [[0.5]]])
    count = len(places) if not d.rarely(0.1) else 3
    y = d.tensor((count, *shape[1:]), dtype if not d.rarely(0.05) else d.dtype())
    what = d.one("update", "add", "sub", "min", "max")
    policy = f", bad_indices_policy={d.most('', 'IGNORE', 'ERROR', wrong=['x'])!r}"
    indices = f"tf.constant({places}, tf.int32)" if places else "tf.zeros([0, 1], tf.int32)"
    x = d.tensor(shape, dtype)
    size = d.most(list(shape), [4, *shape[1:]], wrong=[[], [-1], [2, 2, 2, 2]])
    pick = d.most(0, [0], [[0, 0]], [], wrong=[9, [-1], [0.0], [[9]]])
    return d.one(
        slope(d, f"tf.tensor_scatter_nd_{what}(x, {indices}, y)", x=x, y=y),
        slope(d, f"tf.scatter_nd({indices}, y, {size}{policy})", y=y),
        slope(d, f"tf.gather_nd(x, {indices}{policy})", x=x),
        slope(d, f"tf.gather(x, {pick}, axis={d.axis(len(shape))}, batch_dims={d.most(0, wrong=[1, -1, 2])})", x=x),
        f"tf.unravel_index({d.most([0], [0, 1], wrong=[[99], [-1]])}, {d.most([2, 3], [4], wrong=[[0], []])})",
        slope(d, f"tf.nn.embedding_lookup(x, {pick}, max_norm={d.one(None, 1.0)})", x=x),
        f"tf.sparse.to_dense(tf.sparse.SparseTensor([[0, {d.one(0, 1)}], "
        f"{d.most([1, 1], wrong=[[0, 0], [9, 0], [-1, 0]])}], {d.tensor((d.most(2, wrong=[1]),), dtype)}, [2, 2]))",
        f"tf.sparse.to_dense(tf.sparse.from_dense({x}))",
        f"tf.Variable({x}).scatter_nd_{d.one('update', 'add')}({indices}, {y}).read_value()",
    )


ALL = [*DTYPES, "uint16", "uint32", "uint64", "int16"]


def bits(d):
    shape, dtype, other = d.shape(), d.one(*ALL), d.one(*ALL)
    x = d.odd(shape, dtype)
    return d.one(
        f"tf.bitcast({x}, tf.{other})" if dtype != "bool" else f"tf.cast({x}, tf.{other})",
        f"tf.saturate_cast({d.tensor(shape, dtype)}, tf.{other})",
        f"tf.cast({d.tensor(shape, dtype)}, tf.{other})",
        f"tf.math.floordiv({d.tensor(shape, dtype)}, {d.tensor(d.like(shape), dtype)})",
        f"tf.math.accumulate_n([{x}, {d.tensor(shape, dtype)}])",
        f"tf.math.polyval([{x}, {d.tensor(shape, dtype)}], {d.tensor(shape, dtype)})",
        f"tf.meshgrid({d.tensor((2,), dtype)}, {d.tensor(d.shape(0, 2), dtype)}, indexing={d.one('xy', 'ij', 'yx')!r})",
        f"tf.broadcast_static_shape(tf.TensorShape({list(shape)}), tf.TensorShape({list(d.like(shape))}))",
        f"tf.zeros_like({x}, tf.{other})",
        f"tf.math.scalar_mul({d.value()}, {x})",
    )


def drawing(d):
    seed = d.most([1, 2], [0, 0], "tf.constant([3, 4], tf.int64)", wrong=[[1], 5, [1.0, 2.0], [[1, 2]]])
    shape = d.most(*([2, 3], [], [0], [4], [1, 2, 3]), wrong=[[-1], [2.5], 3, [2**20, 2**20, 2**20]])
    dtype = d.most("float32", "float64", "float16", "bfloat16", wrong=["int32", "string", "complex64"])
    whole = d.most("int32", "int64", wrong=["uint8", "int8"])
    method = d.one("", ", alg='philox'", ", alg='auto_select'")  # TensorFlow's ThreeFry fails
    low, high = d.one((0, 5), (-3, 4), (0, 1), (3, 3), (5, 2))
    return d.one(
        f"tf.random.stateless_uniform({shape}, {seed}, dtype=tf.{dtype}{method})",
        f"tf.random.stateless_uniform({shape}, {seed}, {low}, {high}, tf.{whole}{method})",
        f"tf.random.stateless_uniform({shape}, {seed}, None, None, tf.{d.one('uint32', 'int32', 'uint64', 'float32')})",
        f"tf.random.stateless_normal({shape}, {seed}, dtype=tf.{dtype}{method})",
        f"tf.random.stateless_truncated_normal({shape}, {seed}, dtype=tf.{dtype})",
        f"tf.random.stateless_categorical({d.tensor(d.shape(2, 2), 'float32')}, {d.most(3, 0, wrong=[-1])}, {seed})",
        f"tf.random.experimental.stateless_shuffle({d.tensor(d.shape(1), d.dtype())}, {seed})",
        f"tf.random.experimental.stateless_split({seed}, {d.most(2, 3, wrong=[0, -1])})",
        f"tf.random.experimental.stateless_fold_in({seed}, {d.most(1, 7, wrong=[-1, 2.5])})",
        f"tf.random.Generator.from_seed({d.one(1, 7)}, alg={d.most('philox', wrong=['x', 9])!r}).uniform({shape})",
        f"tf.random.experimental.index_shuffle({d.one(0, 3, 9)}, {d.one([1, 2, 3], [1])}, {d.one(5, 8, -1)})",
    )


def asserting(d):
    shape, dtype = d.shape(), d.dtype()
    x, y = d.odd(shape, dtype), d.tensor(d.like(shape), dtype)
    compare = d.one("equal", "less", "greater", "none_equal", "less_equal", "greater_equal", "near")
    sign = d.one("positive", "negative", "non_negative", "non_positive")
    return d.one(
        f"tf.debugging.assert_{compare}({x}, {d.one(x, y, d.value())})",
        f"tf.debugging.assert_{sign}({x})",
        f"tf.debugging.assert_rank({x}, {d.most(len(shape), wrong=[9, -1, 'a', 1.5])})",
        f"tf.debugging.assert_rank_at_least({x}, {d.most(0, 1, wrong=[9])})",
        f"tf.debugging.assert_rank_in({x}, {d.most([0, 1, 2, 3], wrong=[[9], [], ['a']])})",
        f"tf.debugging.assert_type({x}, tf.{d.one(dtype, 'float32')})",
        f"tf.debugging.assert_shapes([({x}, {d.one(('N',) * len(shape), (2, 'M'), ('N', 'M', 'K'))})])",
        f"tf.debugging.assert_all_finite({x}, 'wrong')",
        f"tf.debugging.check_numerics({x}, 'wrong')",
        f"tf.debugging.assert_scalar({x})",
        f"tf.debugging.assert_integer({x})",
        f"tf.debugging.assert_same_float_dtype([{x}, {y}])",
        f"tf.ensure_shape({x}, {d.one(list(shape), [None] * len(shape), [2, None], None)})",
        f"tf.debugging.assert_proper_iterable({d.one('[1]', x, '5', '()')})",
    )


def text(d):
    x = d.tensor(d.shape(), d.dtype() if d.rarely(0.1) else "string")
    number = d.tensor(d.shape(), d.dtype())
    return d.one(
        f"tf.strings.length({x}, {d.most('BYTE', 'UTF8_CHAR', wrong=['x'])!r})",
        f"tf.strings.join([{x}, {d.one(x, d.tensor(d.shape(), 'string'))}], {d.one('', '-')!r})",
        f"tf.strings.substr({x}, {d.most(0, wrong=[1, 5, -1, -2, [0]])}, {d.most(1, 0, wrong=[-1, 9])})",
        f"tf.strings.to_number({x}, tf.{d.most('float32', 'int32', 'int64', 'float64', wrong=['uint8', 'string'])})",
        f"tf.strings.to_number({d.one(['1.5', '-2'], ['x'], ['1e3', ' 7 '], [''], ['inf', 'nan'], ['99999999999'])})",
        f"tf.strings.to_hash_bucket_fast({x}, {d.most(1, 7, wrong=[0, -1])})",
        f"tf.strings.regex_replace({x}, {d.most('[0-4]', 'x*', wrong=['(', '['])!r}, {d.one('', '-')!r})",
        f"tf.strings.regex_full_match({x}, {d.most('[0-4]', '.*', wrong=['(', '['])!r})",
        f"tf.strings.upper({x})", f"tf.strings.lower({x})", f"tf.strings.strip({x})",
        f"tf.strings.as_string({number}{d.one('', ', 2', ', 3, True', ', width=6', ', shortest=True')})",
        f"tf.strings.format('{{}}', {number})",
        f"tf.equal({x}, {d.one(x, d.value())})",
    )  # fmt: skip


def huge(d):
    """What would need more memory than any machine has; refused before it is asked for."""
    size = d.one([2**40], [2**20, 2**20], [2**16, 2**16, 2**16], [2**31, 2**31, 4])
    rows = d.one(2**40, 2**42, 2**45)
    return d.one(
        f"tf.zeros({size})", f"tf.fill({size}, 1.5)", f"tf.broadcast_to(1.0, {size})", f"tf.ones({size}, tf.float64)",
        f"tf.tile([[1.0]], [{rows}, 1])", f"tf.repeat(1.0, {rows})", f"tf.one_hot([0] * 999, {2**31 - 1})",
        f"tf.pad([[1.0]], [[0, {2**20}], [0, {2**20}]])", f"tf.random.stateless_uniform({size}, [1, 2])",
        f"tf.scatter_nd(tf.constant([[0]], tf.int64), [1.0], tf.constant([{rows}], tf.int64))",
        f"tf.range(0, {rows})", f"tf.eye({2**20 + d.one(0, 1, 2)})", f"tf.random.normal({size})",
        f"tf.linspace(0.0, 1.0, tf.constant({rows}, tf.int64))", f"tf.math.unsorted_segment_sum([1.0], [0], {rows})",
        f"tf.image.resize(tf.ones([1, 2, 2, 1]), [{2**20}, {2**20}])", f"tf.sequence_mask([1], {rows})",
        f"tf.linalg.diag(tf.ones([{2**20}]))", f"tf.matmul(tf.ones([{2**20}, 1]), tf.ones([1, {2**20}]))",
        f"tf.ones([{2**20}, 1]) + tf.ones([1, {2**20}])",
        f"tf.sparse.to_dense(tf.sparse.SparseTensor([[0]], [1.0], [{rows}]))",
        f"tf.nn.conv2d_transpose(tf.ones([1, 1, 1, 1]), tf.ones([1, 1, 1, 1]), [1, {2**20}, {2**20}, 1], {2**20})",
    )  # fmt: skip
