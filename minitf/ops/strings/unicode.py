"""Texts as characters: unicode_decode, unicode_encode, unicode_split, unicode_transcode. Floor 2.

Read `codepoints.py` first, `ngrams.py` next. The characters of a text are numbers, in a row of a ragged tensor.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

import numpy as np

from ...backend.dtypes import INDEX, int32, int64
from ...backend.errors import RuleError, explain
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ..ragged.ragged_tensor import RaggedTensor
from ..shapes.layout import reshape, size
from ..shapes.sequences import range_
from .codepoints import decoded, encoded, input_codec, output_codec, require_policy
from .in_rows import ragged_by_splits, rows_of_each, texts
from .texts import TEXT, packed, texts_of


def rows_of_characters(input, input_encoding, errors, replacement_char, replace_control_characters):
    """For each text its characters with their places, one after the other; and where each text's begin."""
    codec = input_codec(input_encoding)
    rows = [decoded(t, codec, errors, replacement_char, replace_control_characters) for t in input.tolist()]
    splits = np.array([0, *accumulate(map(len, rows))], np.int64)
    pairs = np.array([pair for row in rows for pair in row], np.int64).reshape(-1, 2)
    return splits, pairs[:, 0].astype(np.int32), pairs[:, 1]


def decoding(input, *, input_encoding, errors, replacement_char, replace_control_characters):
    """The shape rule of both ops."""
    require_policy(errors, replacement_char)
    if input.rank not in (1, None):
        raise RuleError("input must be a list of texts")
    n = None if input.dims is None or input.dims[0] is None else input.dims[0] + 1
    return Spec((n,), int64), Spec((None,), int32), Spec((None,), int64)


class UnicodeDecode(Op):
    """input: string [B]  ->  row_splits: int64 [B + 1], char_values: int32 [N], the numbers of the characters."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, input_encoding, errors, replacement_char, replace_control_characters):
        return decoding(input, input_encoding=input_encoding, errors=errors, replacement_char=replacement_char,
                        replace_control_characters=replace_control_characters)[:2]

    def kernel(xp, input, *, input_encoding, errors, replacement_char, replace_control_characters):
        return rows_of_characters(input, input_encoding, errors, replacement_char, replace_control_characters)[:2]


class UnicodeDecodeWithOffsets(Op):
    """As UnicodeDecode, and char_to_byte_starts: int64 [N], the byte where each character starts."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    infer = decoding

    def kernel(xp, input, *, input_encoding, errors, replacement_char, replace_control_characters):
        return rows_of_characters(input, input_encoding, errors, replacement_char, replace_control_characters)


class UnicodeEncode(Op):
    """input_values: int32 [N], input_splits: int [B + 1]  ->  output: string [B]."""

    types = ("T", "Tsplits")
    T, Tsplits = frozenset({int32}), INDEX
    gradient = no_gradient

    def infer(input_values, input_splits, *, errors, output_encoding, replacement_char):
        require_policy(errors, replacement_char)
        output_codec(output_encoding)
        n = None if input_splits.dims is None or input_splits.dims[0] is None else input_splits.dims[0] - 1
        return Spec((n,), next(iter(TEXT)))

    def kernel(xp, input_values, input_splits, *, errors, output_encoding, replacement_char):
        codec, codes = output_codec(output_encoding), input_values.tolist()
        made = [encoded(codes[i:j], codec, errors, replacement_char) for i, j in pairwise(input_splits.tolist())]
        return packed(made, (len(made),))


