"""Taking apart and putting together again changes nothing: reshape, transpose, split, stack, pad."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from contracts.row import ANY, sample

SHAPES = hnp.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=4)


@given(shape=SHAPES)
def test_reshape_there_and_back(shape):
    x = tf.constant(sample(shape, ANY, "int32"))
    flat = tf.reshape(x, [-1])
    np.testing.assert_array_equal(flat.numpy(), x.numpy().reshape(-1))
    np.testing.assert_array_equal(tf.reshape(flat, shape).numpy(), x.numpy())


@given(shape=hnp.array_shapes(min_dims=1, max_dims=4, min_side=1, max_side=4), data=st.data())
def test_reshape_works_out_one_size(shape, data):
    unknown = data.draw(st.integers(0, len(shape) - 1))
    asked = [-1 if i == unknown else n for i, n in enumerate(shape)]
    assert tf.reshape(tf.range(np.prod(shape)), asked).shape == shape


@given(shape=SHAPES, data=st.data())
def test_transpose_there_and_back(shape, data):
    perm = data.draw(st.permutations(range(len(shape))))
    x = tf.constant(sample(shape, ANY, "int32"))
    y = tf.transpose(x, perm)
    np.testing.assert_array_equal(y.numpy(), x.numpy().transpose(perm))
    np.testing.assert_array_equal(tf.transpose(y, np.argsort(perm)).numpy(), x.numpy())


@given(shape=SHAPES, data=st.data())
def test_split_undoes_concat(shape, data):
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    sizes = data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=4))
    parts = []
    for i, n in enumerate(sizes):
        dims = list(shape)
        dims[axis] = n
        parts.append(sample(dims, ANY, "float32", i))
    joined = tf.concat(parts, axis)
    np.testing.assert_array_equal(joined.numpy(), np.concatenate(parts, axis))
    for part, again in zip(parts, tf.split(joined, sizes, axis), strict=True):
        np.testing.assert_array_equal(again.numpy(), part)


@given(shape=SHAPES, count=st.integers(1, 4), data=st.data())
def test_unstack_undoes_stack(shape, count, data):
    axis = data.draw(st.integers(-len(shape) - 1, len(shape)))
    rows = [sample(shape, ANY, "int32", i) for i in range(count)]
    stacked = tf.stack(rows, axis)
    np.testing.assert_array_equal(stacked.numpy(), np.stack(rows, axis))
    for row, again in zip(rows, tf.unstack(stacked, axis=axis), strict=True):
        np.testing.assert_array_equal(again.numpy(), row)


@given(shape=SHAPES, data=st.data())
def test_squeeze_undoes_expand_dims(shape, data):
    axis = data.draw(st.integers(-len(shape) - 1, len(shape)))
    x = sample(shape, ANY, "int32")
    y = tf.expand_dims(x, axis)
    np.testing.assert_array_equal(y.numpy(), np.expand_dims(x, axis))
    np.testing.assert_array_equal(tf.squeeze(y, axis).numpy(), x)


@given(shape=hnp.array_shapes(max_dims=3, min_side=2, max_side=4), data=st.data())
def test_pad_is_numpys(shape, data):
    mode = data.draw(st.sampled_from(["CONSTANT", "REFLECT", "SYMMETRIC"]))
    paddings = [[data.draw(st.integers(0, n - 1)) for _ in range(2)] for n in shape]
    x = sample(shape, ANY, "float64")
    np.testing.assert_array_equal(tf.pad(x, paddings, mode).numpy(), np.pad(x, paddings, mode=mode.lower()))


@given(shape=hnp.array_shapes(max_dims=3, min_side=0, max_side=3), data=st.data())
def test_tile_is_numpys(shape, data):
    multiples = [data.draw(st.integers(0, 3)) for _ in shape]
    x = sample(shape, ANY, "int32")
    np.testing.assert_array_equal(tf.tile(x, multiples).numpy(), np.tile(x, multiples))


@given(shape=SHAPES, data=st.data())
def test_reverse_is_numpys_flip(shape, data):
    axes = data.draw(st.lists(st.integers(0, len(shape) - 1), unique=True))
    x = sample(shape, ANY, "int32")
    np.testing.assert_array_equal(tf.reverse(x, axes).numpy(), np.flip(x, tuple(axes)))


@given(shape=hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3), depth=st.integers(0, 4), data=st.data())
def test_one_hot_has_one_one(shape, depth, data):
    indices = data.draw(hnp.arrays(np.int32, shape, elements=st.integers(-1, 4)))
    expected = (np.arange(depth) == indices[..., None]).astype("float32")
    np.testing.assert_array_equal(tf.one_hot(indices, depth).numpy(), expected)
