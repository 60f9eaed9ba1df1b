"""concat, split, stack and unstack against TensorFlow's answers, NumPy and finite differences."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("joining")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(shape=hnp.array_shapes(max_dims=3, max_side=4), data=st.data())
def test_concat_is_numpys_and_split_undoes_it(shape, data):
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    sizes = data.draw(st.lists(st.integers(0, 3), min_size=2, max_size=4))
    parts = []
    for i, n in enumerate(sizes):
        dims = list(shape)
        dims[axis] = n
        parts.append(np.full(dims, i, "float32"))
    y = tf.concat(parts, axis)
    np.testing.assert_array_equal(y.numpy(), np.concatenate(parts, axis))
    for part, found in zip(parts, tf.split(y, sizes, axis), strict=True):
        np.testing.assert_array_equal(found.numpy(), part)


@given(shape=hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3), data=st.data())
def test_stack_is_numpys_and_unstack_undoes_it(shape, data):
    axis = data.draw(st.integers(-len(shape) - 1, len(shape)))
    parts = [np.full(shape, i) for i in range(data.draw(st.integers(1, 3)))]
    y = tf.stack(parts, axis)
    np.testing.assert_array_equal(y.numpy(), np.stack(parts, axis))
    for part, found in zip(parts, tf.unstack(y, axis=axis), strict=True):
        np.testing.assert_array_equal(found.numpy(), part)


def test_slopes():
    x, y = np.arange(4.0).reshape(2, 2) / 3, np.arange(6.0).reshape(2, 3) / 5
    assert_slopes(lambda x, y: tf.concat([x, y, x], 1) ** 2, x, y)
    assert_slopes(lambda x: tf.stack([x, x * x], axis=-1) ** 2, x)
    assert_slopes(lambda x: tf.unstack(x, axis=1)[1] ** 2, x)
    assert_slopes(lambda y: tf.split(y, 3, axis=1)[2] ** 2 + tf.split(y, [1, -1], axis=1)[0], y)


def test_a_graph_does_not_know_every_size():
    from minitf.core.spec import Spec
    from minitf.ops.shapes.joining import ConcatV2, Pack, SplitV, Unpack

    x = Spec((None, 3), tf.float32)
    assert ConcatV2.infer(x, Spec((4, 3), tf.float32), axis=0).dims == (None, 3)
    assert ConcatV2.infer(x, x, axis=1).dims == (None, 6)
    assert Pack.infer(x, x, axis=0).dims == (2, None, 3)
    assert Pack.infer(x, Spec(None, tf.float32), axis=0).dims is None
    assert [y.dims for y in Unpack.infer(x, axis=1, num=3)] == [(None,)] * 3
    sizes = Spec((2,), tf.int32)
    assert [y.dims for y in SplitV.infer(x, sizes, axis=1, num_split=2)] == [(None, None)] * 2
