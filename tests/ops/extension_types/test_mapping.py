"""The same for every tensor of an extension type."""

import minitf as tf
from minitf.ops.extension_types.mapping import less_axes, mapped, more_axes
from ops.extension_types.types import Network


def test_several_as_one_and_back():
    a, b = Network([1, 2]), Network([3, 4])
    both = mapped(lambda *xs: tf.stack(xs), a, b, of_shape=more_axes(2))
    assert (both.work.numpy().tolist(), both.shape.as_list()) == ([[1, 2], [3, 4]], [2])
    first = mapped(lambda x: x[0], both, of_shape=less_axes)
    assert (first.work.numpy().tolist(), first.shape.as_list()) == ([1, 2], [])
