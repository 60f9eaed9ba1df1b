"""tf.io: bytes in and out.   Floor 9.   Next: ops/strings/raw.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.examples.features": "FixedLenFeature FixedLenSequenceFeature RaggedFeature SparseFeature VarLenFeature",
    "ops.examples.parse_example": "parse_example parse_single_example",
    "ops.examples.parse_sequence": "parse_sequence_example parse_single_sequence_example",
    "ops.files.reading": "matching_files read_file write_file",
    "ops.files.serialization": "decode_compressed parse_tensor serialize_tensor",
    "ops.files.csv_records": "decode_csv",
    "ops.image.codecs": """
        decode_and_crop_jpeg decode_bmp decode_gif decode_image decode_jpeg decode_png decode_webp encode_jpeg
        encode_png extract_jpeg_shape is_jpeg
    """,
    "ops.sparse.serializing": "serialize_sparse deserialize_many_sparse",
    "ops.strings.base64": "encode_base64 decode_base64",
    "ops.strings.raw": "decode_raw",
    "wire.record_writer": "TFRecordOptions TFRecordWriter",
}

# Tables below this one.
NAMESPACES = "gfile"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
