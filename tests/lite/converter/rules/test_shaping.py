import minitf as tf
from lite.graphs import codes, graph_of


def test_a_slice_to_the_end_says_so_by_a_mask():
    (cut,) = graph_of(lambda x: x[1:, ..., 0], (4, 3, 2)).operations
    assert cut.code == "STRIDED_SLICE"
    assert (cut.options["end_mask"] & 1, cut.options["ellipsis_mask"], cut.options["shrink_axis_mask"]) == (1, 2, 4)
    assert {x.dtype.name for x in cut.inputs[1:]} == {"int32"}


def test_the_shape_of_a_tensor_of_known_sizes_is_a_constant():
    assert codes(graph_of(lambda x: tf.reshape(x, tf.shape(x)[::-1]), (2, 3))) == ["RESHAPE"]
    assert codes(graph_of(lambda x: tf.reshape(x, tf.shape(x)[::-1]), (None, 3)))[0] == "SHAPE"


def test_pads_with_zeros_and_with_others():
    assert codes(graph_of(lambda x: tf.pad(x, [[1, 1]]), (2,))) == ["PAD"]
    assert codes(graph_of(lambda x: tf.pad(x, [[1, 1]], constant_values=2.0), (2,))) == ["PADV2"]


def test_axes_are_counted_from_the_front():
    (join,) = graph_of(lambda x: tf.concat([x, x], -1), (2, 3)).operations
    assert join.options["axis"] == 1
