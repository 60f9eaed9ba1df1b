"""What a summary holds: the form in which each plugin of TensorBoard wants its data. Floor 5. Next: `writer.py`.

A summary is a tag, a tensor, and the name of the plugin that shows it. Each function here makes the tensor, an array,
from what the user has.
"""

from __future__ import annotations

import numpy as np

from ..ops.files.wav import wav_of
from ..wire.images import encoded

SCALARS, HISTOGRAMS, IMAGES, AUDIO, TEXT = "scalars", "histograms", "images", "audio", "text"


def scalar_of(value):
    """A number as float32 []."""
    return np.asarray(value, np.float32)


def histogram_of(values, buckets=30):
    """How many values lie between which limits: float64 [buckets, 3] of (left, right, count).

    The buckets are of one width, and the last one has its right limit in it. Where all values are
    equal, all are in the last bucket, and every bucket is that value.

        >>> histogram_of(np.array([1.0, 2.0, 3.0]), buckets=2).tolist()
        [[1.0, 2.0, 1.0], [2.0, 3.0, 2.0]]
    """
    values = np.asarray(values, np.float64).reshape(-1)
    if not buckets or not values.size:
        return np.zeros((buckets, 3))
    low, high = values.min(), values.max()
    if low == high:
        edges, counts = np.full(buckets + 1, low), np.zeros(buckets)
        counts[-1] = values.size
    else:
        edges = np.linspace(low, high, buckets + 1)
        places = np.floor((values - low) / ((high - low) / buckets))
        counts = np.bincount(np.minimum(places, buckets - 1).astype(np.int64), minlength=buckets)
    return np.stack([edges[:-1], edges[1:], counts], axis=1)


def images_of(images, max_outputs=3):
    """Width and height as text, then the images as PNGs: bytes [2 + N].

    images: uint8 [K, H, W, C], or float in [0, 1]; C is 1 to 4.   max_outputs: how many of them are kept.
    """
    images = images[:max_outputs]
    if images.dtype != np.uint8:
        images = np.clip(images.astype(np.float64) * 255.5, 0, 255).astype(np.uint8)
    height, width = images.shape[1:3]
    pictures = [encoded(image, "PNG") for image in images]
    return np.array([b"%d" % width, b"%d" % height, *pictures], object)


def audio_of(sounds, sample_rate, max_outputs=3):
    """The sounds as WAV files of 16 bits, each with an empty label: bytes [N, 2].

    sounds: float [K, T, C] in [-1, 1], T samples of C channels.   sample_rate: int, samples a second.
    """
    rows = np.empty((min(len(sounds), max_outputs), 2), object)
    for row, sound in zip(rows, sounds):
        row[:] = wav_of(sound.astype(np.float32), sample_rate), b""
    return rows


def text_of(texts):
    """Texts, in Markdown, as they are: bytes [...]."""
    return np.asarray(texts, object)