class UnicodeTranscode(Op):
    """The same characters in another encoding.   input: string [...]  ->  y: same."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, input_encoding, output_encoding, errors, replacement_char, replace_control_characters):
        require_policy(errors, replacement_char)
        output_codec(output_encoding)
        return input

    def kernel(xp, input, *, input_encoding, output_encoding, errors, replacement_char, replace_control_characters):
        source, target = input_codec(input_encoding), output_codec(output_encoding)

        def again(text):
            characters = decoded(text, source, errors, replacement_char, replace_control_characters)
            return encoded([code for code, _ in characters], target, errors, replacement_char)

        return texts_of(again, input)


# --- from texts to characters -----------------------------------------------------------------------------------
def unicode_decode(
    input, input_encoding, errors="replace", replacement_char=65533, replace_control_characters=False, name=None
):
    """The numbers of the characters of each text.

    input: string [...].
    input_encoding: "UTF-8", "UTF-16-BE", "UTF-32-BE", "LATIN-1", ...
    errors: what to do with bytes that stand for no character: "replace", "ignore" or "strict".
    replacement_char: the number that stands for these; U+FFFD by default.
    replace_control_characters: replace those below 32 too.
    Returns: a RaggedTensor of int32 [..., (characters)]; for one text a Tensor.

        >>> import minitf as tf
        >>> tf.strings.unicode_decode(["a\u00e9", "b"], "UTF-8")
        <tf.RaggedTensor [[97, 233], [98]]>

    Raises: InvalidArgumentError for an unknown encoding, or a wrong text where errors is "strict".
    Source: tf.strings.unicode_decode.
    """

    def rows(vector):
        splits, codes = execute(
            UnicodeDecode, vector, input_encoding=input_encoding, errors=errors, replacement_char=replacement_char,
            replace_control_characters=replace_control_characters)
        return ragged_by_splits(codes, splits)

    return rows_of_each(rows, texts(input))


def unicode_decode_with_offsets(
    input, input_encoding, errors="replace", replacement_char=65533, replace_control_characters=False, name=None
):
    """The numbers of the characters of each text, and the bytes where they start.   Arguments as in `unicode_decode`.

        >>> import minitf as tf
        >>> codes, starts = tf.strings.unicode_decode_with_offsets("a\u00e9b", "UTF-8")
        >>> starts.numpy()
        array([0, 1, 3])

    Raises: InvalidArgumentError for an unknown encoding, or a wrong text where errors is "strict".
    Source: tf.strings.unicode_decode_with_offsets.
    """

    def rows(vector):
        splits, codes, starts = execute(
            UnicodeDecodeWithOffsets, vector, input_encoding=input_encoding, errors=errors,
            replacement_char=replacement_char, replace_control_characters=replace_control_characters)
        return ragged_by_splits(codes, splits), ragged_by_splits(starts, splits)

    return rows_of_each(rows, texts(input))


def unicode_split(input, input_encoding, errors="replace", replacement_char=65533, name=None):
    """The characters of each text, each as a text.   Arguments as in `unicode_decode`.

        >>> import minitf as tf
        >>> tf.strings.unicode_split("a\u00e9", "UTF-8").numpy().tolist()
        [b'a', b'\\xc3\\xa9']

    Raises: InvalidArgumentError for an unknown encoding, or a wrong text where errors is "strict".
    Source: tf.strings.unicode_split.
    """
    codes = unicode_decode(input, input_encoding, errors, replacement_char)
    return characters_as_texts(codes, input_encoding, replacement_char)


def unicode_split_with_offsets(input, input_encoding, errors="replace", replacement_char=65533, name=None):
    """The characters of each text, each as a text, and the bytes where they start.   Arguments as in `unicode_decode`.

        >>> import minitf as tf
        >>> tf.strings.unicode_split_with_offsets(["ab", "c"], "UTF-8")
        (<tf.RaggedTensor [[b'a', b'b'], [b'c']]>, <tf.RaggedTensor [[0, 1], [0]]>)

    Raises: InvalidArgumentError for an unknown encoding, or a wrong text where errors is "strict".
    Source: tf.strings.unicode_split_with_offsets.
    """
    codes, starts = unicode_decode_with_offsets(input, input_encoding, errors, replacement_char)
    return characters_as_texts(codes, input_encoding, replacement_char), starts


def characters_as_texts(codes, encoding, replacement_char):
    """Each number of a character as a text of its own."""
    flat = codes.flat_values if isinstance(codes, RaggedTensor) else codes
    made = execute(UnicodeEncode, flat, range_(size(flat, int64) + 1), errors="replace", output_encoding=encoding,
                   replacement_char=replacement_char)
    return codes.with_flat_values(made) if isinstance(codes, RaggedTensor) else made


# --- and back ---------------------------------------------------------------------------------------------------
def unicode_encode(input, output_encoding, errors="replace", replacement_char=65533, name=None):
    """The texts of rows of characters.

    input: int32 [..., (characters)], a tensor or a ragged one.
    output_encoding: "UTF-8", "UTF-16-BE" or "UTF-32-BE".
    errors: what to do with numbers that stand for no character: "replace", "ignore" or "strict".
    replacement_char: the number that takes their place.
    Returns: string [...].

        >>> import minitf as tf
        >>> tf.strings.unicode_encode([[97, 233], [98, 99]], "UTF-8").numpy().tolist()
        [b'a\\xc3\\xa9', b'bc']

    Raises: ValueError for a number without axes; InvalidArgumentError for an unknown encoding, or for a number that is
    no character where errors is "strict".
    Source: tf.strings.unicode_encode.
    """
    x = input if isinstance(input, RaggedTensor) else convert_to_tensor(input)
    rank = x.shape.rank
    if rank == 0:
        raise ValueError(explain("unicode_encode", "a number without axes", "it must be a row of characters"))
    if isinstance(x, RaggedTensor) and (x.ragged_rank > 1 or rank > 2):
        return x.with_values(unicode_encode(x.values, output_encoding, errors, replacement_char))
    if isinstance(x, RaggedTensor) or rank == 1:
        one_row = convert_to_tensor([0, 1], int64) * size(x.flat_values if rank > 1 else x, int64)
        values, splits = (x.values, x.row_splits) if rank > 1 else (x, one_row)
        made = execute(UnicodeEncode, values, splits, errors=errors, output_encoding=output_encoding,
                       replacement_char=replacement_char)
        return made if rank > 1 else reshape(made, ())
    rows = RaggedTensor.from_tensor(reshape(x, [-1, x.shape[-1]]))
    made = unicode_encode(rows, output_encoding, errors, replacement_char)
    return reshape(made, x.shape[:-1])


def unicode_transcode(
    input,
    input_encoding,
    output_encoding,
    errors="replace",
    replacement_char=65533,
    replace_control_characters=False,
    name=None,
):
    """The texts in another encoding.   Arguments as in `unicode_decode` and `unicode_encode`.

        >>> import minitf as tf
        >>> tf.strings.unicode_transcode("\u00e9", "UTF-8", "UTF-16-BE").numpy()
        b'\\x00\\xe9'

    Raises: InvalidArgumentError for an unknown encoding, or a wrong text where errors is "strict".
    Source: tf.strings.unicode_transcode.
    """
    return execute(
        UnicodeTranscode, input, input_encoding=input_encoding, output_encoding=output_encoding, errors=errors,
        replacement_char=replacement_char, replace_control_characters=replace_control_characters)
