"""Pictures of memory plans."""

import pytest

import minitf as tf


def concrete(*sizes):
    f = tf.function(lambda x, y: tf.reduce_sum(tf.exp(tf.nn.relu(x @ y)) @ y))
    return f.get_concrete_function(*(tf.TensorSpec([n, n]) for n in sizes))


def test_every_place_is_a_box_and_the_largest_is_green():
    picture = concrete(64, 64).draw_memory()
    [axes] = picture.figure.axes
    assert len(axes.patches) == 2
    words = [text.get_text() for text in axes.texts]
    assert {"MatMul +2", "KiB", "step"} <= set(words)
    assert picture._repr_png_().startswith(b"\x89PNG")


def test_without_a_plan_there_is_no_picture():
    with pytest.raises(ValueError, match="a plan without places"):
        concrete(2, 2).draw_memory()
