"""minitf.js: models for TensorFlow.js, in browsers and in Node. Floor 8. Read `layers_model/` first.

There is no such module in TensorFlow: there, the package `tensorflowjs` does this. The functions have its names.
"""

from ..backend.tables import lazy

NAMES = {
    "js.layers_model.saving": "save_keras_model",
    "js.layers_model.loading": "load_keras_model",
    "js.layers_model.words": "hard_sigmoid",
    "js.graph_model.loading": "load_graph_model",
    "js.graph_model.saving": "convert_tf_saved_model save_graph_model",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
