"""tf.strings: text.   Floor 9.   Next: ops/strings/elementwise.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.strings.elementwise": "lower upper strip length join",
    "ops.strings.substr": "substr",
    "ops.strings.regex": "regex_replace regex_full_match",
    "ops.strings.as_string": "as_string",
    "ops.strings.to_number": "to_number",
    "ops.strings.format": "format_",
    "ops.strings.joining": "reduce_join unsorted_segment_join",
    "ops.strings.hashing": "to_hash_bucket to_hash_bucket_fast to_hash_bucket_strong",
    "ops.strings.split": "split bytes_split",
    "ops.strings.unicode": """
        unicode_decode unicode_decode_with_offsets unicode_split unicode_split_with_offsets unicode_encode
        unicode_transcode
    """,
    "ops.strings.scripts": "unicode_script",
    "ops.strings.ngrams": "ngrams",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
