"""Rows for text."""

from contracts.row import Row

FEW = [((2, 3),), ((),), ((0, 3),)]
PAIRS = [((2, 3), (2, 3)), ((), (2,)), ((0, 3), (0, 3))]


def text(op, call, returns="string", shapes=FEW):
    """A row of an op on text; TensorFlow's recorded answers judge."""
    return Row(op, call, None, shapes, dtypes="string", returns=returns, smooth=False)


ROWS = [
    Row("AsString", "tf.as_string(x)", None, FEW, dtypes="float32 int32 bool complex64 string", returns="string",
        smooth=False),
    text("StringUpper", "tf.strings.upper(x)"),
    text("StringLower", "tf.strings.lower(tf.strings.upper(x, 'utf-8'), 'utf-8')"),
    text("StringStrip", "tf.strings.strip(tf.strings.join([' ', x, ' \\t']))"),
    text("StringLength", "tf.strings.length(x)", "int32"),
    text("StringLength", "tf.strings.length(tf.strings.join([x, 'é']), unit='UTF8_CHAR')", "int32"),
    text("StringJoin", "tf.strings.join([x, '+', y], separator='-')", shapes=PAIRS),
    text("Substr", "tf.strings.substr(x, 0, 2)"),
    text("Substr", "tf.strings.substr(tf.strings.join(['éa', x]), [[1], [-1]], [[2], [1]], unit='UTF8_CHAR')",
         shapes=[((2, 3),), ((1, 2),)]),
    text("StaticRegexReplace", "tf.strings.regex_replace(x, '([b-d]+)', '<\\\\1>')"),
    text("StaticRegexFullMatch", "tf.strings.regex_full_match(x, 'abc.*')", "bool"),
    text("StringToHashBucketFast", "tf.strings.to_hash_bucket_fast(x, 10 ** 15)", "int64"),
    text("StringToHashBucketStrong", "tf.strings.to_hash_bucket_strong(x, 10 ** 15, [1, 2])", "int64"),
    text("StringToHashBucket", "tf.strings.to_hash_bucket(tf.strings.join([x, 'long enough']), 10 ** 15)", "int64"),
    text("ReduceJoin", "tf.strings.reduce_join(x, axis=[-1], separator='+')", shapes=[((2, 3),), ((3,),), ((0, 3),)]),
    text("ReduceJoin", "tf.strings.reduce_join(x, axis=[0, 1], keepdims=True)", shapes=[((2, 3),), ((0, 3),)]),
    text("UnsortedSegmentJoin", "tf.strings.unsorted_segment_join(x, [2, 0, 2], 4, separator='-')",
         shapes=[((3,),), ((3, 2),)]),
    Row("UnicodeScript", "tf.strings.unicode_script(x * 300)", None, FEW, dtypes="int32", smooth=False),
    text("EncodeBase64", "tf.io.encode_base64(x)"),
    text("EncodeBase64", "tf.io.encode_base64(x, pad=True)"),
    text("DecodeBase64", "tf.io.decode_base64(tf.io.encode_base64(x))"),
    text("DecodeRaw", "tf.io.decode_raw(tf.strings.substr(tf.strings.join([x, '????']), 0, 4), tf.uint16)", "uint16"),
    text("DecodePaddedRaw", "tf.io.decode_raw(x, tf.uint16, little_endian=False, fixed_length=4)", "uint16"),
    Row("StringToNumber", "tf.strings.to_number(tf.as_string(x))", None, FEW, dtypes="float32", smooth=False),
]
