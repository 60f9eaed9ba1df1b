"""tf.lite: models for small devices. Floor 8. Read `converter/` first, `learning.py` next."""

from ..backend.tables import lazy

NAMES = {
    "lite.converter.converter": "TFLiteConverter",
    "lite.converter.options": "OpsSet Optimize RepresentativeDataset TargetSpec",
    "lite.interpreter": "Interpreter",
    "lite.learning": "quantize_model",
}
NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
