"""Fourier transforms of `keras.ops`: a complex tensor is a pair of its real and imaginary parts. Floor 7."""

from ...backend.errors import explain
from ...ops.elementwise.complex_parts import complex_, imag, real
from ...ops.indexing.slicing import pad
from ...ops.shapes.layout import shape
from ...ops.signal import fft as ffts
from ...ops.signal import frames
from ...ops.signal import rfft as rffts
from ...ops.signal import stft as stfts
from ...ops.signal.windows import hamming_window, hann_window
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor

WINDOWS = {"hann": hann_window, "hamming": hamming_window}


def joined(x):
    """A pair as one complex tensor.  Raises: ValueError where it is no pair of floats."""
    if not isinstance(x, tuple | list) or len(x) != 2:
        raise ValueError(explain("fft", f"x is {type(x).__name__}", "it must be a pair: real and imaginary part"))
    parts = [as_tensor(part) for part in x]
    if not all(part.dtype.is_floating for part in parts) or parts[0].shape != parts[1].shape:
        raise ValueError(explain("fft", f"x is {parts[0].dtype.name}{parts[0].shape}, {parts[1].dtype.name}"
                                 f"{parts[1].shape}", "both parts must be floats of one shape"))
    return complex_(*parts)


def parted(y):
    """A complex tensor as a pair."""
    return real(y), imag(y)


@on_symbols_too
def fft(x):
    """The transform of the last axis.   x: a pair  ->  a pair."""
    return parted(ffts.fft(joined(x)))


@on_symbols_too
def fft2(x):
    """The transform of the last two axes.   x: a pair  ->  a pair."""
    return parted(ffts.fft2d(joined(x)))


@on_symbols_too
def ifft2(x):
    """`fft2` undone.   x: a pair  ->  a pair."""
    return parted(ffts.ifft2d(joined(x)))


@on_symbols_too
def rfft(x, fft_length=None):
    """The first half of the transform of real numbers.   x: [..., N]  ->  a pair of [..., N / 2 + 1]."""
    return parted(rffts.rfft(as_tensor(x), None if fft_length is None else [fft_length]))


@on_symbols_too
def irfft(x, fft_length=None):
    """`rfft` undone.   x: a pair  ->  real."""
    return rffts.irfft(joined(x), None if fft_length is None else [fft_length])


@on_symbols_too
def extract_sequences(x, sequence_length, sequence_stride):
    """Windows along the last axis.   x: [..., N]  ->  [..., windows, sequence_length]."""
    return frames.frame(as_tensor(x), sequence_length, sequence_stride)


@on_symbols_too
def stft(x, sequence_length, sequence_stride, fft_length, window="hann", center=True):
    """The transforms of windows.   x: [..., N]  ->  a pair of [..., windows, fft_length / 2 + 1].

    window: "hann", "hamming", None, or a tensor [sequence_length]. center: whether x is mirrored at its ends first.
    Raises: ValueError for another window, or a length greater than `fft_length`.
    """
    x = as_tensor(x)
    if fft_length < sequence_length:
        raise ValueError(explain("stft", f"fft_length={fft_length}, sequence_length={sequence_length}",
                                 "a transform must be at least as long as a window"))
    if center:
        x = pad(x, [[0, 0]] * (x.shape.rank - 1) + [[fft_length // 2] * 2], "REFLECT")
    return parted(stfts.stft(x, fft_length, sequence_stride, fft_length,
                             _window(window, sequence_length, fft_length, x.dtype)))


@on_symbols_too
def istft(x, sequence_length, sequence_stride, fft_length, length=None, window="hann", center=True):
    """`stft` undone.   x: a pair  ->  [..., N].  length: N, where it is known."""
    x = joined(x)
    made = _window(window, sequence_length, fft_length, as_tensor(real(x)).dtype)
    inverse = None if made is None else stfts.inverse_stft_window_fn(sequence_stride, made)
    y = stfts.inverse_stft(x, fft_length, sequence_stride, fft_length, inverse)
    start = fft_length // 2 if center else 0
    stop = start + length if length is not None else shape(y)[-1] - start
    return y[..., start:stop]


def _window(window, sequence_length, fft_length, dtype):
    """A window function of TensorFlow's, of the length of a transform."""
    if window is None:
        return None
    if isinstance(window, str) and window not in WINDOWS:
        raise ValueError(explain("stft", f"window is {window!r}", f"it must be one of {list(WINDOWS)}"))
    values = (WINDOWS[window](sequence_length, periodic=True, dtype=dtype) if isinstance(window, str)
              else as_tensor(window, dtype))
    before = (fft_length - sequence_length) // 2
    values = pad(values, [[before, fft_length - sequence_length - before]])
    return lambda length, dtype: values
