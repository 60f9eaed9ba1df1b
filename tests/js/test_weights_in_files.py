"""Weights of a model on their way into files and back: in fewer bytes, in shards, and out of no other folder."""

import numpy as np
import pytest

from minitf.js.weights.manifest import read_file, read_weights, write_weights
from minitf.js.weights.quantizing import LEVELS, dequantized, quantized, steps
from minitf.js.weights.values import decode, encode

WEIGHTS = np.array([[-1.0, 0.0, 0.3], [2.0, 0.7, -0.2]], np.float32)


def back(array, kind):
    """The array after the way there and back, and the width of a step."""
    short, how = quantized("w", array, kind)
    return dequantized("w", short, how, np.dtype(np.float32)), how.get("scale")


@pytest.mark.parametrize(("values", "low", "scale"), [
    ([-1.0, 2.0], -85 * 3 / 255, 3 / 255),  # 255 steps from -1 to 2, and the 85th is at zero
    ([0.0, 5.1], 0.0, 0.02),
    ([-5.1, 0.0], -5.1, 0.02),
    ([3.0, 8.1], 3.0, 0.02),
    ([-0.3, 0.21], -150 * 0.002, 0.002),
])
def test_steps_go_over_the_whole_range(values, low, scale):
    np.testing.assert_allclose(steps(np.array(values, np.float64), 255), (low, scale), rtol=1e-9, atol=1e-12)


def test_zero_is_one_of_the_steps_where_it_is_in_the_range():
    for high in (0.9, 1.0, 1.7, 123.4):
        low, scale = steps(np.array([-1.0, high]), 255)
        assert -low / scale == pytest.approx(round(-low / scale), abs=1e-9)
        assert abs(low + 1) <= scale


@pytest.mark.parametrize("array", [np.full(4, 2.5), np.zeros(3), np.zeros((0, 2))], ids=["one", "zero", "none"])
def test_numbers_without_a_range_have_steps_too(array):
    assert steps(array, 255) == (float(array.max(initial=0)), 1.0)


@pytest.mark.parametrize("kind", LEVELS)
def test_rounding_moves_a_number_by_half_a_step_at_most(kind):
    array = np.random.default_rng(0).normal(size=(40, 5)).astype(np.float32)
    found, step = back(array, kind)
    assert np.abs(found - array).max() <= 0.51 * step + 1e-6
    assert quantized("w", array, kind)[0].dtype == kind


def test_the_ends_of_the_range_do_not_start_again_at_the_other_end():
    found, step = back(np.array([-1.5, 253.5], np.float32), "uint8")  # 255.5 steps from the one at -2
    np.testing.assert_allclose(found, [-1.5, 253.5], atol=step)


def test_zeros_stay_zeros():
    for kind in LEVELS:
        assert back(WEIGHTS, kind)[0][0, 1] == pytest.approx(0, abs=1e-6)


def test_half_floats_end_at_their_largest():
    found, _ = back(np.array([1e6, -1e6, 0.5], np.float32), "float16")
    np.testing.assert_array_equal(found, [65504, -65504, 0.5])


def test_what_is_not_finite_is_refused():
    for bad in (np.inf, np.nan):
        with pytest.raises(ValueError, match="w, which is not finite everywhere"):
            quantized("w", np.array([1.0, bad], np.float32), "uint8")


def test_bytes_become_the_array_of_their_entry():
    data = b"xx" + np.array([1, -2, 3, 70000], "<i4").tobytes() + b"rest"
    array, end = decode({"name": "n", "shape": [2, 2], "dtype": "int32"}, data, 2)
    np.testing.assert_array_equal(array, [[1, -2], [3, 70000]])
    assert (array.dtype, end) == (np.int32, 18)


def test_a_number_alone_has_no_axes():
    array, end = decode({"name": "n", "shape": [], "dtype": "float32"}, np.float32(1.5).tobytes(), 0)
    assert (array.shape, float(array), end) == ((), 1.5, 4)


def test_short_numbers_take_fewer_bytes_and_become_floats_again():
    entry = {"name": "w", "shape": [3], "dtype": "float32",
             "quantization": {"dtype": "uint16", "min": -1.0, "scale": 0.5}}
    array, end = decode(entry, np.array([0, 2, 300], "<u2").tobytes(), 0)
    np.testing.assert_array_equal(array, [-1, 0, 149])
    assert (array.dtype, end) == (np.float32, 6)


