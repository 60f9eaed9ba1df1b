"""MelSpectrogram, STFTSpectrogram: sound as pictures, time along one axis and pitch along the other. Floor 7.

Read `../../ops/spectra.py` first.
"""

import math
import warnings

from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....ops.convolution.conv1d import convolution
from ....ops.elementwise.arithmetic import add, square
from ....ops.elementwise.exponential import log
from ....ops.elementwise.extrema import maximum
from ....ops.elementwise.powers import pow_, sqrt
from ....ops.elementwise.trigonometry import atan2
from ....ops.indexing.slicing import pad
from ....ops.linalg.contraction import tensordot
from ....ops.reductions.reduction import reduce_max
from ....ops.shapes.identity import cast
from ....ops.shapes.joining import concat
from ....ops.shapes.layout import reshape, sizes_of, transpose
from ....ops.signal.mel import linear_to_mel_weight_matrix
from ...config import epsilon
from ...initializers.fourier import STFT
from ...ops.spectra import stft
from ...standardize import standardize_data_format
from ..input_spec import InputSpec
from ..layer import Layer

MODES = ("log", "magnitude", "psd", "real", "imag", "angle", "stft")


class MelSpectrogram(Layer):
    """How loud sound is, over time, in bands of pitch.   x: float [N] or [B, N]  ->  y: [.., num_mel_bins, windows].

    fft_length: samples of a Fourier transform. sequence_length: samples of a window, at most that many, and by default
    so. sequence_stride: samples from one window to the next. window: "hann", "hamming", None, or its values.
    sampling_rate: samples per second. num_mel_bins: how many bands. min_freq, max_freq: the pitch of the lowest and
    highest, in hertz; by default half of the sampling rate.
    power_to_db: whether the loudness is in decibels of ref_power, at most top_db below the loudest; nothing is below
    min_power. mag_exp: 2 for power, 1 for amplitude.

        >>> import minitf as tf
        >>> tf.keras.layers.MelSpectrogram(256, 128, num_mel_bins=20)(tf.ones([2, 1024])).shape
        TensorShape([2, 20, 9])

    Raises: ValueError where fft_length is smaller than sequence_length.
    Source: keras.layers.MelSpectrogram.
    """

    settings = ("fft_length", "sequence_stride", "sequence_length", "window", "sampling_rate", "num_mel_bins",
                "min_freq", "max_freq", "power_to_db", "top_db", "mag_exp", "min_power", "ref_power")

    def __init__(self, fft_length=2048, sequence_stride=512, sequence_length=None, window="hann", sampling_rate=16000,
                 num_mel_bins=128, min_freq=20.0, max_freq=None, power_to_db=True, top_db=80.0, mag_exp=2.0,
                 min_power=1e-10, ref_power=1.0, **kwargs):
        super().__init__(**kwargs)
        self.fft_length, self.sequence_stride = fft_length, sequence_stride
        self.sequence_length, self.window = sequence_length or fft_length, window
        if fft_length < self.sequence_length:
            raise ValueError(explain("MelSpectrogram", f"fft_length={fft_length}, sequence_length={sequence_length}",
                                     "a transform must be at least as long as a window"))
        self.sampling_rate, self.num_mel_bins = sampling_rate, num_mel_bins
        self.min_freq, self.max_freq = min_freq, max_freq or int(sampling_rate / 2)
        self.power_to_db, self.top_db, self.mag_exp = power_to_db, top_db, mag_exp
        self.min_power, self.ref_power = min_power, ref_power

    def call(self, inputs):
        """The loudness of each band in each window."""
        dtype = self.compute_dtype if self.compute_dtype in ("float32", "float64") else "float32"
        real, imaginary = stft(cast(convert_to_tensor(inputs), dtype), self.sequence_length, self.sequence_stride,
                               self.fft_length, self.window)
        power = pow_(sqrt(add(square(real), square(imaginary))), cast(self.mag_exp, dtype))
        bands = linear_to_mel_weight_matrix(self.num_mel_bins, self.fft_length // 2 + 1, self.sampling_rate,
                                            self.min_freq, self.max_freq, dtype)
        y = tensordot(power, bands, 1)
        y = self._decibels(y) if self.power_to_db else y
        rank = y.shape.rank
        return cast(transpose(y, [*range(rank - 2), rank - 1, rank - 2]), self.compute_dtype)

    def _decibels(self, power):
        """10 log10(power / ref_power), the quietest cut off."""
        loudness = 10 / math.log(10) * log(maximum(power, cast(self.min_power, power.dtype)))
        loudness = loudness - 10 * math.log10(max(abs(self.ref_power), self.min_power))
        return maximum(loudness, reduce_max(loudness) - self.top_db)

    def get_config(self):
        return {**super().get_config(), **{name: getattr(self, name) for name in self.settings}}


