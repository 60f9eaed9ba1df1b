"""Floor 7, keras: layers, models, and the loop that trains them.   Also the table of what `tf.keras` offers."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {}

# Tables below this one: `tf.keras.layers` and so on.
NAMESPACES = "backend config"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
