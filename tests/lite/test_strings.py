"""Texts, as files hold them."""

import numpy as np
import pytest

from minitf.lite.strings import as_texts, bytes_of_strings, strings_of_bytes


@pytest.mark.parametrize("texts", [[[b"ab", b""], [b"\x00", b"long" * 100]], [], b"one"])
def test_there_and_back(texts):
    array = np.array(texts, object)
    found = strings_of_bytes(bytes_of_strings(array), array.shape)
    assert found.tolist() == array.tolist()
    assert found.shape == array.shape


@pytest.mark.parametrize("change", [{0: 3}, {4: 255}, {8: 0}, {12: 200}])
def test_damage_is_told(change):
    data = bytearray(bytes_of_strings(np.array([b"ab", b"c"], object)))
    for place, value in change.items():
        data[place] = value
    with pytest.raises(ValueError, match="damaged"):
        strings_of_bytes(data, (2,))
    with pytest.raises(ValueError, match="damaged"):
        strings_of_bytes(data[:9], (2,))


def test_what_a_tensor_of_texts_takes():
    assert as_texts(["a", b"b"]).tolist() == [b"a", b"b"]
    assert as_texts(np.array(["é"])).tolist() == ["é".encode()]
    with pytest.raises(ValueError, match="a int in a tensor of texts"):
        as_texts([1])
