"""Images as arrays, arrays as images, and files of them (the numbers are Keras's)."""

import io

import numpy as np
import pytest

from minitf.keras.utils import array_to_img, img_to_array, load_img, save_img

RAMP = np.arange(24, dtype="float32").reshape(2, 4, 3)


def test_numbers_are_stretched_over_the_whole_range():
    image = array_to_img(RAMP)
    assert (image.mode, image.size) == ("RGB", (4, 2))
    assert img_to_array(image)[1, 3].tolist() == [232.0, 243.0, 255.0]
    assert img_to_array(array_to_img(np.full((1, 1, 1), 7.0))).tolist() == [[[0.0]]]


def test_numbers_stay_without_scaling():
    assert np.array_equal(img_to_array(array_to_img(RAMP, scale=False)), RAMP)
    assert RAMP[0, 0, 1] == 1.0
    assert array_to_img(np.full((2, 2, 1), 300.0), scale=False).mode == "I"


def test_channels_first():
    image = array_to_img(RAMP.transpose(2, 0, 1), data_format="channels_first", scale=False)
    assert image.size == (4, 2)
    assert np.array_equal(img_to_array(image, data_format="channels_first", dtype="uint8"), RAMP.transpose(2, 0, 1))
    assert img_to_array(np.zeros((2, 4)), data_format="channels_first").shape == (1, 2, 4)


def test_a_file_gives_back_what_was_saved(tmp_path):
    save_img(tmp_path / "ramp.png", RAMP, scale=False)
    assert np.array_equal(img_to_array(load_img(tmp_path / "ramp.png")), RAMP)
    assert load_img(tmp_path / "ramp.png", color_mode="grayscale").mode == "L"
    assert load_img(str(tmp_path / "ramp.png"), color_mode="rgba").mode == "RGBA"


def test_a_jpeg_has_no_fourth_channel(tmp_path):
    with pytest.warns(UserWarning, match="does not support RGBA"):
        save_img(tmp_path / "clear.jpg", np.zeros((3, 3, 4)))
    assert load_img(tmp_path / "clear.jpg").mode == "RGB"


def test_resizing_stretches_or_cuts():
    file = io.BytesIO()
    save_img(file, RAMP, file_format="png", scale=False)
    stretched = img_to_array(load_img(file, target_size=(2, 2)))
    cut = img_to_array(load_img(file, target_size=(2, 2), keep_aspect_ratio=True))
    assert stretched[0, :, 0].tolist() == [3.0, 9.0]
    assert cut[0, :, 0].tolist() == [3.0, 6.0]


@pytest.mark.parametrize(("error", "call"), [
    (ValueError, lambda file: array_to_img(np.zeros((2, 2)))),
    (ValueError, lambda file: array_to_img(np.zeros((2, 2, 2)))),
    (ValueError, lambda file: img_to_array(np.zeros(2))),
    (ValueError, lambda file: load_img(file, color_mode="sepia")),
    (ValueError, lambda file: load_img(file, target_size=(1, 1), interpolation="guess")),
    (TypeError, lambda file: load_img(3)),
])  # fmt: skip
def test_what_is_refused(error, call):
    file = io.BytesIO()
    save_img(file, RAMP, file_format="png")
    with pytest.raises(error):
        call(file)
