"""The digits: what is in them, and what happens when the file is not what it should be."""

import numpy as np
import pytest

import minitf as tf
from minitf.datasets import digits


def test_shapes_dtypes_and_ranges():
    (x_train, y_train), (x_test, y_test) = digits.load_data()
    assert (x_train.shape, y_train.shape) == ((1437, 8, 8), (1437,))
    assert (x_test.shape, y_test.shape) == ((360, 8, 8), (360,))
    assert {array.dtype for array in (x_train, y_train, x_test, y_test)} == {np.dtype("uint8")}
    assert (x_train.min(), x_train.max()) == (0, 16)
    assert set(y_train) == set(y_test) == set(range(10))


def test_no_digit_is_rare_in_either_part():
    (_, y_train), (_, y_test) = digits.load_data()
    assert np.bincount(y_train).min() >= 130
    assert np.bincount(y_test).min() >= 27


def test_no_image_stands_in_both_parts():
    (x_train, _), (x_test, _) = digits.load_data()
    assert {x.tobytes() for x in x_train}.isdisjoint({x.tobytes() for x in x_test})


def test_a_caller_may_change_what_it_got():
    (first, _), _ = digits.load_data()
    first[:] = 99
    (second, _), _ = digits.load_data()
    assert second.max() == 16


def test_a_missing_file(tmp_path):
    with pytest.raises(
        tf.errors.NotFoundError, match=r"digits\.load_data: cannot read .*gone\.npz .*Install minitf"
    ):
        digits.load_data(tmp_path / "gone.npz")


def test_a_folder_in_place_of_the_file(tmp_path):
    with pytest.raises(tf.errors.NotFoundError, match="Is a directory"):
        digits.load_data(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[:-1], id="cut short"),
        pytest.param(lambda content: content + b"\0", id="something added"),
        pytest.param(
            lambda content: content[:5000] + bytes([content[5000] ^ 1]) + content[5001:], id="one bit"
        ),
        pytest.param(lambda content: b"cos\nsystem\n(S'true'\ntR.", id="a pickle"),
    ],
)
def test_a_damaged_file(tmp_path, damage):
    file = tmp_path / "digits.npz"
    file.write_bytes(damage(digits.FILE.read_bytes()))
    with pytest.raises(
        tf.errors.DataLossError, match=r"digits\.load_data: .* bytes with SHA-256 .*as shipped"
    ):
        digits.load_data(file)


def test_source_and_licence_are_shipped_with_the_data():
    notice = digits.FILE.with_name("NOTICE").read_text(encoding="utf-8")
    assert "UCI Machine Learning Repository" in notice
    assert "CC BY 4.0" in notice
