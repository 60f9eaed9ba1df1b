"""TFSMLayer: a SavedModel as a layer. Floor 7. Read `saving/saved_model/loading.py` first."""

from __future__ import annotations

from ...backend.errors import explain
from ...saving.saved_model.loading import load_with
from ..layers.layer import Layer
from ..safety import in_safe_mode, refuse_code
from ..variables import Variable


class TFSMLayer(Layer):
    """A layer that calls a function of a SavedModel. Its variables can be trained, but its insides are gone.

    filepath: str or path of the folder.
    call_endpoint: the name of the function; that of `model.export` is "serve".
    call_training_endpoint: the function to call in training, if there is another one for that.

        >>> import tempfile
        >>> import minitf as tf
        >>> model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])
        >>> folder = tempfile.mkdtemp()
        >>> model.export(folder, verbose=False)
        >>> layer = tf.keras.layers.TFSMLayer(folder)
        >>> [tuple(weight.shape) for weight in layer.trainable_weights]
        [(3, 2), (2,)]
        >>> bool(tf.reduce_all(layer(tf.ones((4, 3))) == model(tf.ones((4, 3)))))
        True

    Raises: ValueError for an endpoint that is not there; what `tf.saved_model.load` raises.
    Source: keras.layers.TFSMLayer.
    """

    def __init__(self, filepath, call_endpoint="serve", call_training_endpoint=None, trainable=True, name=None,
                 dtype=None):
        super().__init__(trainable=trainable, name=name, dtype=dtype)
        self.filepath = filepath
        self.call_endpoint = call_endpoint
        self.call_training_endpoint = call_training_endpoint
        loaded = load_with(as_keras_variable, filepath)
        self.call_endpoint_fn = endpoint_of(loaded, call_endpoint)
        functions = [self.call_endpoint_fn]
        if call_training_endpoint:
            self.call_training_endpoint_fn = endpoint_of(loaded, call_training_endpoint)
            functions.append(self.call_training_endpoint_fn)
        self._reloaded_obj = loaded
        self._loaded_variables = variables_of(functions)
        self.built = True

    def call(self, inputs, training=False, **kwargs):
        """What the function of the SavedModel returns."""
        if training and self.call_training_endpoint:
            return self.call_training_endpoint_fn(inputs, **kwargs)
        return self.call_endpoint_fn(inputs, **kwargs)

    def get_config(self) -> dict:
        return {**super().get_config(), "filepath": self.filepath, "call_endpoint": self.call_endpoint,
                "call_training_endpoint": self.call_training_endpoint}

    @classmethod
    def from_config(cls, config, custom_objects=None, safe_mode=None):
        """The layer again.  Raises: ValueError in safe mode, since a config may name any SavedModel."""
        if (in_safe_mode() if safe_mode is None else safe_mode) is not False:
            refuse_code("a TFSMLayer, which loads a SavedModel from another place")
        return cls(**config)


def endpoint_of(loaded, name):
    """The function of that name: an attribute, or a signature."""
    if name in vars(loaded):
        return vars(loaded)[name]
    if name in loaded.signatures:
        return loaded.signatures[name]
    raise ValueError(explain("TFSMLayer", f"The endpoint {name!r}", "is neither an attribute of the reloaded "
                             f"SavedModel, nor one of its signatures: {list(loaded.signatures)}",
                             "Select another one by call_endpoint"))


def variables_of(functions) -> list:
    """The variables that functions use, the trainable ones first."""
    found = {}
    for function in functions:
        for trace in getattr(function, "concrete_functions", [function]):
            found.update((id(v), v) for v in trace.variables)
    return [*(v for v in found.values() if v.trainable), *(v for v in found.values() if not v.trainable)]


def as_keras_variable(value, trainable, name, shape, synchronization, aggregation):
    """A variable of Keras for one of the file; names of these have no slashes."""
    return Variable(value, trainable=trainable, name=(name or "variable").replace("/", "_"),
                    synchronization=synchronization.name.lower(), aggregation=aggregation.name.lower())
