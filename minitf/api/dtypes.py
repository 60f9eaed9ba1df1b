"""tf.dtypes: the dtypes, and what converts between them.   Floor 9.   Next: backend/dtypes.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.dtypes": """
        DType as_dtype float16 half float32 float64 double bfloat16 complex64 complex128 int8 int16 int32 int64
        uint8 uint16 uint32 uint64 bool_ string qint8 quint8 qint16 quint16 qint32 resource variant
    """,
    "ops.shapes.identity": "cast",
    "ops.elementwise.saturation": "saturate_cast",
    "ops.elementwise.complex_parts": "complex_",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