class STFTSpectrogram(Layer):
    """The short-time Fourier transform of signals, by a convolution.   x: float [B, T, C]  ->  y: [B, T', F * C].

    mode: "log" of the "magnitude", "psd" for the power, "real", "imag" or "angle" of the numbers, "stft" for real and
    imaginary ones, side by side.
    frame_length: samples of a window. frame_step: from one window to the next, by default half of it. fft_length:
    samples of a transform, by default the next power of 2; F = fft_length / 2 + 1.
    window, scaling, periodic: see the initializer `STFT`. padding: "valid" or "same".
    expand_dims: whether y is [B, T', F, C]. data_format: "channels_first" for [B, C, T] and [B, F * C, T'].

        >>> import minitf as tf
        >>> tf.keras.layers.STFTSpectrogram(frame_length=16)(tf.ones([2, 64, 1])).shape
        TensorShape([2, 7, 9])

    Raises: ValueError for other words and lengths.
    Source: keras.layers.STFTSpectrogram.
    """

    settings = ("mode", "frame_length", "frame_step", "fft_length", "window", "periodic", "scaling", "padding",
                "data_format", "expand_dims")  # fmt: skip

    def __init__(self, mode="log", frame_length=256, frame_step=None, fft_length=None, window="hann", periodic=False,
                 scaling="density", padding="valid", expand_dims=False, data_format=None, **kwargs):
        check_frames(frame_length, frame_step, fft_length)
        for name, word, words in (("mode", mode, MODES), ("scaling", scaling, (None, "density", "spectrum")),
                                  ("padding", padding, ("valid", "same"))):
            if word not in words:
                raise ValueError(explain("STFTSpectrogram", f"{name}={word!r}", f"it must be one of {words}"))
        STFT("real", window, scaling, periodic)  # which looks at the window
        super().__init__(**kwargs)
        self.mode, self.frame_length, self.frame_step, self.fft_length = mode, frame_length, frame_step, fft_length
        self.window, self.periodic, self.scaling, self.padding = window, periodic, scaling, padding
        self.expand_dims, self.data_format = expand_dims, standardize_data_format(data_format)
        self.input_spec = InputSpec(ndim=3)

    def build(self, input_shape):
        """Make the kernels of cosines and of sines, [frame_length, 1, F]."""
        length = self.fft_length or 2 ** math.ceil(math.log2(self.frame_length))
        shape = (self.frame_length, 1, length // 2 + 1)
        for side, left_out in (("real", "imag"), ("imag", "real")):
            if self.mode != left_out:
                start = STFT(side, self.window, self.scaling, self.periodic)
                kernel = self.add_weight(name=f"{side}_kernel", shape=shape, initializer=start)
                setattr(self, f"{side}_kernel", kernel)

    def call(self, inputs):
        """The transform of each window of each channel."""
        x = inputs if self.data_format == "channels_first" else transpose(inputs, [0, 2, 1])
        real, imaginary = (self._transformed(x, f"{side}_kernel") for side in ("real", "imag"))
        return self._arranged(self._chosen(real, imaginary))

    def _transformed(self, x, kernel):
        """[B, C, T] -> [B, C, F, T'], or None for the kernel that is left out."""
        if not hasattr(self, kernel):
            return None
        _, channels, length = sizes_of(x)
        kernel = cast(getattr(self, kernel), x.dtype)
        step = self.frame_step or self.frame_length // 2
        y = convolution(reshape(x, [-1, length, 1]), kernel, step, self.padding.upper())  # [B * C, T', F]
        _, windows, frequencies = sizes_of(y)
        return reshape(transpose(y, [0, 2, 1]), [-1, channels, frequencies, windows])

    def _chosen(self, real, imaginary):
        """What the mode asks for, of real and imaginary parts [B, C, F, T']."""
        if self.mode in ("real", "imag"):
            return real if self.mode == "real" else imaginary
        if self.mode == "angle":
            return atan2(imaginary, real)
        if self.mode == "stft":
            return concat([real, imaginary], 2)
        power = add(square(real), square(imaginary))
        if self.mode == "psd":  # all frequencies but the first and the last stand for negative ones too
            return add(power, pad(power[:, :, 1:-1], [[0, 0], [0, 0], [1, 1], [0, 0]]))
        y = sqrt(maximum(power, epsilon()))
        return y if self.mode == "magnitude" else log(maximum(y, epsilon()))

    def _arranged(self, y):
        """[B, C, F, T'] in the layout that was asked for."""
        _, channels, frequencies, windows = sizes_of(y)
        first = self.data_format == "channels_first"
        if self.expand_dims:
            return transpose(y, [0, 1, 3, 2] if first else [0, 3, 2, 1])
        y = reshape(y, [-1, channels * frequencies, windows])
        return y if first else transpose(y, [0, 2, 1])

    def get_config(self):
        return {**super().get_config(), **{name: getattr(self, name) for name in self.settings}}


def check_frames(frame_length, frame_step, fft_length):
    """Raise ValueError for lengths that do not go together; warn of slow ones."""
    if frame_step is not None and not 1 <= frame_step <= frame_length:
        raise ValueError(explain("STFTSpectrogram", f"frame_step={frame_step}, frame_length={frame_length}",
                                 "`frame_step` should be a positive integer not greater than `frame_length`"))
    if fft_length is not None and fft_length < frame_length:
        raise ValueError(explain("STFTSpectrogram", f"fft_length={fft_length}, frame_length={frame_length}",
                                 "`fft_length` should be not less than `frame_length`"))
    if fft_length is not None and fft_length & -fft_length != fft_length:
        warnings.warn(f"`fft_length` is recommended to be a power of two. Received fft_length={fft_length}",
                      stacklevel=3)
