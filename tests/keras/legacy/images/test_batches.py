"""minitf/keras/legacy/images/batches.py"""

import numpy as np
import pytest

import minitf as tf

image = tf.keras.preprocessing.image
X, Y = np.arange(10.0).reshape(5, 2, 1, 1), np.arange(5)


def flow(*args, **options):
    return image.ImageDataGenerator().flow(*args, **{"batch_size": 2, "shuffle": False} | options)


def test_batches_follow_each_other_without_an_end():
    batches = flow(X, Y)
    assert len(batches) == 3
    assert [next(batches)[1].tolist() for _ in range(4)] == [[0, 1], [2, 3], [4], [0, 1]]
    batches.reset()
    assert next(batches)[1].tolist() == [0, 1]


def test_a_batch_by_number():
    assert flow(X, Y)[2][0].tolist() == X[4:].tolist()
    with pytest.raises(ValueError, match="there are 3"):
        flow(X, Y)[3]


def test_what_belongs_to_the_pictures():
    assert flow(X)[0].shape == (2, 2, 1, 1)
    _, y, weights = flow(X, Y, sample_weight=Y * 2.0)[1]
    assert (y.tolist(), weights.tolist()) == ([2, 3], [4.0, 6.0])
    (pictures, others), y = flow((X, Y + 10), Y)[0]
    assert (pictures.shape, others.tolist()) == ((2, 2, 1, 1), [10, 11])


def test_a_picture_is_not_changed_in_its_place():
    x = X.copy()
    next(image.ImageDataGenerator(rescale=5.0).flow(x, batch_size=5))
    assert np.array_equal(x, X)


def test_parts():
    generator = image.ImageDataGenerator(validation_split=0.4)
    y = np.array([0, 1, 0, 1, 1])
    assert generator.flow(X, y, subset="validation").n == 2
    assert generator.flow(X, y, subset="training").n == 3
    with pytest.raises(ValueError, match="different number of classes"):
        generator.flow(X, Y, subset="training")
    with pytest.raises(ValueError, match="Invalid subset name"):
        generator.flow(X, y, subset="test")


def test_pictures_can_be_kept(tmp_path):
    next(flow(X * 20, save_to_dir=str(tmp_path), save_prefix="a"))
    assert [path.name[:4] for path in sorted(tmp_path.iterdir())] == ["a_0_", "a_1_"]


def test_refused():
    with pytest.raises(ValueError, match="same length"):
        flow(X, Y[:3])
    with pytest.raises(ValueError, match="rank 4"):
        flow(X[0], None)
    with pytest.raises(NotImplementedError, match="_get_batches"):
        image.Iterator(3, 2, False, None)[0]
