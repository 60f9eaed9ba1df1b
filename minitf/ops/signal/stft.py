"""Which frequencies sound when: stft and its inverse. Floor 2. Read `rfft.py`, `frames.py` and `windows.py` first."""

from __future__ import annotations

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..elementwise.arithmetic import square
from ..indexing.slicing import pad
from ..shapes.broadcasting import reduce_sum
from ..shapes.layout import reshape
from ..shapes.tiling import tile
from .frames import as_size, frame, overlap_and_add, require_rank
from .rfft import fitted, irfft, rfft
from .windows import hann_window


def stft(signals, frame_length, frame_step, fft_length=None, window_fn=hann_window, pad_end=False, name=None):
    """The short-time Fourier transform: the spectrum of every frame of the signal.

    signals: float32 or float64 [..., samples].
    frame_length, frame_step, pad_end: as in tf.signal.frame.
    fft_length: int, to which every frame is filled up with zeros; None: the next power of 2.
    window_fn: called as window_fn(frame_length, dtype=dtype); None: no window.
    Returns: complex64 or complex128 [..., frames, fft_length / 2 + 1].

        >>> import minitf as tf
        >>> tf.signal.stft(tf.range(8.), 4, 2).numpy().real
        array([[ 4., -2.,  0.],
               [ 8., -4.,  0.],
               [12., -6.,  0.]], dtype=float32)

    Raises: ValueError for signals without axes or of another dtype; InvalidArgumentError for wrong sizes.
    Source: tf.signal.stft.
    """
    x = convert_to_tensor(signals)
    require_rank("stft", x, 1)
    length = as_size(frame_length, "frame_length", 0)
    frames = frame(x, length, frame_step, pad_end)
    if window_fn is not None:
        frames = frames * window_fn(length, dtype=x.dtype)
    return rfft(frames, [points(fft_length, length)])


def inverse_stft(stfts, frame_length, frame_step, fft_length=None, window_fn=hann_window, name=None):
    """The signal of which `stfts` is the short-time Fourier transform.

    stfts: complex64 or complex128 [..., frames, fft_length / 2 + 1].
    The other arguments are those of `stft`; but where the windows do not add up to 1, window_fn should be
    tf.signal.inverse_stft_window_fn(frame_step).
    Returns: float32 or float64 [..., samples].

        >>> import minitf as tf
        >>> spectra = tf.signal.stft(tf.range(8.), 4, 2)
        >>> window_fn = tf.signal.inverse_stft_window_fn(2)
        >>> tf.signal.inverse_stft(spectra, 4, 2, window_fn=window_fn).numpy()[2:-2]
        array([2., 3., 4., 5.], dtype=float32)

    Raises: ValueError for fewer than 2 axes or another dtype; InvalidArgumentError for wrong sizes.
    Source: tf.signal.inverse_stft.
    """
    x = convert_to_tensor(stfts)
    require_rank("inverse_stft", x, 2)
    length = as_size(frame_length, "frame_length", 0)
    frames = irfft(x, [points(fft_length, length)])
    frames = fitted(frames, (length,))
    if window_fn is not None:
        frames = frames * window_fn(length, dtype=frames.dtype)
    return overlap_and_add(frames, frame_step)


def inverse_stft_window_fn(frame_step, forward_window_fn=hann_window, name=None):
    """The window function for inverse_stft that makes up for the window of stft: together they add up to 1.

    frame_step: int, the step that stft took.
    forward_window_fn: the window that stft used.
    Returns: a function of (frame_length, dtype): the window, divided by the sum of its squares, frame over frame.

        >>> import minitf as tf
        >>> tf.signal.inverse_stft_window_fn(2)(4, tf.float32).numpy()
        array([0., 1., 1., 1.], dtype=float32)

    Raises: InvalidArgumentError for a step below 1.
    Source: tf.signal.inverse_stft_window_fn.
    """
    step = as_size(frame_step, "frame_step", 1)

    def inverse_window(frame_length, dtype):
        length = as_size(frame_length, "frame_length", 0)
        window = forward_window_fn(length, dtype=dtype)
        overlaps = -(-length // step)
        squares = reshape(pad(square(window), [[0, overlaps * step - length]]), [overlaps, step])
        sums = tile(reduce_sum(squares, 0), [overlaps])
        return window / sums[:length]

    return inverse_window


def points(fft_length, frame_length):
    """The length of the transform as an int; by default the least power of 2 that a frame fits in."""
    if fft_length is not None:
        return as_size(fft_length, "fft_length", 0)
    if not frame_length:
        raise ValueError(explain("stft", "frame_length is 0", "a frame must have samples"))
    return 1 << (frame_length - 1).bit_length()
