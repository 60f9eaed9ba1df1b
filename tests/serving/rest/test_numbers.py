"""Numbers as text."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.rest.numbers import encoded, texts


@given(st.sampled_from(["float32", "float64"]).flatmap(lambda dtype: arrays(dtype, 4)))
def test_decimals_come_back_exactly_and_look_like_decimals(array):
    found = texts(array)
    back = np.array([float(text) for text in found]).astype(array.dtype)
    np.testing.assert_array_equal(back, array)
    assert all("." in text or "e" in text or text.lstrip("-") in ("NaN", "Infinity") for text in found)


def test_as_few_digits_as_six_where_they_do():
    assert texts(np.array([0.1, 1e10, 123456, 1234567, 1 / 3], np.float32)) == [
        "0.1", "1e+10", "123456.0", "1234567.0", "0.333333343"]
    assert texts(np.array([0.1, 1 / 3])) == ["0.1", "0.33333333333333331"]


def test_other_types():
    assert texts(np.array([True, False])) == ["true", "false"]
    assert texts(np.array([-(2**63)])) == ["-9223372036854775808"]
    assert texts(np.array([b'a"\n', "é".encode(), b"\xff"], object)) == ['"a\\"\\n"', '"é"', '"\udcff"']
    assert json.loads(encoded(b"\x00\xff")) == "AP8="
    with pytest.raises(InvalidArgumentError, match="Failed to write JSON value for tensor type: half"):
        texts(np.ones(1, np.float16))
