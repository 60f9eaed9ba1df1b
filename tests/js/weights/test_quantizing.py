import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minitf.js.weights.quantizing import LEVELS, kinds_of, steps
from minitf.js.weights.values import decode, encode


@given(st.lists(st.floats(-1e6, 1e6, width=32), max_size=20), st.sampled_from(sorted(LEVELS)))
def test_an_error_is_at_most_a_step(numbers, kind):
    array = np.array(numbers, np.float32)
    entry, data = encode("x", array, kind)
    found, _ = decode(entry, data)
    assert len(data) == len(numbers) * (1 if kind == "uint8" else 2)
    assert np.all(np.abs(found - array) <= entry["quantization"]["scale"] * 1.01 + 1e-6 * np.abs(array))


def test_zero_stays_zero():
    array = np.array([-1.3, 0.0, 2.6], np.float32)
    assert decode(*encode("x", array, "uint8"))[0][1] == 0


def test_arrays_of_one_number_are_exact():
    array = np.full((2, 2), 0.3, np.float32)
    assert steps(array, 255) == (float(array[0, 0]), 1.0)
    np.testing.assert_array_equal(decode(*encode("x", array, "uint16"))[0], array)


def test_halves_are_cut_off_at_the_largest():
    found, _ = decode(*encode("x", np.array([1e6, -1e6, 0.1], np.float32), "float16"))
    np.testing.assert_allclose(found, [65504, -65504, 0.1], rtol=1e-3)


def test_integers_keep_their_bits():
    entry, data = encode("x", np.arange(3), "uint8")
    assert "quantization" not in entry
    assert len(data) == 12


def test_integers_that_others_have_quantized_are_read():
    entry = {"name": "x", "shape": [2], "dtype": "int32", "quantization": {"dtype": "uint8", "min": -1, "scale": 2.0}}
    found, _ = decode(entry, b"\x00\x03")
    assert (found.dtype, found.tolist()) == (np.int32, [-1, 5])


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_what_is_not_finite_is_refused(number):
    with pytest.raises(ValueError, match="uint8 cannot hold that"):
        encode("x", np.array([number], np.float32), "uint8")


@pytest.mark.parametrize("how", [{}, {"min": "0", "scale": 1.0}, {"min": 0.0, "scale": float("nan")}])
def test_a_scale_that_is_missing_is_told(how):
    entry = {"name": "x", "shape": [1], "dtype": "float32", "quantization": {"dtype": "uint8", **how}}
    with pytest.raises(ValueError, match="both must be numbers"):
        decode(entry, b"\x00")


def test_patterns_choose_weights():
    names = ["a/kernel", "a/bias", "b/kernel"]
    assert kinds_of(names, "float16") == dict.fromkeys(names, "float16")
    assert kinds_of(names, {"uint8": ["a/*"], "uint16": "b/kernel"}) == {
        "a/kernel": "uint8", "a/bias": "uint8", "b/kernel": "uint16"}
    assert kinds_of(names, None) == kinds_of(names, {}) == {}


@pytest.mark.parametrize(("wanted", "told"), [
    ({"int8": True}, "it must be one of uint8, uint16, float16"),
    ({"uint8": "c/*"}, r"no weight has such a name\. Names are such as a/kernel"),
    ({"uint8": "a/*", "uint16": "*/kernel"}, "a/kernel is uint8 already")])  # fmt: skip
def test_patterns_that_do_not_fit_are_told(wanted, told):
    with pytest.raises(ValueError, match=told):
        kinds_of(["a/kernel", "a/bias"], wanted)