def test_arrays_follow_each_other():
    arrays = {"a": WEIGHTS, "flags": np.array([True, False]), "words": np.array(["", "über"], object)}
    encoded = [encode(name, array) for name, array in arrays.items()]
    data, place = b"".join(part for _, part in encoded), 0
    for (entry, _), array in zip(encoded, arrays.values()):
        found, place = decode(entry, data, place)
        expected = [text.encode() for text in array] if entry["dtype"] == "string" else array
        np.testing.assert_array_equal(found, expected)
    assert place == len(data)


def test_bytes_that_end_too_soon_are_refused():
    with pytest.raises(ValueError, match="w ends at byte 24 of its group, whose files have 23"):
        decode({"name": "w", "shape": [2, 3], "dtype": "float32"}, bytes(23), 0)


def test_numbers_of_an_unknown_type_are_refused():
    with pytest.raises(ValueError, match="w of dtype 'int7'"):
        decode({"name": "w", "shape": [1], "dtype": "int7"}, bytes(8), 0)


def test_a_file_of_the_folder_is_read(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/a.bin").write_bytes(b"abc")
    assert read_file(tmp_path, "parts/a.bin") == b"abc"
    assert read_file(tmp_path, "parts/../parts/a.bin") == b"abc"


@pytest.mark.parametrize("path", ["../secret", "parts/../../secret", "/etc/hostname", "link"])
def test_no_other_file_is_read(tmp_path, path):
    (tmp_path / "secret").write_bytes(b"secret")
    folder = tmp_path / "model"
    (folder / "parts").mkdir(parents=True)
    (folder / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(ValueError, match="must be in its own folder"):
        read_file(folder, path)


def test_a_folder_whose_name_begins_alike_is_another(tmp_path):
    (tmp_path / "model").mkdir()
    (tmp_path / "model2").mkdir()
    (tmp_path / "model2/a.bin").write_bytes(b"secret")
    with pytest.raises(ValueError, match="must be in its own folder"):
        read_file(tmp_path / "model", "../model2/a.bin")


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"weights at 'a\.bin': there is no such file"):
        read_file(tmp_path, "a.bin")


def test_files_are_cut_where_they_are_full(tmp_path):
    (group,) = write_weights(tmp_path, [("a", np.arange(5, dtype=np.float32)), ("b", WEIGHTS)], shard_bytes=16)
    assert group["paths"] == ["group1-shard1of3.bin", "group1-shard2of3.bin", "group1-shard3of3.bin"]
    assert [(tmp_path / path).stat().st_size for path in group["paths"]] == [16, 16, 12]
    assert [(entry["name"], entry["shape"]) for entry in group["weights"]] == [("a", [5]), ("b", [2, 3])]
    arrays, _ = read_weights(tmp_path, [group])
    np.testing.assert_array_equal(arrays["b"], WEIGHTS)


def test_a_file_that_is_just_full_is_the_last(tmp_path):
    (group,) = write_weights(tmp_path, [("a", np.arange(8, dtype=np.float32))], shard_bytes=16)
    assert group["paths"] == ["group1-shard1of2.bin", "group1-shard2of2.bin"]


def test_what_belongs_to_the_optimizer_keeps_its_bits(tmp_path):
    state = np.random.default_rng(0).normal(size=3).astype(np.float32)
    (group,) = write_weights(tmp_path, [("a", WEIGHTS)], [("a/m", state)], quantization="uint8")
    assert [entry.get("group") for entry in group["weights"]] == [None, "optimizer"]
    arrays, states = read_weights(tmp_path, [group])
    np.testing.assert_array_equal(states[0], state)
    np.testing.assert_allclose(arrays["a"], WEIGHTS, atol=0.01)


def test_names_are_unique_and_sizes_positive(tmp_path):
    with pytest.raises(ValueError, match="two weights a"):
        write_weights(tmp_path, [("a", WEIGHTS), ("a", WEIGHTS)])
    with pytest.raises(ValueError, match="it must be at least 1 byte"):
        write_weights(tmp_path, [("a", WEIGHTS)], shard_bytes=0)
