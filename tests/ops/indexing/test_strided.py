"""strided_slice against TensorFlow's answers; its adjoint puts every element back where it came from."""

import numpy as np

import minitf as tf
from minitf.core.execute import execute
from minitf.core.spec import Spec
from minitf.ops.indexing.strided import Masks, StridedSlice, StridedSliceGrad, entry_dims, sliced_dims
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("strided")
def test_as_tensorflow(call, answered):
    check(call, answered)


def test_slopes():
    assert_slopes(lambda x: tf.strided_slice(x, [2, 0], [0, 3], [-1, 2]) ** 2, np.arange(9.0).reshape(3, 3) / 5)


def test_the_adjoint_undoes_the_slice():
    dy = tf.constant([[1.0, 2.0]])
    where = ([1, 3], [2, 0], [1, -2])
    dx = execute(StridedSliceGrad, [2, 4], *where, dy, masks=Masks())
    assert dx.numpy().tolist() == [[0, 0, 0, 0], [0, 2, 0, 1]]
    assert execute(StridedSlice, dx, *where, masks=Masks()).numpy().tolist() == dy.numpy().tolist()


INT64 = tf.int64


def vector(*values):
    return Spec((len(values),), INT64, np.array(values))


def test_an_unknown_axis_stays_unknown_unless_it_is_dropped():
    begin, end, strides = vector(0, 1), vector(0, 2), vector(1, 1)
    assert sliced_dims((None, None, 5), begin, end, strides, Masks(shrink_axis_mask=1)) == (None, 5)


def test_a_begin_that_a_graph_will_compute():
    unknown = Spec((2,), INT64)
    dims = sliced_dims((4, 5, 6), unknown, unknown, vector(1, 1), Masks(ellipsis_mask=1, shrink_axis_mask=2))
    assert dims == (4, 5)
    assert sliced_dims((4, 5), unknown, unknown, vector(1, 1), Masks()) == (None, None)
    assert sliced_dims(None, unknown, unknown, unknown, Masks()) is None
    assert entry_dims(slice(0, None, 2), 5, axis=0) == (3,)
