"""minitf/keras/legacy/images/files.py"""

import numpy as np
import pandas as pd
import pytest

import minitf as tf

image = tf.keras.preprocessing.image


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("pets")
    for number, name in enumerate(["cats/a.png", "cats/b.png", "cats/more/c.png", "dogs/d.png", "dogs/e.txt"]):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".png":
            image.save_img(path, np.full((4, 4, 3), number * 10.0), scale=False)
        else:
            path.touch()
    return root


def test_a_folder_for_each_class(folder, capsys):
    batches = image.ImageDataGenerator(rescale=0.1).flow_from_directory(folder, (4, 4), batch_size=3, shuffle=False)
    assert "Found 4 images belonging to 2 classes." in capsys.readouterr().out
    assert batches.class_indices == {"cats": 0, "dogs": 1}
    assert batches.filenames == ["cats/a.png", "cats/b.png", "cats/more/c.png", "dogs/d.png"]
    (x, y), (x2, y2) = next(batches), next(batches)
    assert x[:, 0, 0, 0].round(3).tolist() == [0, 1, 2]
    assert (x2.shape, y2.tolist(), y.tolist()) == ((1, 4, 4, 3), [[0, 1]], [[1, 0]] * 3)
    assert batches.labels.tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize(("mode", "expected"), [("binary", [0.0, 0.0, 0.0, 1.0]), ("sparse", [0.0, 0.0, 0.0, 1.0])])
def test_numbers_of_classes(folder, mode, expected):
    batches = image.ImageDataGenerator().flow_from_directory(folder, (2, 2), class_mode=mode, shuffle=False)
    assert next(batches)[1].tolist() == expected


def test_without_classes_and_with_some(folder):
    generator = image.ImageDataGenerator(validation_split=0.5)
    assert next(generator.flow_from_directory(folder, (2, 2), "grayscale", class_mode=None)).shape == (4, 2, 2, 1)
    assert generator.flow_from_directory(folder, classes=["dogs"]).samples == 1
    assert generator.flow_from_directory(folder, subset="validation").filenames == ["cats/a.png"]
    x, y = next(generator.flow_from_directory(folder, (2, 2), class_mode="input"))
    assert np.array_equal(x, y)


def test_a_frame(folder, capsys):
    frame = pd.DataFrame({"filename": ["cats/a.png", "dogs/d.png", "gone.png"], "class": ["c", "d", "d"],
                          "age": [1.5, 2.5, 3.5]})
    generator = image.ImageDataGenerator()
    with pytest.warns(UserWarning, match="Found 1 invalid image filename"):
        batches = generator.flow_from_dataframe(frame, str(folder), target_size=(2, 2), shuffle=False, weight_col="age")
    assert "Found 2 validated image filenames belonging to 2 classes." in capsys.readouterr().out
    x, y, weights = next(batches)
    assert (x.shape, y.tolist(), weights.tolist()) == ((2, 2, 2, 3), [[1, 0], [0, 1]], [1.5, 2.5])
    raw = generator.flow_from_dataframe(frame[:2], str(folder), y_col="age", class_mode="raw", shuffle=False)
    assert next(raw)[1].tolist() == [1.5, 2.5]
    several = generator.flow_from_dataframe(frame[:2], str(folder), y_col=["age", "age"], class_mode="multi_output",
                                            shuffle=False)
    assert [each.tolist() for each in next(several)[1]] == [[1.5, 2.5]] * 2
    only = generator.flow_from_dataframe(frame[:2], str(folder), classes=["d"], class_mode="sparse")
    assert only.filenames == ["dogs/d.png"]
    labels = pd.DataFrame({"filename": ["cats/a.png"], "class": [["x", "y"]]})
    assert next(generator.flow_from_dataframe(labels, str(folder)))[1].tolist() == [[1, 1]]


@pytest.mark.parametrize(("options", "error", "words"), [
    ({"class_mode": "three"}, ValueError, "class_mode is 'three'"),
    ({"color_mode": "hsv"}, ValueError, "color_mode is 'hsv'"),
    ({"subset": "test"}, ValueError, "subset is 'test'"),
    ({"class_mode": "multi_output"}, TypeError, "must be a list"),
    ({"x_col": "age"}, TypeError, "must be strings"),
    ({"y_col": "age"}, TypeError, "column values must be strings"),
    ({"class_mode": "binary"}, ValueError, "there must be 2 classes"),
], ids=lambda each: str(each)[:20])
def test_refused(folder, options, error, words):
    frame = pd.DataFrame({"filename": ["cats/a.png"], "class": ["c"], "age": [1.5]})
    with pytest.raises(error, match=words):
        image.ImageDataGenerator().flow_from_dataframe(frame, str(folder), **options)
