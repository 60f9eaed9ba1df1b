"""minitf/keras/losses/arguments.py: labels follow the predictions."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.losses.arguments import alike, as_tensor, pair, require_axis, require_same_shape, same_rank


def test_a_tensor_is_cast_and_a_list_is_converted():
    assert as_tensor(tf.constant([1, 2]), "float32").dtype == tf.float32
    assert as_tensor([1, 2], "float16").dtype == tf.float16
    assert as_tensor([0.0, 1.0], "bool").numpy().tolist() == [False, True]
    assert as_tensor(tf.Variable([1.5]), "float64").numpy().tolist() == [1.5]


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "float64"])
def test_labels_take_the_dtype_of_predictions(dtype):
    true, pred = alike(np.array([1, 2]), tf.cast([0.5, 1.0], dtype))
    assert true.dtype == pred.dtype == dtype


def test_integers_become_floats():
    assert [y.dtype for y in alike([1], [2])] == [tf.float32, tf.float32]


@pytest.mark.parametrize(("x", "y", "expected"), [
    ((4,), (4, 1), ((4, 1), (4, 1))),
    ((4, 1), (4,), ((4, 1), (4, 1))),
    ((4, 3), (4, 3, 1), ((4, 3), (4, 3))),
    ((4, 3), (4,), ((4, 3), (4,))),
    ((), (1,), ((), ())),
    ((4, 2), (4, 3), ((4, 2), (4, 3))),
])
def test_same_rank(x, y, expected):
    assert tuple(tuple(each.shape) for each in same_rank(tf.zeros(x), tf.zeros(y))) == expected
    assert tuple(tuple(each.shape) for each in pair(tf.zeros(x), tf.zeros(y))) == expected


def test_a_column_becomes_a_vector_on_request():
    x, y = same_rank(tf.zeros([4]), tf.zeros([4, 1]), expand_vectors=False)
    assert x.shape == y.shape == (4,)


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match=r"categorical: y_true has shape \(2, 3\), y_pred has shape \(2, 4\)"):
        require_same_shape("categorical", tf.zeros([2, 3]), tf.zeros([2, 4]))
    with pytest.raises(ValueError, match="axis is True: it must be an int"):
        require_axis("loss", True)
