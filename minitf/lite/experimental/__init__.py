"""tf.lite.experimental. Floor 8."""

from ...backend.tables import lazy

NAMES = {
    "lite.analyzing": "Analyzer",
    "lite.debugging": "QuantizationDebugger QuantizationDebugOptions",
    "lite.interpreter": "OpResolverType",
}
NAMESPACES = "authoring"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
