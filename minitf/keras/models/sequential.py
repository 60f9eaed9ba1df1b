"""Sequential: layers in a row. Floor 7. Read `functional.py` first, `cloning.py` next.

As soon as the shape of the input is known, the row is called on a KerasTensor, and becomes a Functional that does the
work. Before, it is only a list.
"""

import copy
import inspect

from ... import tree
from ...backend.errors import explain
from ...core.trackable import Group, grown
from ..deserialization import deserialize_keras_object
from ..layers.call import mask_of
from ..layers.core.input_layer import InputLayer
from ..layers.layer import Layer
from ..serialization import serialize_keras_object
from ..standardize import standardize_shape
from .functional import Functional
from .model import Model

NOT_YET = "it has no defined {} yet"


class Sequential(Model):
    """A model that calls its layers one after the other.

    layers: a list of layers; the first may be a `keras.Input`.
    trainable: whether training changes the weights.
    name: by default "sequential", "sequential_1", ...

        >>> import minitf as tf
        >>> model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])
        >>> model.output_shape
        (None, 2)
        >>> model(tf.ones((4, 3))).shape
        TensorShape([4, 2])

    Raises: ValueError for what is no layer, or two layers of one name.
    Source: keras.Sequential.
    """

    def __new__(cls, *args, **kwargs):
        return Layer.__new__(cls, *args, **kwargs)

    def __init__(self, layers=None, trainable=True, name=None):
        Layer.__init__(self, trainable=trainable, name=name)
        vars(self)["_functional"] = None  # past the tracking: its layers are ours already
        for layer in layers or ():
            self.add(layer, rebuild=False)
        if layers:
            self._maybe_rebuild()

    # --- the row -----------------------------------------------------------------------------------------------------
    def add(self, layer, rebuild=True):
        """Put a layer, or a `keras.Input`, at the end.

        rebuild: whether to work out the graph anew, if the shape of the input is known.
        Raises: ValueError for what is no layer, a second Input, or a name that is taken.
        """
        if hasattr(layer, "_keras_history"):
            layer = layer._keras_history.operation
        if not self._layers and getattr(layer, "_input_shape_arg", None) is not None:
            self.add(InputLayer(shape=layer._input_shape_arg))
        self._require_fitting(layer)
        self._tracker.track(layer)
        if rebuild:
            self._maybe_rebuild()
        else:
            self._forget_graph()

    def _require_fitting(self, layer):
        where = f"Sequential {self.name!r}"
        if not isinstance(layer, Layer):
            raise ValueError(explain(where, f"{layer!r} of type {type(layer).__name__}",
                                     "Only instances of `keras.Layer` can be added to a Sequential model"))
        if any(layer.name == other.name and layer is not other for other in self._layers):
            raise ValueError(explain(where, f"a layer {layer.name!r}", "All layers added to a Sequential model "
                                     "should have unique names, and there is one of that name",
                                     "Pass name=... to the layer"))
        if isinstance(layer, InputLayer) and self._input_layer is not None:
            raise ValueError(explain(where, f"an Input of shape {layer.batch_shape}", "it has already been "
                                     f"configured to use input shape {self._input_layer.batch_shape}",
                                     "Leave out one of the Inputs"))

    def pop(self, rebuild=True):
        """Take away the last layer, and return it.  Raises: IndexError where there is none."""
        if not self._layers:
            raise IndexError(explain(f"Sequential {self.name!r}", "pop", "it has no layer to take away"))
        layer = self._layers[-1]
        self._tracker.untrack(layer)
        self._forget_graph()
        if rebuild and self._layers:
            self._maybe_rebuild()
        return layer

    @property
    def layers(self) -> list:
        """The layers, without the Input."""
        return self._layers[1:] if self._input_layer is not None else list(self._layers)

    @layers.setter
    def layers(self, _):
        raise AttributeError(explain("Sequential.layers", "an assignment", "`Sequential.layers` attribute is "
                                     "reserved and should not be used", "Use add() and pop() to change the layers"))

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        children = super()._trackable_children(save_type, **kwargs)
        return children if self._functional is not None else {**children, "_layers": Group(self._layers)}

    @property
    def _input_layer(self):
        """The Input at the front, or None."""
        return self._layers[0] if self._layers and isinstance(self._layers[0], InputLayer) else None

    # --- the graph ---------------------------------------------------------------------------------------------------
    def _forget_graph(self):
        self.built = False
        self._accepted.clear()
        vars(self)["_functional"] = None

    def _maybe_rebuild(self):
        """Work out the graph, if the first layer knows the shape of its input."""
        self._forget_graph()
        first = self._layers[0]
        shape = first.batch_shape if isinstance(first, InputLayer) else getattr(first, "input_shape", None)
        if shape is not None and len(self._layers) > 1:
            self.build(shape)

    def _lock_state(self):
        """Nothing: layers may be added at any time."""

    def build(self, input_shape=None):
        """Call the layers on a KerasTensor of this shape, which makes their weights.

        Raises: ValueError where there is no layer, or the shape contradicts the Input; what a layer
        raises.
        """
        try:
            input_shape = standardize_shape(input_shape)
        except ValueError:
            return  # the input is no single tensor: the layers are called one by one
        self._put_input_in_front(input_shape)
        inputs = x = self._layers[0].output
        for layer in self._layers[1:]:
            try:
                x = layer(x)
            except NotImplementedError:
                return  # the shape of its output cannot be told without data
            except TypeError:
                _require_single_argument(layer)
                raise
        vars(self)["_functional"] = Functional(inputs, x)
        grown(self)

    def _put_input_in_front(self, shape):
        where = f"Sequential {self.name!r}"
        if not self._layers:
            raise ValueError(explain(where, "no layers", "it cannot be built because it has no layers",
                                     "Call `model.add(layer)`"))
        if self._input_layer is None:
            layer = InputLayer(batch_shape=shape, dtype=self._layers[0].compute_dtype)
            self._tracker.track(layer)
            self._layers.insert(0, self._layers.pop())
        elif self._input_layer.batch_shape != shape:
            raise ValueError(explain(where, f"input_shape is {shape}", "it has already been configured to use "
                                     f"input shape {self._input_layer.batch_shape}"))

    # --- calling -----------------------------------------------------------------------------------------------------
    def call(self, inputs, training=None, mask=None, **kwargs):
        """What the last layer returns."""
        if self._functional is not None:
            return self._functional.call(inputs, training=training, mask=mask, **kwargs)
        for layer in self.layers:
            said = {name: value for name, value in kwargs.items() if name in layer._call_names}
            if layer._call_has_mask_arg:
                said["mask"] = mask
            if layer._call_has_training_arg and training is not None:
                said["training"] = training
            inputs = layer(inputs, **said)
            mask = tree.map_structure(mask_of, inputs)
        return inputs

    def compute_output_spec(self, inputs, training=None, mask=None, **kwargs):
        if self._functional is not None:
            return self._functional.compute_output_spec(inputs, training=training, mask=mask, **kwargs)
        for layer in self.layers:
            inputs = layer.compute_output_spec(inputs, **({} if training is None else {"training": training}))
        return inputs

    def compute_output_shape(self, input_shape):
        if self._functional is not None:
            return self._functional.compute_output_shape(input_shape)
        for layer in self.layers:
            input_shape = layer.compute_output_shape(input_shape)
        return input_shape

    # --- what it is ------------------------------------------------------------------------------------------
    def _of_graph(self, attribute):
        if self._functional is None:
            raise AttributeError(explain(f"Sequential {self.name!r}", f"asked for {attribute}",
                                         NOT_YET.format(attribute.replace("_", " ")), "Call it on data, or build it"))
        return getattr(self._functional, attribute)

    @property
    def input_shape(self):
        """The shape of the input.  Raises: AttributeError before it is known."""
        return self._of_graph("input_shape")

    @property
    def output_shape(self):
        """The shape of the output.  Raises: AttributeError before it is known."""
        return self._of_graph("output_shape")

    @property
    def inputs(self) -> list:
        """The KerasTensor of the input, in a list.  Raises: AttributeError before the shape is known."""
        return self._of_graph("inputs")

    @property
    def outputs(self) -> list:
        """The KerasTensor of the output, in a list.  Raises: AttributeError before the shape is known."""
        return self._of_graph("outputs")

    @property
    def input_dtype(self) -> str:
        return super().input_dtype if self._input_layer is None else self._input_layer.dtype

    # --- config ------------------------------------------------------------------------------------------------------
    def get_config(self) -> dict:
        """The configs of the layers, and the shape of the input where it is known."""
        config = {**Model.get_config(self), "name": self.name,
                  "layers": copy.deepcopy([serialize_keras_object(layer) for layer in self._layers])}
        if self._functional is not None:
            config["build_input_shape"] = self._layers[0].batch_shape
        return config

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """A model with this config, without its weights.  Raises: ValueError, KeyError where a part is missing."""
        for key, error in (("name", ValueError), ("layers", KeyError)):
            if key not in config:
                raise error(explain("Sequential.from_config", f"config is {config}",
                                    "it must be a dict with the keys 'name' and 'layers'"))
        model = cls(name=config["name"])
        for layer_config in config["layers"]:
            model.add(deserialize_keras_object(layer_config, custom_objects=custom_objects))
        shape = config.get("build_input_shape")
        if model._functional is None and isinstance(shape, (tuple, list)) and shape:
            model.build(shape)
        return model


def _require_single_argument(layer):
    """Raise ValueError unless `call` of a layer can be called on one tensor and nothing else."""
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parameters = [p for p in layer._call_signature.parameters.values() if p.kind in kinds]
    required = [p.name for p in parameters if p.default is p.empty]
    if not parameters or len(required) > 1:
        raise ValueError(explain(f"{type(layer).__name__} {layer.name!r}", f"call takes {required or 'nothing'}",
                                 "Layers added to a Sequential model should have a single positional argument, the "
                                 "input tensor", "Use the functional API"))
