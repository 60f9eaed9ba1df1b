"""Text as numbers below a bound: to_hash_bucket_fast, to_hash_bucket_strong. Floor 2. Read `farmhash.py` first.

A table of words that is not known beforehand cannot be numbered. A hash gives every word a number at once; now and then
two words share one.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import int64
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ..axes import as_int
from .farmhash import fingerprints
from .texts import TEXT

MOST_FILLING = 8  # how many times the bytes of the texts themselves an array with all of them may have
MURMUR = np.uint64(0xC6A4A7935BD1E995)


def require_buckets(count):
    """RuleError unless there is a bucket."""
    if count < 1:
        raise RuleError(f"num_buckets is {count} and must be at least 1")


def by_length(hashes, array):
    """uint64 of the array's shape: `hashes` of all texts of one length at a time."""
    texts = array.reshape(-1).tolist()
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    longest = int(lengths.max(initial=0))
    table = None
    if 0 < longest * len(texts) <= MOST_FILLING * lengths.sum():  # all texts in one array, filled up to the longest
        table = np.array(texts, f"S{longest}").view(np.uint8).reshape(len(texts), longest)
    result = np.empty(len(texts), np.uint64)
    for n in np.unique(lengths).tolist():
        places = np.flatnonzero(lengths == n)
        result[places] = hashes(bytes_of(texts, places, n) if table is None else table[places, :n])
    return result.reshape(array.shape)


def bytes_of(texts, places, n):
    """uint8 [len(places), n]: the bytes of some of the texts, all of length n."""
    return np.frombuffer(b"".join([texts[i] for i in places]), np.uint8).reshape(len(places), n)


class StringToHashBucketFast(Op):
    """y = FarmHash's fingerprint modulo num_buckets.   input: string [...]  ->  y: int64 [...]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, num_buckets):
        require_buckets(num_buckets)
        return input.with_dtype(int64)

    def kernel(xp, input, *, num_buckets):
        return (by_length(fingerprints, input) % np.uint64(num_buckets)).astype(np.int64)


class StringToHashBucket(Op):
    """y = an older hash, MurmurHash's, modulo num_buckets.   string_tensor: string [...]  ->  y: int64 [...]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(string_tensor, *, num_buckets):
        require_buckets(num_buckets)
        return string_tensor.with_dtype(int64)

    def kernel(xp, string_tensor, *, num_buckets):
        return (by_length(murmurs, string_tensor) % np.uint64(num_buckets)).astype(np.int64)


def murmurs(texts):
    """uint64 [count]: MurmurHash64A (Appleby, 2008) of each row of uint8 [count, length]."""
    count, length = texts.shape
    full = length // 8
    h = np.full(count, np.uint64((0xDECAFCAFFE ^ length * int(MURMUR)) % 2**64))
    for k in np.ascontiguousarray(texts[:, : full * 8]).view("<u8").T:
        h = (h ^ folded(k * MURMUR) * MURMUR) * MURMUR
    if length % 8:
        rest = np.zeros((count, 8), np.uint8)
        rest[:, : length % 8] = texts[:, full * 8 :]
        h = (h ^ rest.view("<u8")[:, 0]) * MURMUR
    return folded(folded(h) * MURMUR)


def folded(x):
    """The upper bits stirred into the lower ones."""
    return x ^ x >> np.uint64(47)


class StringToHashBucketStrong(Op):
    """y = SipHash under a secret key modulo num_buckets.   input: string [...]  ->  y: int64 [...]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, num_buckets, key):
        require_buckets(num_buckets)
        if len(key) != 2:
            raise RuleError(f"key has {len(key)} numbers and must have 2")
        return input.with_dtype(int64)

    def kernel(xp, input, *, num_buckets, key):
        hashes = by_length(lambda texts: siphash(texts, key), input)
        return (hashes % np.uint64(num_buckets)).astype(np.int64)


def siphash(texts, key):
    """uint64 [count]: SipHash-2-4 (Aumasson and Bernstein, 2012) of each row of uint8 [count, length]."""
    count, length = texts.shape
    padded = np.zeros((count, length // 8 * 8 + 8), np.uint8)
    padded[:, :length] = texts
    padded[:, -1] = length % 256
    k0, k1 = (np.uint64(k % 2**64) for k in key)
    salts = (0x736F6D6570736575, 0x646F72616E646F6D, 0x6C7967656E657261, 0x7465646279746573)
    v = [np.full(count, np.uint64(salt) ^ k) for salt, k in zip(salts, (k0, k1, k0, k1), strict=True)]
    for word in padded.view("<u8").T:
        v[3] = v[3] ^ word
        v = sip_round(*sip_round(*v))
        v[0] = v[0] ^ word
    v[2] = v[2] ^ np.uint64(255)
    for _ in range(4):
        v = sip_round(*v)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def sip_round(a, b, c, d):
    """One round of additions, rotations and exclusive ors."""
    a, c = a + b, c + d
    b, d = left(b, 13) ^ a, left(d, 16) ^ c
    a, c = left(a, 32) + d, c + b
    d, b = left(d, 21) ^ a, left(b, 17) ^ c
    return [a, b, left(c, 32), d]


def left(x, bits):
    """x with its bits turned to the left."""
    return x << np.uint64(bits) | x >> np.uint64(64 - bits)


def to_hash_bucket(input, num_buckets, name=None):
    """A number in [0, num_buckets) for each text; kept for older programs, use `to_hash_bucket_fast`.

    input: string [...].   num_buckets: int >= 1.
    Returns: int64 [...].

        >>> import minitf as tf
        >>> tf.strings.to_hash_bucket(["Hello", "TF"], 1000).numpy().tolist()
        [941, 466]

    Raises: InvalidArgumentError where there is no bucket.
    Source: tf.strings.to_hash_bucket.
    """
    return execute(StringToHashBucket, input, num_buckets=as_int(num_buckets, "num_buckets"))


def to_hash_bucket_fast(input, num_buckets, name=None):
    """A number in [0, num_buckets) for each text, the same in every program and run: FarmHash's fingerprint.

    input: string [...].   num_buckets: int >= 1.
    Returns: int64 [...].

        >>> import minitf as tf
        >>> tf.strings.to_hash_bucket_fast(["Hello", "TF"], 3).numpy().tolist()
        [0, 1]

    Raises: InvalidArgumentError where there is no bucket.
    Source: tf.strings.to_hash_bucket_fast.
    """
    return execute(StringToHashBucketFast, input, num_buckets=as_int(num_buckets, "num_buckets"))


def to_hash_bucket_strong(input, num_buckets, key, name=None):
    """A number in [0, num_buckets) for each text that nobody can foresee who does not know the key: SipHash.

    input: string [...].   num_buckets: int >= 1.   key: two ints.
    Returns: int64 [...].

        >>> import minitf as tf
        >>> tf.strings.to_hash_bucket_strong("Hello", 10**6, [1, 2]).numpy()
        np.int64(365274)

    Raises: InvalidArgumentError where there is no bucket, or the key has not two numbers.
    Source: tf.strings.to_hash_bucket_strong.
    """
    return execute(StringToHashBucketStrong, input, num_buckets=as_int(num_buckets, "num_buckets"),
                   key=tuple(as_int(k, "key") for k in key))
