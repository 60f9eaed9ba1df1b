"""The form in which each plugin wants its data. What TensorBoard's own functions make stands in tests/interop."""

import io
import wave

import numpy as np
import pytest

from minitf.board import plugins
from minitf.wire.images import decoded


def test_a_number_is_float32():
    assert plugins.scalar_of(3).dtype == np.float32


@pytest.mark.parametrize(("values", "expected"), [
    ([1, 4, 5, 9], [[1, 5, 2], [5, 9, 2]]),
    ([[1.0, 2.0], [3.0, 3.0]], [[1, 2, 1], [2, 3, 3]]),
])  # fmt: skip
def test_histograms(values, expected):
    np.testing.assert_array_equal(plugins.histogram_of(np.array(values), 2), expected)


def test_the_largest_value_is_in_the_last_bucket():
    counts = plugins.histogram_of(np.arange(11.0), buckets=5)[:, 2]
    assert counts.tolist() == [2, 2, 2, 2, 3]


def test_equal_values_are_all_in_the_last_bucket():
    assert plugins.histogram_of(np.full((2, 3), 7.0), buckets=3).tolist() == [[7, 7, 0], [7, 7, 0], [7, 7, 6]]


def test_without_values_there_are_empty_buckets():
    assert plugins.histogram_of(np.zeros(0), buckets=2).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_no_value_of_a_histogram_is_lost():
    values = np.random.default_rng(0).normal(size=1000)
    buckets = plugins.histogram_of(values)
    assert buckets.shape == (30, 3)
    assert buckets[:, 2].sum() == 1000
    counts, edges = np.histogram(values, 30)
    np.testing.assert_allclose(buckets[:, 0], edges[:-1])
    np.testing.assert_array_equal(buckets[:, 2], counts)


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_pictures_are_kept_as_pngs(channels):
    pytest.importorskip("PIL")
    pictures = np.random.default_rng(0).integers(0, 256, (5, 2, 3, channels), np.uint8)
    width, height, *pngs = plugins.images_of(pictures, max_outputs=2)
    assert (width, height, len(pngs)) == (b"3", b"2", 2)
    np.testing.assert_array_equal(decoded(pngs[1], channels), pictures[1])


def test_floats_are_pictures_from_0_to_1():
    pytest.importorskip("PIL")
    png = plugins.images_of(np.array([-1.0, 0.0, 0.5, 1.0, 2.0]).reshape(1, 1, 5, 1))[2]
    assert decoded(png, 1).reshape(-1).tolist() == [0, 0, 127, 255, 255]


def test_sounds_are_wav_files():
    sound = np.array([[0.0, 1.0], [-1.0, 0.5], [2.0, -2.0]])
    ((wav, label),) = plugins.audio_of(sound[np.newaxis], 8000)
    with wave.open(io.BytesIO(wav)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getnframes()) == (8000, 2, 3)
        samples = np.frombuffer(file.readframes(3), "<i2").reshape(3, 2)
    assert label == b""
    assert samples.tolist() == [[0, 32767], [-32768, 16384], [32767, -32768]]


def test_texts_stay():
    assert plugins.text_of(np.array([b"a", b"b"], object)).tolist() == [b"a", b"b"]
