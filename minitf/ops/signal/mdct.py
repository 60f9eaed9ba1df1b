"""The modified cosine transform, with which sound is compressed: mdct, inverse_mdct. Floor 2. Read `dct.py` first.

Frames overlap by half, yet of 2 N samples only N numbers are kept: the frame is folded at a quarter and at three
quarters. What the fold confuses, the next frame confuses with the opposite sign, and adding them up undoes it.
"""

from __future__ import annotations

from math import sqrt

from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..shapes.joining import concat, split
from ..shapes.tiling import reverse
from .dct import dct, idct, samples
from .frames import as_size, frame, overlap_and_add, require_rank
from .windows import vorbis_window


def mdct(signals, frame_length, window_fn=vorbis_window, pad_end=False, norm=None, name=None):
    """The modified discrete cosine transform of every frame; frames start every frame_length / 2 samples.

    signals: float32 or float64 [..., samples].
    frame_length: int, a multiple of 4.
    window_fn: called as window_fn(frame_length, dtype=dtype); None: no window.
    pad_end: also take the frames that end behind the signal, filled up with zeros.
    norm: None or "ortho".
    Returns: same [..., frames, frame_length / 2].

        >>> import minitf as tf
        >>> x = tf.range(16.)
        >>> y = tf.signal.inverse_mdct(tf.signal.mdct(x, 8, norm="ortho"), norm="ortho")
        >>> y.numpy()[4:-4].round(3)
        array([ 4.,  5.,  6.,  7.,  8.,  9., 10., 11.], dtype=float32)

    Raises: ValueError for a length that is no multiple of 4, another norm, or no axes; TypeError for another dtype.
    Source: tf.signal.mdct.
    """
    x, length = convert_to_tensor(signals), as_size(frame_length, "frame_length", 0)
    require_rank("mdct", x, 1)
    if length % 4 or not length:
        raise ValueError(explain("mdct", f"frame_length is {length}", "it must be a multiple of 4"))
    frames = frame(x, length, length // 2, pad_end)
    frames = frames * (sqrt(0.5) if window_fn is None else window_fn(length, dtype=x.dtype))
    a, b, c, d = split(frames, 4, -1)
    return dct(concat([-flipped(c) - d, a - flipped(b)], -1), 4, norm=norm)


def inverse_mdct(mdcts, window_fn=vorbis_window, norm=None, name=None):
    """The signal of which `mdcts` is the modified cosine transform; its first and last half frame stay confused.

    mdcts: float32 or float64 [..., frames, frame_length / 2].
    window_fn, norm: those of `mdct`.
    Returns: same [..., samples].

        >>> import minitf as tf
        >>> tf.signal.inverse_mdct(tf.zeros([3, 4])).shape
        TensorShape([16])

    Raises: ValueError for another norm, or fewer than 2 axes; TypeError for another dtype.
    Source: tf.signal.inverse_mdct.
    """
    x = convert_to_tensor(mdcts)
    require_rank("inverse_mdct", x, 2)
    half = samples(x)
    folded = idct(x, 4, norm=norm)
    if norm is None:
        folded = folded * (0.5 / half)
    first, second = split(folded, 2, -1)
    frames = concat([second, -flipped(second), -flipped(first), -first], -1)
    frames = frames * (sqrt(0.5) if window_fn is None else window_fn(2 * half, dtype=x.dtype))
    return overlap_and_add(frames, half)


def flipped(x):
    """`x` with its last axis backwards."""
    return reverse(x, [-1])
