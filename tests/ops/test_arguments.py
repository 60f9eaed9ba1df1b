"""Arguments of the wrong kind: every function names what it was given, whatever NumPy would say of it."""

import numpy as np
import pytest

import minitf as tf

X = [[1.0, 2.0], [3.0, 4.0]]
CPU = tf.config.list_physical_devices("CPU")[0]
ENDLESS: list = []
ENDLESS.append(ENDLESS)
PAIR = np.array([True, False])
CALLS = {
    "keepdims": (lambda: tf.reduce_sum(X, keepdims=PAIR), TypeError),
    "keepdims of mean": (lambda: tf.reduce_mean(X, keepdims=PAIR), TypeError),
    "keepdims of norm": (lambda: tf.norm(X, axis=0, keepdims=PAIR), TypeError),
    "keepdims of count_nonzero": (lambda: tf.math.count_nonzero(X, keepdims=PAIR), TypeError),
    "exclusive": (lambda: tf.cumsum(X, exclusive=PAIR), TypeError),
    "transpose_a": (lambda: tf.matmul(X, X, transpose_a=PAIR), TypeError),
    "approximate": (lambda: tf.nn.gelu(X, approximate=PAIR), TypeError),
    "conjugate": (lambda: tf.transpose(X, conjugate=PAIR), TypeError),
    "binary_output": (lambda: tf.math.bincount([1], binary_output=PAIR), TypeError),
    "axis of bincount": (lambda: tf.math.bincount([1], axis=PAIR), TypeError),
    "axis of softmax": (lambda: tf.nn.softmax(X, axis=PAIR), TypeError),
    "axis of cross entropy": (lambda: tf.nn.softmax_cross_entropy_with_logits(X, X, axis=PAIR), TypeError),
    "batch_dims of gather": (lambda: tf.gather(X, [0], batch_dims=PAIR), TypeError),
    "batch_dims of gather_nd": (lambda: tf.gather_nd(X, [[0]], batch_dims=PAIR), TypeError),
    "num of unstack": (lambda: tf.unstack(X, num=[2]), TypeError),
    "num of split": (lambda: tf.split(X, [1, 1], num=[2]), TypeError),
    "masks": (lambda: tf.strided_slice(X, [0], [1], begin_mask=[1]), TypeError),
    "out_type": (lambda: tf.shape(X, out_type=tf.float32), TypeError),
    "ord": (lambda: tf.norm(X, ord=None), ValueError),
    "ord of matrices": (lambda: tf.norm(X, ord=PAIR, axis=[0, 1]), ValueError),
    "direction": (lambda: tf.sort(X, direction=PAIR), ValueError),
    "indexing": (lambda: tf.meshgrid([1], [2], indexing=PAIR), ValueError),
    "alg": (lambda: tf.random.stateless_uniform([1], [1, 2], alg=PAIR), TypeError),
    "data_format": (lambda: tf.nn.bias_add(X, [1.0, 2.0], data_format=3), ValueError),
    "num_segments": (lambda: tf.math.unsorted_segment_sum(X, [0, 1], []), tf.errors.InvalidArgumentError),
    "k": (lambda: tf.math.top_k(X, []), tf.errors.InvalidArgumentError),
    "num_samples": (lambda: tf.random.categorical(X, []), tf.errors.InvalidArgumentError),
    "size of bincount": (lambda: tf.math.bincount([1], minlength=[3, 4]), tf.errors.InvalidArgumentError),
    "reverse": (lambda: tf.cumsum(X, reverse="no"), TypeError),
    "True as an axis": (lambda: tf.expand_dims(X, True), TypeError),
    "bools as indices": (lambda: tf.gather(X, [True, False]), tf.errors.InvalidArgumentError),
    "minlength": (lambda: tf.math.bincount([1], minlength=1.5), TypeError),
    "alpha": (lambda: tf.nn.leaky_relu(X, alpha="0.1"), TypeError),
    "limit": (lambda: tf.range(float("inf")), tf.errors.InvalidArgumentError),
    "axes of tensordot": (lambda: tf.tensordot(X, X, {0, 1}), ValueError),
    "no axes of tensordot": (lambda: tf.tensordot(X, X, None), TypeError),
    "noise_shape": (lambda: tf.nn.dropout(X, 0.5, noise_shape=[1]), ValueError),
    "rate": (lambda: tf.nn.dropout(X, tf.constant([0.5, 0.5])), ValueError),
    "no axis of roll": (lambda: tf.roll(X, 1, axis=None), ValueError),
    "batch_shape": (lambda: tf.eye(2, batch_shape={1}), ValueError),
    "pos_weight": (lambda: tf.nn.weighted_cross_entropy_with_logits(X, X, pos_weight=None), ValueError),
    "max_norm": (lambda: tf.nn.embedding_lookup(X, [0], max_norm="a"), TypeError),
    "num_partitions": (lambda: tf.dynamic_partition(X, [0, 1], 10**12), tf.errors.InvalidArgumentError),
    "indices of dynamic_stitch": (lambda: tf.dynamic_stitch(1, [X]), TypeError),
    "inputs of add_n": (lambda: tf.add_n(1.0), TypeError),
    "values of stack": (lambda: tf.stack(3.0), TypeError),
    "a logit": (lambda: tf.nn.softmax_cross_entropy_with_logits(1.0, 2.0), tf.errors.InvalidArgumentError),
    "shape of broadcast_to": (lambda: tf.broadcast_to([1.0], 3), tf.errors.InvalidArgumentError),
    "a class as an index": (lambda: tf.constant([1, 2])[np.int32], TypeError),
    "function": (lambda: tf.test.compute_gradient(3, [1.0]), TypeError),
    "configurations": (lambda: tf.config.set_logical_device_configuration(CPU, 3), ValueError),
    "an endless structure": (lambda: tf.nest.assert_same_structure(ENDLESS, [3]), ValueError),
    "device": (lambda: tf.config.get_logical_device_configuration(PAIR), ValueError),
    "devices": (lambda: tf.config.set_visible_devices(3), ValueError),
    "configured device": (lambda: tf.config.set_logical_device_configuration([], []), ValueError),
    "threads": (lambda: tf.config.threading.set_intra_op_parallelism_threads("two"), TypeError),
    "conversion": (lambda: tf.register_tensor_conversion_function(3, len), TypeError),
    "index of a shape": (lambda: tf.TensorShape([2, 3])["a"], TypeError),
    "index past a shape": (lambda: tf.TensorShape([2, 3])[5], IndexError),
    "rank of a shape": (lambda: tf.TensorShape([2, 3]).with_rank("a"), TypeError),
    "tensors of two dtypes": (lambda: tf.add(X, [tf.zeros([1]), tf.constant([1])]), tf.errors.InvalidArgumentError),
}


