"""tf.audio: sound as WAV files hold it. Floor 2. Read `reading.py` first.

A WAV file is a list of chunks, each a name, a length and so many bytes. "fmt " says how the samples are written, "data"
has them: 16 bits each, the channels side by side. As numbers they are in [-1, 1), which is 32768 steps to each side.
"""

from __future__ import annotations

import struct
from collections import namedtuple
from typing import Any

import numpy as np

from ...backend.dtypes import float32, int32, string
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from .reading import TEXT

FORMAT = struct.Struct("<HHIIHH")  # coding, channels, samples a second, bytes a second, bytes a frame, bits a sample
PCM, BITS, STEPS = 1, 16, 1 << 15
Sound: Any = namedtuple("DecodeWav", "audio sample_rate")  # type: ignore[name-match]


class DecodeWav(Op):
    """audio, rate = the sound in a WAV file.   contents: string []  ->  float32 [samples, channels], int32 []."""

    types = ("contents",)
    contents = TEXT
    gradient = no_gradient

    def infer(contents, *, desired_channels, desired_samples):
        for name, wanted in (("desired_channels", desired_channels), ("desired_samples", desired_samples)):
            if wanted < -1:
                raise RuleError(f"{name} must be >= -1, got {wanted}")
        if contents.dims:
            raise RuleError("contents must be scalar", "Use tf.map_fn for several files")
        dims = tuple(None if wanted < 0 else wanted for wanted in (desired_samples, desired_channels))
        return Spec(dims, float32), Spec((), int32)

    def kernel(xp, contents, *, desired_channels, desired_samples):
        samples, rate = samples_of(contents[()])
        if desired_channels >= 0:
            wanted = np.minimum(np.arange(desired_channels), samples.shape[1] - 1)  # the last one again and again
            samples = samples[:, wanted]
        if desired_samples >= 0:
            missing = max(0, desired_samples - len(samples))
            samples = np.pad(samples[:desired_samples], ((0, missing), (0, 0)))
        return samples.astype(np.float32) / np.float32(STEPS), np.array(rate, np.int32)


def samples_of(data):
    """(samples, int16 [samples, channels], how many there are in a second).  Raises: RuleError for what is no WAV."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise RuleError("Header mismatch: it must begin with RIFF and WAVE", "Is it a WAV file?")
    chunks = chunks_of(data)
    if "fmt " not in chunks or len(chunks["fmt "]) < FORMAT.size:
        raise RuleError("Data too short when trying to read its format", "The file may be cut short")
    coding, channels, rate, _, _, bits = FORMAT.unpack_from(chunks["fmt "])
    if coding != PCM:
        raise RuleError(f"Bad audio format for WAV: Expected 1 (PCM), but got {coding}")
    if channels < 1:
        raise RuleError(f"Bad number of channels for WAV: Expected at least 1, but got {channels}")
    if bits != BITS:
        raise RuleError(f"Can only read 16-bit WAV files, but received {bits}")
    if "data" not in chunks:
        raise RuleError("it has no samples", "The file may be cut short")
    sound = chunks["data"]
    whole = len(sound) // (2 * channels) * 2 * channels
    return np.frombuffer(sound[:whole], "<i2").reshape(-1, channels), rate


def chunks_of(data) -> dict:
    """The chunks of a WAV file: name -> bytes.  Raises: RuleError where one is cut short."""
    found: dict = {}
    place = 12
    while place + 8 <= len(data):
        name, length = data[place : place + 4].decode("latin-1"), int.from_bytes(data[place + 4 : place + 8], "little")
        place += 8
        if place + length > len(data):
            raise RuleError(f"Data too short when trying to read the chunk {name!r}", "The file may be cut short")
        found.setdefault(name, data[place : place + length])
        place += length + length % 2
    return found


class EncodeWav(Op):
    """y = a WAV file.   audio: float32 [samples, channels], sample_rate: int32 []  ->  y: string []."""

    types = ("audio", "sample_rate")
    audio, sample_rate = frozenset({float32}), frozenset({int32})
    gradient = no_gradient

    def infer(audio, sample_rate):
        if audio.dims is not None and len(audio.dims) != 2:
            raise RuleError("audio must be 2-dimensional", "Add an axis for the channels: audio[:, None]")
        if sample_rate.dims:
            raise RuleError("sample_rate must be a scalar")
        return Spec((), string)

    def kernel(xp, audio, sample_rate):
        rate = int(sample_rate)
        if rate <= 0:
            raise RuleError(f"sample_rate must be in (0, 2^32), got {rate}")
        found = np.empty((), object)
        found[()] = wav_of(audio, rate)
        return found


def wav_of(audio, rate) -> bytes:
    """The WAV file of samples in [-1, 1), float32 [samples, channels]."""
    scaled = np.nan_to_num(audio, nan=0.0) * np.float32(STEPS)
    rounded = np.trunc(scaled + np.copysign(np.float32(0.5), scaled))  # halves go away from zero
    data = np.clip(rounded, -STEPS, STEPS - 1).astype("<i2").tobytes()
    channels, frame = audio.shape[1], 2 * audio.shape[1]
    form = FORMAT.pack(PCM, channels, rate, rate * frame, frame, BITS)
    parts = b"WAVE", b"fmt ", struct.pack("<I", len(form)), form, b"data", struct.pack("<I", len(data)), data
    return b"RIFF" + struct.pack("<I", sum(map(len, parts))) + b"".join(parts)


def decode_wav(contents, desired_channels=-1, desired_samples=-1, name=None):
    """The sound in a WAV file: (audio, float32 [samples, channels] in [-1, 1); sample_rate, int32 []).

    contents: string [], the bytes of a file with samples of 16 bits.
    desired_channels: so many; the last one is repeated where there are fewer. -1 for those of the file.
    desired_samples: so many; zeros follow where there are fewer. -1 for those of the file.

        >>> import minitf as tf
        >>> audio, rate = tf.audio.decode_wav(tf.audio.encode_wav([[0.5], [-1.0]], 8000))
        >>> audio.numpy().tolist(), int(rate)
        ([[0.5], [-1.0]], 8000)

    Raises: InvalidArgumentError for what is no WAV file, or one with other samples.
    Source: tf.audio.decode_wav.
    """
    return Sound(*execute(DecodeWav, contents, desired_channels=desired_channels, desired_samples=desired_samples))


def encode_wav(audio, sample_rate, name=None):
    """A WAV file with samples of 16 bits, string [].

    audio: float32 [samples, channels]; what is outside of [-1, 1] is cut off.
    sample_rate: int32 [], how many samples there are in a second, above 0.

    Raises: InvalidArgumentError where audio has not two axes, or sample_rate is not above 0.
    Source: tf.audio.encode_wav.
    """
    return execute(EncodeWav, audio, sample_rate)
