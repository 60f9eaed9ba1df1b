"""From arrays of bytes and to them."""

import numpy as np

from minitf.ops.strings.texts import numbers_of, packed, texts_of


def test_shapes_are_kept_and_text_is_encoded():
    x = np.array([[b"a", b"bc"]], object)
    assert texts_of(lambda t: t.decode() + "é", x).tolist() == [["aé".encode(), "bcé".encode()]]
    assert numbers_of(len, x, np.int32).tolist() == [[1, 2]]
    assert numbers_of(len, x[:0], np.int32).shape == (0, 2)


def test_no_texts():
    assert packed([], (0, 3)).shape == (0, 3)
