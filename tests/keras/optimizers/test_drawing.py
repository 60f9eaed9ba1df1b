"""Pictures of the ways that optimizers take."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.optimizers.drawing import draw_paths, frame_of, levels_of, path_of


def bowl(x):
    return x[0] ** 2 + 3 * x[1] ** 2


def test_a_path_is_that_of_the_optimizer_which_stays_as_it_is():
    sgd = tf.keras.optimizers.SGD(0.1, momentum=0.5)
    path = path_of(bowl, sgd, [1.0, 1.0], 3)
    assert path.shape == (4, 2)
    np.testing.assert_allclose(path[:2], [[1, 1], [0.8, 0.4]], rtol=1e-6)
    assert int(sgd.iterations) == 0


def test_several_paths_in_one_picture():
    optimizers = [tf.keras.optimizers.SGD(0.1), tf.keras.optimizers.Adam(0.1)]
    [axes] = draw_paths(bowl, optimizers, (1.0, -1.0), steps=5).figure.axes
    assert [text.get_text() for text in axes.get_legend().get_texts()] == [each.name for each in optimizers]
    assert len(axes.lines) == 5  # each path twice, and the start
    assert optimizers[0].draw(bowl, (1.0, -1.0), 2).figure.axes


def test_the_frame_holds_all_paths():
    frame = frame_of([np.array([[0.0, 0.0], [2.0, 1.0]])])
    np.testing.assert_allclose(frame, [[-0.5, 2.5], [-0.5, 1.5]])
    assert levels_of(np.ones((2, 2))) == [1.0]
    assert np.all(np.diff(levels_of(np.arange(4.0))) > 0)


@pytest.mark.parametrize(("start", "rate", "message"), [
    ([1.0, 2.0, 3.0], 0.1, "must be two numbers"), ([1.0, 1.0], 1e30, "must stay finite")])
def test_what_cannot_be_drawn_is_refused(start, rate, message):
    with pytest.raises(ValueError, match=message):
        path_of(bowl, tf.keras.optimizers.SGD(rate), start, 5)
