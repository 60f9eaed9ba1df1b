"""Calls of the ops that move, pick and place elements, whose results minitf shares with TensorFlow.

record_indexing.py evaluates them with the real TensorFlow and writes indexing.json; tests/ops/ evaluate them with
minitf and compare. Imports neither.
"""

import numpy as np


def names(tf):
    """What the expressions may use."""
    return {
        "tf": tf,
        "np": np,
        "m": tf.reshape(tf.range(6.0), [2, 3]),
        "c": tf.reshape(tf.range(24), [2, 3, 4]),
        "f": tf.constant([1.0, 2.0]),
        "i": tf.constant([1, 2]),
    }


def outcome(expression, tf):
    """What an expression gives: the class of its error, or dtype, shape and values of each tensor it returns."""
    try:
        result = eval(expression, names(tf))  # noqa: S307 (our own expressions)
    except Exception as error:  # whatever class it is
        return type(error).__name__
    tensors = list(result) if isinstance(result, (list, tuple)) else [result]
    return [[t.dtype.name, t.shape.as_list(), plain(t)] for t in tensors]


def plain(tensor):
    """The values as JSON can hold them."""
    values = np.asarray(tensor.numpy())
    if values.dtype == object or values.dtype.kind == "S":
        return [s.decode() for s in values.reshape(-1).tolist()]
    if values.dtype.kind not in "iub":
        values = values.astype(np.float64)
        return [v if np.isfinite(v) else str(v) for v in values.reshape(-1).tolist()]
    return values.reshape(-1).tolist()


