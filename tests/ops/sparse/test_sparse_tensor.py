"""SparseTensor: what it is made of, how it prints, what it refuses."""

import pytest

import minitf as tf
from minitf.ops.sparse.sparse_tensor import select, take

ST = tf.SparseTensor([[0, 1], [2, 0]], [1.0, 2.0], [3, 4])


def test_what_it_is():
    assert (ST.dtype, ST.shape.as_list(), ST.get_shape().rank) == (tf.float32, [3, 4], 2)
    assert ST == ST
    assert hash(ST) == hash(ST)
    assert tf.is_tensor(ST)
    assert tf.sparse.SparseTensor is tf.SparseTensor


def test_it_prints_as_in_tensorflow():
    assert repr(tf.SparseTensor([[5]], [1], [9])) == (
        "SparseTensor(indices=tf.Tensor([[5]], shape=(1, 1), dtype=int64), "
        "values=tf.Tensor([1], shape=(1,), dtype=int32), dense_shape=tf.Tensor([9], shape=(1,), dtype=int64))"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([[0, 1]], [1.0, 2.0], [3, 4]), "there must be one row of indices for each value"),
        (([[0, 1]], [1.0], [3]), "a row of indices must have a coordinate for each axis"),
        (([0, 1], [1.0, 2.0], [3]), "indices has shape \\(2,\\): it must have rank 2"),
        (([[0]], [[1.0]], [3]), "values has shape \\(1, 1\\): it must have rank 1"),
        (([[0]], [1.0], 3), "dense_shape has shape \\(\\): it must have rank 1"),
    ],
)
def test_parts_that_do_not_fit_are_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        tf.SparseTensor(*arguments)


def test_no_op_takes_it_for_a_tensor():
    with pytest.raises(ValueError, match=r"it is no single tensor. Use tf.sparse.to_dense\(x\) first"):
        tf.convert_to_tensor(ST)
    with pytest.raises(ValueError, match="it is no single tensor"):
        tf.reduce_sum(ST)


def test_a_tensor_beside_it_broadcasts():
    assert (ST * tf.constant([[1.0], [5.0], [7.0]])).values.numpy().tolist() == [1, 14]
    assert (ST / 2).values.numpy().tolist() == [0.5, 1]
    with pytest.raises(tf.errors.InvalidArgumentError):
        ST * tf.ones([2, 3, 4])


def test_other_values_and_shapes():
    assert ST.with_values(["a", "b"]).dtype == tf.string
    with pytest.raises(ValueError, match="there must be one row"):
        ST.with_values([1])
    ST.set_shape([3, None])
    with pytest.raises(ValueError, match="the shape of a tensor is fixed"):
        ST.set_shape([4, 4])
    assert tf.SparseTensor.from_value(ST).values.numpy().tolist() == [1, 2]
    with pytest.raises(TypeError, match="it must have indices"):
        tf.SparseTensor.from_value(5)


def test_choosing_elements():
    assert take(ST, [1, 0]).indices.numpy().tolist() == [[2, 0], [0, 1]]
    assert select(ST, tf.constant([False, True])).values.numpy().tolist() == [2]
