"""minitf/keras/applications/blocks.py"""

import pytest

import minitf as tf
from minitf.keras.applications.application import Options
from minitf.keras.applications.blocks import correct_pad, divisible, pretrained_size, square_size


@pytest.mark.parametrize(("size", "kernel", "padding"), [
    ((8, 8), 3, ((0, 1), (0, 1))), ((7, 8), 5, ((2, 2), (1, 2))), ((None, None), 3, ((0, 1), (0, 1))),
])  # fmt: skip
def test_a_padding_before_strides(size, kernel, padding):
    assert correct_pad(tf.keras.Input((*size, 3)), kernel) == padding


def test_numbers_of_channels_are_multiples():
    assert [divisible(n) for n in (1, 8, 11, 12, 18, 24 * 1.3)] == [8, 8, 16, 16, 24, 32]


def test_square_sizes():
    assert square_size((96, 96, 3), (96, 128)) == 96
    assert square_size((96, 128, 3), (96, 128)) == 224


def test_weights_of_another_size_are_taken_with_a_warning():
    asked = Options(False, "imagenet", None, None, None, 1000, None, None)
    assert pretrained_size(asked, (128, 128, 3), (128,)) == 128
    with pytest.warns(UserWarning, match=r"Weights for input shape \(224, 224\)"):
        assert pretrained_size(asked, (100, 100, 3), (128,)) == 224
