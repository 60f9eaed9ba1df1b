"""The mel matrix: triangles that overlap by half; cepstra: an orthogonal transform but for the first."""

import numpy as np
import pytest

import minitf as tf
from naive import signal as naive


def test_between_the_outer_peaks_every_bin_counts_once():
    weights = tf.signal.linear_to_mel_weight_matrix(10, 257, 16000, 100.0, 7000.0, tf.float64).numpy()
    assert weights.shape == (257, 10)
    peaks = weights.argmax(0)
    assert (np.diff(peaks) > 0).all()
    np.testing.assert_allclose(weights[peaks[0] + 1 : peaks[-1]].sum(-1), 1)


def test_nothing_comes_from_outside_the_edges():
    weights = tf.signal.linear_to_mel_weight_matrix(4, 101, 2000, 200.0, 800.0).numpy()  # a bin is 10 Hz
    assert not weights[:21].any()
    assert not weights[80:].any()


@pytest.mark.parametrize("arguments", [
    {"num_mel_bins": 0}, {"lower_edge_hertz": -1.0}, {"lower_edge_hertz": 3800.0}, {"sample_rate": -1},
    {"upper_edge_hertz": 5000.0}, {"dtype": tf.int32},
], ids=str)  # fmt: skip
def test_what_makes_no_sense(arguments):
    with pytest.raises(ValueError, match="linear_to_mel_weight_matrix: "):
        tf.signal.linear_to_mel_weight_matrix(**arguments)


def test_cepstra_are_a_scaled_cosine_transform():
    x = np.cos(np.arange(12.0)).reshape(3, 4)
    np.testing.assert_allclose(tf.signal.mfccs_from_log_mel_spectrograms(x), naive.dct(x, 2) / np.sqrt(8), atol=1e-12)
    with pytest.raises(ValueError, match="must have bands"):
        tf.signal.mfccs_from_log_mel_spectrograms(tf.zeros([2, 0]))