CALLS = {
    "operators": """
        f + 1
        2 - f
        f * True
        i / 2
        7 // i
        -7 % i
        f ** 2
        2 ** i
        -f
        abs(-f)
        ~i
        i & 1
        i | 4
        i ^ 3
        tf.constant(True) & False
        f < 2
        2 <= f
        f == [1., 2.]
        f != 1.
        f == tf.ones([3])
        f != tf.ones([3])
        m @ tf.transpose(m)
        [1., 2.] + f
        np.array([1., 2.]) * f
        f + [f[0], 1.]
        f + object()
        object() + f
        f + None
        'a' + f
        f + 'a'
        i + 1.5
        1.5 + i
        f + tf.ones([3])
        f + i
        tf.convert_to_tensor([f[0], 2])
        tf.convert_to_tensor([[f[0], 2], [3, 4.]])
        tf.convert_to_tensor([f, [1, 2]])
        tf.convert_to_tensor([f, [1, 2, 3]])
        tf.convert_to_tensor([i[0], 2], dtype=tf.float64)
        tf.convert_to_tensor([tf.Variable(1.), 2.])
        list(m)
    """,
    "indexing": """
        m[1]
        m[-1, 2]
        m[:, 1:]
        m[::-1, ::-2]
        m[5:, :]
        m[...]
        m[()]
        c[..., 1]
        c[1, ..., ::2]
        c[:, None, 1]
        m[None, None, 1, None]
        m[1, ..., None]
        m[[0, 1]]
        m[tf.constant(1)]
        m[tf.constant(0, tf.int64), 1]
        m[tf.constant(0, tf.int16)]
        m[np.int64(1)]
        m[0:tf.constant(1)]
        m[m > 2]
        m[tf.constant([True, False])]
        m[np.array([[True, False, True], [False, True, True]])]
        tf.constant(1.)[...]
        tf.constant(1.)[None]
        tf.constant(['a', 'b'])[0]
        m[2]
        m[-3]
        m[0, 3]
        m[0, 0, 0]
        m[0:1, 0:1, 0:1]
        tf.constant(1.)[0]
        m[..., ...]
        m[::0]
        m[::tf.constant(0)]
        m[1.5]
        m['a']
        m[0:1.5]
        m[{}]
        m[tf.constant(0, tf.uint8)]
        m[tf.constant(1.)]
        m[tf.constant([0, 1])]
        m[np.array([0, 1])]
        m[tf.constant([True, False]), 0]
        m[True]
        m[tf.constant([True, False, True])]
    """,
    "strided": """
        tf.strided_slice(m, [0, 0], [2, 2])
        tf.strided_slice(m, [0, 0], [2, 3], [1, 2])
        tf.strided_slice(m, [1], [0], [-1])
        tf.strided_slice(m, [2], [0], [-1])
        tf.strided_slice(m, [0, 0], [2, 2], shrink_axis_mask=1)
        tf.strided_slice(m, [0, 0], [1, 2], begin_mask=2, end_mask=1)
        tf.strided_slice(m, [0, 0, 0], [2, 2, 2], new_axis_mask=1)
        tf.strided_slice(c, [0, 1], [0, 2], ellipsis_mask=1)
        tf.strided_slice(m, tf.constant([0, 1], tf.int64), tf.constant([2, 3], tf.int64))
        tf.strided_slice(m, [0], [2, 2])
        tf.strided_slice(m, 0, 1)
        tf.strided_slice(m, [0, 0], [2, 2], ellipsis_mask=3)
        tf.strided_slice(m, [1.], [2.])
        tf.strided_slice(m, [0, 5], [1, 6], [1, 1], shrink_axis_mask=3)
    """,
    "slicing": """
        tf.slice(m, [0, 1], [2, -1])
        tf.slice(m, [2, 3], [0, 0])
        tf.slice(m, tf.constant([0, 0], tf.int64), tf.constant([1, 1], tf.int64))
        tf.slice(m, [0], [2])
        tf.slice(m, [0, 1], [2, 5])
        tf.slice(m, [0, -1], [2, 1])
        tf.slice(m, [0, 0], [-2, 1])
        tf.slice(m, [0, 0.], [1, 1])
        tf.pad(m, [[1, 0], [0, 2]])
        tf.pad(m, [[1, 0], [0, 2]], constant_values=9)
        tf.pad(m, tf.constant([[1, 0], [0, 2]], tf.int64))
        tf.pad(['a'], [[1, 1]])
        tf.pad([True], [[1, 1]])
        tf.pad(m, [[1, 0]])
        tf.pad(m, [[-1, 0], [0, 0]])
        tf.pad(m, [1, 1])
        tf.pad(m, [[1., 1.], [2, 2]])
        tf.pad(m, [[1, 1], [0, 0]], constant_values=[1, 2])
        tf.pad(m, [[1, 1], [2, 2]], 'WRAP')
    """,
    "mirror": """
        tf.pad(m, [[1, 1], [2, 2]], 'REFLECT')
        tf.pad(m, [[1, 1], [2, 2]], 'reflect')
        tf.pad(m, [[2, 1], [2, 2]], 'SYMMETRIC')
        tf.pad(m, [[0, 0], [0, 0]], 'SYMMETRIC')
        tf.pad(m, [[2, 1], [2, 2]], 'REFLECT')
        tf.pad(m, [[3, 1], [2, 2]], 'SYMMETRIC')
        tf.pad(tf.ones([0, 2]), [[1, 1], [0, 0]], 'SYMMETRIC')
    """,
    "joining": """
        tf.concat([m, m + 6], 0)
        tf.concat([m, m], -1)
        tf.concat([m, m], tf.constant(1))
        tf.concat(m, 0)
        tf.concat([['a'], ['b', 'c']], 0)
        tf.concat([1, 2], 0)
        tf.concat([m, m], -3)
        tf.concat([m, tf.ones([2, 4])], 0)
        tf.concat([m, i], 1)
        tf.concat([m, m], 1.5)
        tf.concat([m, []], 0)
        tf.concat([], 0)
        tf.stack([m, m], axis=-1)
        tf.stack([i, [3, 4]], axis=1)
        tf.stack([])
        tf.stack(m)
        tf.stack([1, 2], axis=2)
        tf.stack([i, f])
        tf.stack([m, f])
        tf.unstack(m)
        tf.unstack(m, axis=-1)
        tf.unstack(1)
        tf.unstack(m, axis=3)
        tf.unstack(m, num=3)
        tf.split(m, 3, axis=1)
        tf.split(m, [1, -1], axis=-1)
        tf.split(m, tf.constant([1, 1]))
        tf.split(m, 2, axis=1)
        tf.split(m, 0)
        tf.split(m, [-1, -1])
        tf.split(m, [3, -1])
        tf.split(m, [1, 1], axis=1)
        tf.split(m, 2, axis=4)
        tf.split(m, [1, 1], axis=4)
        tf.split(m, 2.)
        tf.split(m, tf.constant(2))
        tf.split(m, [1, 1], num=3)
        tf.split(1, 1)
    """,
    "tiling": """
        tf.tile(m, [1, 2])
        tf.tile(m, [0, 2])
        tf.tile(tf.constant(3), [])
        tf.tile(m, [2])
        tf.tile(m, [1, -2])
        tf.tile(m, 2)
        tf.tile(m, [1., 2.])
        tf.repeat(m, 2)
        tf.repeat(m, 2, axis=0)
        tf.repeat(m, [1, 2], axis=0)
        tf.repeat(m, [1, -2], axis=0)
        tf.repeat(m, [0, 0, 3], axis=-1)
        tf.repeat(3, [2])
        tf.repeat(['a', 'b'], 2)
        tf.repeat(m, 0)
        tf.repeat(m, [1, 2, 3], axis=0)
        tf.repeat(m, 2, axis=3)
        tf.repeat([3, 4], [[1, 2]])
        tf.reverse(m, [1])
        tf.reverse(m, [])
        tf.reverse(m, [-1, 0])
        tf.reverse(m, [1, 1])
        tf.reverse(m, [2])
        tf.reverse(m, 1)
        tf.roll(m, 1, 0)
        tf.roll(m, -4, 1)
        tf.roll(m, [1, 1], [0, 1])
        tf.roll(m, [1, 1], [1, 1])
        tf.roll(m, 1, 3)
        tf.roll(m, 1., 0)
        tf.roll(1, 1, 0)
    """,
    "gather": """
        tf.gather(m, [0, 1], axis=1)
        tf.gather(m, [[0, 1]], axis=-1)
        tf.gather(m, 1)
        tf.gather(c, [[0], [2]], axis=1, batch_dims=1)
        tf.gather(c, [[0, 1], [3, 2]], axis=2, batch_dims=1)
        tf.gather(m, [[0], [1]], batch_dims=-1)
        tf.gather(['a', 'b'], [1, 0, 1])
        tf.gather(tf.Variable(m), [1])
        tf.gather(m, [2])
        tf.gather(m, [-1])
        tf.gather(m, [[3], [0]], batch_dims=1, axis=1)
        tf.gather(m, [[0], [1], [2]], batch_dims=1)
        tf.gather(m, [0], batch_dims=3)
        tf.gather(m, [0], axis=3)
        tf.gather(m, 1.)
        tf.gather(tf.constant(1.), [0])
        tf.gather(m, tf.constant([0], tf.uint8))
        tf.math.unsorted_segment_sum(m, [0, 2], 3)
        tf.math.unsorted_segment_sum(m, [0, -1], 3)
        tf.math.unsorted_segment_sum(m, [[0, 1, 0], [1, 1, 2]], 3)
        tf.math.unsorted_segment_sum(m, [0, 3], 3)
        tf.math.unsorted_segment_sum(m, [0], 3)
        tf.math.unsorted_segment_sum(m, [0, 0], -1)
        tf.convert_to_tensor(tf.IndexedSlices(m, tf.constant([0, 0]), tf.constant([2, 3])))
        tf.convert_to_tensor(tf.IndexedSlices(m, tf.constant([0, 0])))
        tf.convert_to_tensor(tf.IndexedSlices(m, tf.constant([0, 5]), tf.constant([2, 3])))
    """,
    "segments": """
        tf.math.unsorted_segment_mean(m, [0, 0], 2)
        tf.math.unsorted_segment_sqrt_n(m, [0, 0], 2)
        tf.math.unsorted_segment_max(m, [0, 2], 3)
        tf.math.unsorted_segment_max(m, [[0, 1, 0], [1, 1, -1]], 2)
        tf.math.unsorted_segment_min(tf.constant([1, 2]), [0, 2], 3)
        tf.math.unsorted_segment_prod(m, [0, 0], 2)
        tf.math.unsorted_segment_max(m, [0, 3], 3)
        tf.math.segment_sum(m, [0, 1])
        tf.math.segment_sum(m, [0, 2])
        tf.math.segment_sum(m, [1, 0])
        tf.math.segment_sum(m, [0, 0, 0])
        tf.math.segment_sum(m, [-1, 0])
    """,
    "scatter": """
        tf.gather_nd(m, [[0, 1], [1, 2]])
        tf.gather_nd(m, [[0], [1]])
        tf.gather_nd(m, [1, 1])
        tf.gather_nd(m, [[1], [0]], batch_dims=1)
        tf.gather_nd(m, tf.zeros([2, 0], tf.int32))
        tf.gather_nd(m, [[0, 3]])
        tf.gather_nd(m, [[0, -1]])
        tf.gather_nd(m, [[0, 0, 0]])
        tf.gather_nd(m, tf.constant(1))
        tf.scatter_nd([[0], [2], [0]], [1., 2., 3.], [4])
        tf.scatter_nd([[0, 1]], [5.], [2, 2])
        tf.scatter_nd([[0]], [[5., 6.]], [2, 2])
        tf.scatter_nd([[0]], ['a'], [2])
        tf.scatter_nd([[0]], [True], [2])
        tf.scatter_nd([[0], [4]], [1., 2.], [4])
        tf.scatter_nd([[0], [-1]], [1., 2.], [4])
        tf.scatter_nd([[0], [1]], [1., 2., 3.], [4])
        tf.scatter_nd([[0, 1, 0]], [5.], [2, 2])
        tf.scatter_nd([0], [1.], [2])
    """,
    "scatter_update": """
        tf.tensor_scatter_nd_update(f, [[1]], [5.])
        tf.tensor_scatter_nd_update(f, [[1], [1]], [5., 6.])
        tf.tensor_scatter_nd_update(f, [[1]], [5])
        tf.tensor_scatter_nd_update(m, [[1]], [[5., 6., 7.]])
        tf.tensor_scatter_nd_update(['a', 'b'], [[1]], ['c'])
        tf.tensor_scatter_nd_add(f, [[1], [1]], [5., 6.])
        tf.tensor_scatter_nd_sub(f, [[1], [1]], [5., 6.])
        tf.tensor_scatter_nd_min(f, [[1], [1]], [5., -6.])
        tf.tensor_scatter_nd_max(f, [[1], [1]], [5., -6.])
        tf.tensor_scatter_nd_update(f, [[2]], [5.])
        tf.tensor_scatter_nd_update(f, [[1]], [5., 6.])
        tf.tensor_scatter_nd_add(f, [[-1]], [5.])
    """,
    "selection": """
        tf.where([[True, False], [False, True]])
        tf.where([1, 0, 2])
        tf.where([0., 1.5])
        tf.where([True, False], [1., 2.], 3.)
        tf.where([True, False], [[1, 2], [3, 4]], 0)
        tf.where([[True], [False]], [1, 2], [3, 4])
        tf.where(True, 'a', 'b')
        tf.where(True)
        tf.where([1, 0], 1, 2)
        tf.where(tf.constant([1, 0]), 1, 2)
        tf.where([True, False, True], [1, 2], 0)
        tf.where([True], x=[1])
        tf.where([True], tf.constant([1.]), tf.constant([1]))
    """,
    "masking": """
        tf.boolean_mask(m, [True, False])
        tf.boolean_mask(m, [True, False, True], axis=1)
        tf.boolean_mask(m, [1, 0])
        tf.boolean_mask(m, True)
        tf.boolean_mask(m, [True, False, True])
        tf.boolean_mask(m, [[[True]]])
        tf.sequence_mask([1, 3, 2], 5)
        tf.sequence_mask([1, 3, 2])
        tf.sequence_mask([[1, 3]], dtype=tf.float32)
        tf.sequence_mask(2, 3)
        tf.sequence_mask([], 3)
        tf.sequence_mask([1], [3])
        tf.one_hot([0, 2], 3)
        tf.one_hot([0, 5, -1], 3)
        tf.one_hot(1, 3)
        tf.one_hot([0, 2], 3, 5, -1)
        tf.one_hot([0, 2], 3, axis=0)
        tf.one_hot([[0, 2]], 3, axis=1)
        tf.one_hot([0], 2, dtype=tf.int32)
        tf.one_hot([0], 2, True, False)
        tf.one_hot([0], 2, 'a', 'b')
        tf.one_hot(tf.constant([1], tf.uint8), 2)
        tf.one_hot([0], tf.constant(2))
        tf.one_hot([0], 2, off_value=3)
        tf.one_hot([0, 1], 0)
        tf.one_hot([0, 2], 3, 5., -1)
        tf.one_hot([0], 2, on_value=1., dtype=tf.int32)
        tf.one_hot([0], 2, dtype=tf.bool)
        tf.one_hot([0], 3, axis=3)
        tf.one_hot([0], -1)
        tf.one_hot([0.], 2)
        tf.one_hot([0], [2])
    """,
    "sorting": """
        tf.sort([3., 1., 2.])
        tf.sort([3., 1., 2.], direction='DESCENDING')
        tf.sort([[3, 1], [2, 5]], axis=0)
        tf.sort(tf.constant([3, 0, 255], tf.uint8))
        tf.sort(tf.constant([-128, 127, 0], tf.int8))
        tf.argsort([3, 1, 3, 1])
        tf.argsort([3, 1, 3, 1], direction='DESCENDING')
        tf.argsort([[3, 1], [2, 5]], axis=0)
        tf.sort([3.], direction='x')
        tf.sort(1.)
        tf.sort(m, axis=4)
        tf.sort(['b', 'a'])
        tf.sort([True, False])
        tf.math.top_k([1, 5, 3, 5], 2)
        tf.math.top_k([[1, 2, 3], [6, 5, 4]], k=2)
        tf.math.top_k([1., 2.], tf.constant(1))
        tf.math.top_k([1, 5], 0)
        tf.nn.top_k([1, 5, 3, 5])
        tf.math.top_k([1, 5, 3, 5], 5)
        tf.math.top_k(1)
        tf.math.top_k([1, 2], -1)
    """,
    "argmax": """
        tf.argmax([1, 3, 3])
        tf.argmax(m)
        tf.argmax(m, axis=-1)
        tf.argmax(m, axis=1, output_type=tf.int32)
        tf.argmax(m, output_type=tf.uint16)
        tf.argmax(tf.zeros([0, 2]), axis=1)
        tf.argmax([True, False])
        tf.argmax([float('nan'), 1.])
        tf.argmax([1., float('nan'), 2.])
        tf.argmin([float('nan'), 1.])
        tf.argmin([2, 1, 1])
        tf.argmax(m, axis=2)
        tf.argmax([])
        tf.argmax(1.)
        tf.argmax(['a'])
        tf.argmax(m, output_type=tf.int8)
    """,
    "counting": """
        tf.unique([1, 1, 2, 4, 4, 4, 7, 8, 8])
        tf.unique([3, 1, 3])
        tf.unique(['b', 'a', 'b'])
        tf.unique([1], out_idx=tf.int64)
        tf.unique([2.5, 1.5, 2.5])
        tf.unique_with_counts([3, 1, 3])
        tf.unique([[1]])
        tf.math.bincount([1, 1, 2, 5])
        tf.math.bincount([1, 1, 2, 5], weights=[1., 2., 3., 4.])
        tf.math.bincount([1, 1, 2, 5], minlength=8)
        tf.math.bincount([1, 1, 2, 5], maxlength=3)
        tf.math.bincount([1, 1], minlength=3, maxlength=1)
        tf.math.bincount([[1, 1], [2, 5]])
        tf.math.bincount([[1, 1], [2, 5]], axis=-1)
        tf.math.bincount([[1, 1], [2, 5]], weights=[[1., 2.], [3., 4.]], axis=-1)
        tf.math.bincount([[1, 1], [2, 5]], axis=-1, binary_output=True)
        tf.math.bincount([])
        tf.math.bincount(3)
        tf.math.bincount([1], dtype=tf.int64)
        tf.math.bincount([-1, 1])
        tf.math.bincount([1, 2], weights=[1.])
        tf.math.bincount([1, 2], weights=[1., 2.], binary_output=True)
        tf.math.bincount([[1]], axis=1)
        tf.math.bincount([[[1]]], axis=-1)
    """,
    "partition": """
        tf.math.invert_permutation([2, 0, 1])
        tf.math.invert_permutation([2, 0, 0])
        tf.math.invert_permutation([3, 0, 1])
        tf.math.invert_permutation([[0]])
        tf.dynamic_partition([1, 2, 3], [0, 1, 0], 2)
        tf.dynamic_partition(m, [1, 0], 2)
        tf.dynamic_partition(m, [[0, 1, 1], [1, 0, 0]], 3)
        tf.dynamic_partition([1, 2, 3], [0, 2, 0], 2)
        tf.dynamic_partition(m, [0], 2)
        tf.dynamic_stitch([[0, 2], [1]], [[10, 30], [20]])
        tf.dynamic_stitch([[0], [0]], [[1.], [2.]])
        tf.dynamic_stitch([1, [0, 2]], [[3., 4.], [[1., 2.], [5., 6.]]])
    """,
    "embedding": """
        tf.nn.embedding_lookup(m, [1, 0])
        tf.nn.embedding_lookup(m, [[1, 0]])
        tf.nn.embedding_lookup(m, [0, 1], max_norm=1.)
        tf.nn.embedding_lookup([m, m + 10], [0, 1, 2, 3])
        tf.nn.embedding_lookup(m, [2])
    """,
    "dynamic_shapes": """
        tf.broadcast_dynamic_shape([2, 1], [3])
        tf.broadcast_dynamic_shape([2, 2], [3])
        tf.ensure_shape(m, [None, 3])
        tf.ensure_shape(m, None)
        tf.ensure_shape(m, [2, 2])
    """,
    "sequences": """
        tf.range(3)
        tf.range(1, 5.)
        tf.range(0., 1., .3)
        tf.range(3, 0, -1)
        tf.range(5, dtype=tf.float32)
        tf.range(tf.constant(3, tf.int64))
        tf.range(tf.constant(1), 5.5)
        tf.range(0., tf.constant(2, tf.float64))
        tf.range(1, 0)
        tf.range(0, 10, -1)
        tf.range(0, 5, 0)
        tf.range(3, dtype=tf.string)
        tf.linspace(0., 1., 5)
        tf.linspace(0, 10, 3)
        tf.linspace(5., -1., 4)
        tf.linspace(0., 1., 7)
        tf.linspace(tf.constant([0., 1.]), [10., 11.], 3)
        tf.linspace(tf.constant([0., 1.]), [10., 11.], 3, axis=1)
        tf.linspace(0., [1., 2.], 2)
        tf.linspace(0., 1., 1)
        tf.linspace(0., 1., 0)
        tf.linspace(0., 1., tf.constant(3))
        tf.linspace(0., 1., -1)
        tf.linspace(0., 1., 2.5)
        tf.linspace(tf.constant(0.), tf.constant(1., tf.float64), 2)
        tf.meshgrid([1, 2], [3, 4, 5])
        tf.meshgrid([1, 2], [3, 4, 5], indexing='ij')
        tf.meshgrid([1, 2], [3], [4, 5])
        tf.meshgrid([1, 2])
        tf.meshgrid([[1, 2]], [3])
        tf.meshgrid(1, [2, 3])
        tf.meshgrid([1, 2], [3, 4, 5], indexing='xx')
    """,
    "creation": """
        tf.eye(2, 3)
        tf.eye(2, batch_shape=[2])
        tf.eye(2, dtype=tf.int32)
        tf.eye(2, dtype=tf.bool)
        tf.eye(tf.constant(2))
        tf.eye(0)
        tf.eye(-1)
        tf.eye(2.5)
        tf.zeros([])
        tf.zeros(2)
        tf.zeros([2], tf.string)
        tf.zeros(tf.constant([2, 1]))
        tf.zeros(tf.TensorShape([2]))
        tf.zeros([tf.constant(2), 3])
        tf.zeros(np.array([2, 3]))
        tf.zeros(np.int64(2))
        tf.ones([2], tf.bool)
        tf.zeros_like([1, 2], dtype=tf.float64)
        tf.zeros_like('a')
        tf.ones_like(1.5)
        tf.fill([2], 'a')
        tf.fill(2, 1)
        tf.fill([], 1)
        tf.zeros([2.5])
        tf.zeros('a')
        tf.zeros(None)
        tf.zeros([None])
        tf.zeros(tf.TensorShape([None]))
        tf.zeros(tf.TensorShape(None))
        tf.zeros([-1])
        tf.ones([2], tf.string)
        tf.ones_like(['a'])
        tf.fill([2], [1, 2])
    """,
}
CALLS = {family: [line.strip() for line in calls.strip().splitlines()] for family, calls in CALLS.items()}
