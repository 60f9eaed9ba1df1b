"""Cases for ops/files/wav.py: sound in files."""

import struct

SOUND = [[0.0, 1.0], [0.5, -0.5], [-1.0, 2.0], [1e-5, -2.0]]


def wav(coding=1, channels=1, bits=16, data=b"\0\1\2\3", between=b"", more=b""):
    """A WAV file by hand."""
    form = struct.pack("<HHIIHH", coding, channels, 8000, 1000 * channels * bits, channels * bits // 8, bits) + more
    form = b"fmt " + struct.pack("<I", len(form)) + form
    body = b"WAVE" + form + between + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def read(data, **options):
    return lambda tf: tf.audio.decode_wav(data, **options)


def of_sound(**options):
    return lambda tf: tf.audio.decode_wav(tf.audio.encode_wav(SOUND, 16000), **options)


def in_a_graph(tf):
    function = tf.function(lambda x: tf.audio.decode_wav(x, desired_channels=1))
    traced = function.get_concrete_function(tf.TensorSpec([], tf.string))
    return str(traced.structured_outputs[0].shape), function(tf.audio.encode_wav(SOUND, 8))


CASES = {
    "written": lambda tf: tf.audio.encode_wav(SOUND, 16000),
    "read": of_sound(),
    "one channel": of_sound(desired_channels=1),
    "three channels": of_sound(desired_channels=3),
    "two samples": of_sound(desired_samples=2),
    "six samples": of_sound(desired_samples=6),
    "nothing": read(wav(), desired_samples=0, desired_channels=0),
    "names": lambda tf: int(of_sound()(tf).sample_rate),
    "rounded": lambda tf: tf.audio.encode_wav([[i / 20] for i in range(-24, 25)], 8),
    "halves": lambda tf: tf.audio.encode_wav([[(i + 0.5) / 32768] for i in range(-3, 3)], 8),
    "not a number": lambda tf: tf.audio.encode_wav([[float("nan")], [float("inf")], [-float("inf")]], 8),
    "no samples": lambda tf: tf.audio.encode_wav(tf.zeros([0, 1]), 8),
    "another chunk": read(wav(between=b"LIST" + struct.pack("<I", 4) + b"abcd")),
    "a longer format": read(wav(more=b"\0\0")),
    "no file": read(b"abc"),
    "cut short": read(wav()[:20]),
    "cut short in the samples": read(wav()[:-1]),
    "8 bits": read(wav(bits=8)),
    "24 bits": read(wav(bits=24)),
    "floats": read(wav(coding=3, bits=32)),
    "no channel": read(wav(channels=0, data=b"")),
    "two files": read([wav(), wav()]),
    "-2 channels": read(wav(), desired_channels=-2),
    "-2 samples": read(wav(), desired_samples=-2),
    "one axis": lambda tf: tf.audio.encode_wav([1.0, 2.0], 8),
    "rate 0": lambda tf: tf.audio.encode_wav(SOUND, 0),
    "two rates": lambda tf: tf.audio.encode_wav(SOUND, [1, 2]),
    "in a graph": in_a_graph,
}
