"""The parts of a batch."""

import pytest

from minitf.keras.training.packing import pack_x_y_sample_weight, unpack_x_y_sample_weight


@pytest.mark.parametrize(("parts", "packed"), [
    (("x",), "x"), (("x", "y"), ("x", "y")), (("x", "y", "w"), ("x", "y", "w")), ((("a", "b"),), (("a", "b"),))])
def test_there_and_back(parts, packed):
    assert pack_x_y_sample_weight(*parts) == packed
    assert unpack_x_y_sample_weight(packed) == (*parts, *[None] * (3 - len(parts)))


def test_lists_are_taken_for_tuples():
    assert unpack_x_y_sample_weight(["x", "y"]) == ("x", "y", None)


def test_more_than_three():
    with pytest.raises(ValueError, match="4 parts"):
        unpack_x_y_sample_weight((1, 2, 3, 4))
