"""Rows for texts cut into words, bytes and characters."""

from contracts.row import Row

FEW = [((2, 3),), ((),), ((0, 3),)]
LISTS = [((3,),), ((1,),), ((0,),)]


def text(op, call, returns="string", shapes=FEW):
    """A row of an op on text; TensorFlow's recorded answers judge."""
    return Row(op, call, None, shapes, dtypes="string", returns=returns, smooth=False)


ROWS = [
    text("StringSplitV2", "tf.strings.split(tf.strings.join([' ', x, '  ', x, ' ']), maxsplit=1).values",
         shapes=LISTS),
    text("StringSplitV2", "tf.strings.split(tf.strings.join([x, '--', x]), '-').row_splits", "int64", LISTS),
    text("StringSplit", "tf.strings.bytes_split(x).flat_values", shapes=LISTS),
    text("UnicodeDecode", "tf.strings.unicode_decode(tf.strings.join([x, 'é']), 'UTF-8').row_splits", "int64", LISTS),
    text("UnicodeDecode", "tf.strings.unicode_decode(x, 'UTF-16-BE').values", "int32", LISTS),
    text("UnicodeDecodeWithOffsets",
         "tf.strings.unicode_decode_with_offsets(tf.strings.join(['é', x]), 'UTF-8')[1].values", "int64", LISTS),
    text("UnicodeEncode", "tf.strings.unicode_encode(tf.strings.unicode_decode(x, 'UTF-8'), 'UTF-8')", shapes=LISTS),
    text("UnicodeTranscode", "tf.strings.unicode_transcode(tf.strings.join([x, 'é']), 'LATIN-9', 'UTF-8')"),
    text("StringNGrams", "tf.strings.ngrams(x, [1, 2], separator='+', pad_values=('<', '>'))",
         shapes=[((2, 3),), ((3,),), ((0,),)]),
    text("StringNGrams", "tf.strings.ngrams(tf.strings.split(x), 3, preserve_short_sequences=True).values",
         shapes=LISTS),
]
