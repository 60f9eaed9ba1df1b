"""pad_sequences: sequences of different lengths as rows of one array. Floor 7."""

import numpy as np

from ...backend.errors import explain


def pad_sequences(sequences, maxlen=None, dtype="int32", padding="pre", truncating="pre", value=0.0):
    """Return sequences as one array [N, maxlen, ...]: the long ones cut, the short ones filled up.

    sequences: a list of N sequences; their elements may be arrays, of one shape.
    maxlen: the length of all; that of the longest unless given.
    padding, truncating: "pre" to fill up and cut at the beginning, "post" at the end.
    value: what short ones are filled up with.

    >>> pad_sequences([[1], [2, 3, 4]], maxlen=2)
    array([[0, 1],
           [3, 4]], dtype=int32)

    Raises: ValueError for what is no list of sequences, for elements of different shapes, for a `padding` or
    `truncating` that there is not, and for a text as `value` where `dtype` holds none.
    Source: keras.utils.pad_sequences.
    """
    for name, choice in (("padding", padding), ("truncating", truncating)):
        if choice not in ("pre", "post"):
            raise ValueError(explain("pad_sequences", f"{name}={choice!r}", "it must be 'pre' or 'post'"))
    lengths = _lengths(sequences)
    holds_text = dtype is object or np.issubdtype(dtype, np.str_) or np.issubdtype(dtype, np.bytes_)
    if isinstance(value, str) and not holds_text:
        received = f"value={value!r} and dtype={dtype!r}"
        raise ValueError(explain("pad_sequences", received, "the dtype cannot hold a text", "Use dtype=object"))
    maxlen = max(lengths, default=0) if maxlen is None else maxlen
    shape = next((np.asarray(s).shape[1:] for s in sequences if len(s)), ())
    rows = np.full((len(sequences), maxlen, *shape), value, dtype=dtype)
    for row, sequence in zip(rows, sequences):
        kept = np.asarray(sequence[-maxlen:] if truncating == "pre" else sequence[:maxlen], dtype=dtype)
        if len(kept) and kept.shape[1:] != shape:
            raise ValueError(explain("pad_sequences", f"elements of shapes {shape} and {kept.shape[1:]}",
                                     "all elements of all sequences need the same shape"))
        if len(kept):
            row[slice(-len(kept), None) if padding == "pre" else slice(len(kept))] = kept
    return rows


def _lengths(sequences):
    if not hasattr(sequences, "__len__"):
        raise ValueError(explain("pad_sequences", f"{sequences!r}", "`sequences` must be a list of iterables"))
    for sequence in sequences:
        if not hasattr(sequence, "__len__"):
            raise ValueError(explain("pad_sequences", f"found non-iterable: {sequence!r}",
                                     "`sequences` must be a list of iterables", "Wrap a single sequence: [sequence]"))
    return list(map(len, sequences))
