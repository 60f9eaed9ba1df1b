"""The table of `tf.keras.layers`: what models are made of. Floor 7. Read `layer.py` first, then `core/dense.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.layers.layer": "Layer",
    "keras.layers.input_spec": "InputSpec",
    "keras.layers.core.dense": "Dense",
    "keras.layers.core.identity": "Identity",
    "keras.layers.core.input_layer": "Input InputLayer",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