def test_what_tensorflow_takes():
    assert tf.one_hot([0], 2, on_value=7, off_value=0.5, dtype=tf.float32).numpy().tolist() == [[7.0, 0.5]]
    assert tf.linspace(0.0, np.inf, 3).numpy().tolist() == [0.0, np.inf, np.inf]
    assert tf.sequence_mask([1.5], 3).numpy().tolist() == [[True, False, False]]
    assert tf.repeat(7, 2, axis=0).numpy().tolist() == [7, 7]
    assert tf.TensorShape([2, 3]).with_rank(None) == [2, 3]
    assert not tf.TensorSpec([2, 3]).is_compatible_with(None)
    assert not tf.TensorSpec([2]).is_compatible_with(np.zeros(2, np.float32))
    assert tf.config.list_physical_devices(PAIR) == []
    assert tf.nn.leaky_relu([-1.0], alpha=tf.constant(0.5)).numpy().tolist() == [-0.5]
    assert tf.tensordot(X, X, np.int64(1)).numpy().tolist() == tf.matmul(X, X).numpy().tolist()
    assert tf.add(tf.constant(1.0, tf.float64), [tf.constant(1), 2.5]).dtype == tf.float64


@pytest.mark.parametrize(("call", "error"), CALLS.values(), ids=CALLS)
def test_an_argument_of_the_wrong_kind(call, error):
    with pytest.raises(error, match=r"^[\w.]+: .+: .+"):
        call()
