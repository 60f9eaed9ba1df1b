"""Spectra as the ear hears them: linear_to_mel_weight_matrix, mfccs_from_log_mel_spectrograms. Floor 2.

The ear tells low tones apart better than high ones. The mel scale is linear below some hundred hertz and logarithmic
above: two tones one mel apart are told apart equally well everywhere. Read `dct.py` first.
"""

from __future__ import annotations

from math import sqrt

import numpy as np

from ...backend.dtypes import as_dtype, float32
from ...backend.errors import explain
from ...core.convert import constant, convert_to_tensor
from ..axes import as_int
from .dct import dct, samples

BREAK_HERTZ = 700.0    # where the scale turns from linear to logarithmic
MELS_PER_E_FOLD = 1127.0  # so that 1000 Hz is 1000 mel


def linear_to_mel_weight_matrix(
    num_mel_bins=20, num_spectrogram_bins=129, sample_rate=8000, lower_edge_hertz=125.0, upper_edge_hertz=3800.0,
    dtype=float32, name=None,
):  # fmt: skip
    """The matrix that sums the bins of a spectrum to bands of equal width in mel, each a triangle.

    num_spectrogram_bins: of the spectrum, from 0 Hz to half the sample rate: fft_length / 2 + 1.
    sample_rate: in samples a second.
    lower_edge_hertz, upper_edge_hertz: where the first band begins and the last one ends.
    Returns: [num_spectrogram_bins, num_mel_bins]: `spectra @ matrix` are the mel spectra.

        >>> import minitf as tf
        >>> tf.signal.linear_to_mel_weight_matrix(2, 5, 8000, 0., 4000.).numpy().round(2)
        array([[0.  , 0.  ],
               [0.6 , 0.4 ],
               [0.  , 0.87],
               [0.  , 0.38],
               [0.  , 0.  ]], dtype=float32)

    Raises: ValueError for counts and edges that make no sense, or a dtype that is not floating.
    Source: tf.signal.linear_to_mel_weight_matrix.
    """
    bands, lower, upper = as_int(num_mel_bins, "num_mel_bins"), float(lower_edge_hertz), float(upper_edge_hertz)
    nyquist = float(sample_rate) / 2
    require(bands > 0, f"num_mel_bins is {bands}", "it must be positive")
    require(lower >= 0, f"lower_edge_hertz is {lower}", "it must be >= 0")
    require(lower < upper, f"the edges are {lower} and {upper} Hz", "the lower must be below the upper")
    require(nyquist > 0, f"sample_rate is {sample_rate}", "it must be positive")
    require(upper <= nyquist, f"upper_edge_hertz is {upper}, sample_rate is {sample_rate}",
            "the edge must be at most half the sample rate")
    require(as_dtype(dtype).is_floating, f"dtype is {dtype!r}", "it must be a floating-point type")
    mels = mel(np.linspace(0, nyquist, as_int(num_spectrogram_bins, "num_spectrogram_bins")))[:, None]
    edges = np.linspace(mel(lower), mel(upper), bands + 2)
    rising = (mels - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - mels) / (edges[2:] - edges[1:-1])
    weights = np.maximum(0, np.minimum(rising, falling))
    weights[:1] = 0  # 0 Hz is no tone
    return constant(weights, dtype)


def mel(hertz):
    """A frequency in mel."""
    return MELS_PER_E_FOLD * np.log1p(hertz / BREAK_HERTZ)


def require(holds, received, rule):
    """Raise ValueError unless a condition on the arguments holds."""
    if not holds:
        raise ValueError(explain("linear_to_mel_weight_matrix", received, rule))


def mfccs_from_log_mel_spectrograms(log_mel_spectrograms, name=None):
    """Mel-frequency cepstral coefficients: the cosine transform of the logarithm of a mel spectrum.

    log_mel_spectrograms: float32 or float64 [..., bands].
    Returns: same shape; the first 13 or so describe the sound.

        >>> import minitf as tf
        >>> tf.signal.mfccs_from_log_mel_spectrograms([[1., 2., 3.]]).numpy().round(3)
        array([[ 4.899, -1.414,  0.   ]], dtype=float32)

    Raises: ValueError where there are no bands; TypeError for another dtype.
    Source: tf.signal.mfccs_from_log_mel_spectrograms.
    """
    x = convert_to_tensor(log_mel_spectrograms)
    bands = samples(x) if x.shape.rank else 0
    if not bands:
        received = f"the spectrograms have shape {x.shape}"
        raise ValueError(explain("mfccs_from_log_mel_spectrograms", received, "the last axis must have bands"))
    return dct(x, 2) * sqrt(0.5 / bands)
