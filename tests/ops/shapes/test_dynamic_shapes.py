"""ensure_shape and broadcast_dynamic_shape against TensorFlow's answers."""

import numpy as np
from hypothesis import given
from hypothesis.extra import numpy as hnp

import minitf as tf
from minitf.core.spec import Spec
from minitf.ops.shapes.dynamic_shapes import EnsureShape
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("dynamic_shapes")
def test_as_tensorflow(call, answered):
    check(call, answered)


@given(shapes=hnp.mutually_broadcastable_shapes(num_shapes=2, min_side=0, max_dims=4))
def test_the_broadcast_shape_is_numpys(shapes):
    found = tf.broadcast_dynamic_shape(*[tf.constant(s, tf.int32) for s in shapes.input_shapes])
    assert tuple(found.numpy().tolist()) == shapes.result_shape


def test_ensure_shape_teaches_a_graph_what_it_did_not_know():
    assert EnsureShape.infer(Spec((None, 3), tf.float32), shape=(2, None)).dims == (2, 3)
    assert EnsureShape.infer(Spec(None, tf.float32), shape=(2, None)).dims == (2, None)
    assert EnsureShape.infer(Spec(None, tf.float32), shape=None).dims is None


def test_slopes():
    assert_slopes(lambda x: tf.ensure_shape(x, [None]) ** 2, np.array([1.0, 2.0]))
