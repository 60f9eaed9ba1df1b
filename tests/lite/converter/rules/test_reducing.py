import minitf as tf
from lite.graphs import graph_of


def test_axes_are_a_constant():
    (mean,) = graph_of(lambda x: tf.reduce_mean(x, [-1, 0], keepdims=True), (2, 3, 4)).operations
    assert (mean.code, mean.inputs[1].array.tolist(), mean.options) == ("MEAN", [2, 0], {"keep_dims": True})


def test_without_axes_all_are_meant():
    (total,) = graph_of(lambda x: tf.reduce_sum(x), (2, 3)).operations
    assert total.inputs[1].array.tolist() == [0, 1]


def test_a_place_is_of_the_dtype_that_was_asked_for():
    (place,) = graph_of(lambda x: tf.argmax(x, 1, output_type=tf.int32), (2, 3)).operations
    assert (place.code, place.output.dtype.name) == ("ARG_MAX", "int32")
