"""Model: a layer that can be trained. Floor 7. Read `../layers/layer.py` first, `functional.py` next.

There are three ways to one. `Model(inputs, outputs)` follows KerasTensors back from outputs to inputs: a Functional.
`Sequential([...])` is a row of layers. A subclass with a `call` of its own is free to do anything.
"""

import inspect
import json
import warnings

from ...backend.errors import did_you_mean, explain
from ..deserialization import deserialize_keras_object
from ..layers.building import is_default
from ..layers.layer import Layer
from ..serialization import serialize_keras_object
from ..symbolic.function import is_shape
from ..symbolic.inference import infer_outputs
from ..symbolic.keras_tensor import KerasTensor
from ..training.trainer import Trainer


class _Slots:
    """Filled by functional.py, which stands on this file."""

    functional: type


slots = _Slots()


class Model(Trainer, Layer):
    """Layers put together, with `fit`, `evaluate` and `predict`.

    inputs, outputs: KerasTensors, or structures of them; a subclass with its own `call` leaves them out.
    name: by default the class name in snake case, with a number from the second on.

        >>> import minitf as tf
        >>> inputs = tf.keras.Input((3,))
        >>> x = tf.keras.layers.Dense(4, activation="relu")(inputs)
        >>> model = tf.keras.Model(inputs, tf.keras.layers.Dense(2)(x))
        >>> model(tf.ones((5, 3))).shape
        TensorShape([5, 2])
        >>> [layer.output.shape for layer in model.layers]
        [(None, 3), (None, 4), (None, 2)]

    Raises: ValueError where an output cannot be computed from the inputs, or two layers have one name.
    Source: keras.Model.
    """

    def __new__(cls, *args, **kwargs):
        if cls is Model and is_functional_call(args, kwargs):
            cls = slots.functional
        return super().__new__(cls, *args, **kwargs)

    def __init__(self, *args, **kwargs):
        if is_functional_call(args, kwargs):
            put_functional_below(type(self))
            slots.functional.__init__(self, *args, **kwargs)
        else:
            super().__init__(*args, **kwargs)

    def call(self, *args, **kwargs):
        """What the model computes.  Raises: NotImplementedError; a subclass says what it is."""
        raise NotImplementedError(explain(f"Model {type(self).__name__}", "no method",
                                          "it does not have a `call()` method implemented",
                                          "Define call(self, inputs), or make it of inputs and outputs"))

    # --- what is inside ------------------------------------------------------------------------------------------
    @property
    def layers(self) -> list:
        """The layers right inside the model."""
        return self._flatten_layers(include_self=False, recursive=False)

    @layers.setter
    def layers(self, _):
        raise AttributeError(explain(f"{type(self).__name__}.layers", "an assignment", "`Model.layers` attribute is "
                                     "reserved and should not be used", "Use another name"))

    def get_layer(self, name=None, index=None):
        """The layer of that name, or at that place in `layers`.

        Raises: ValueError where there is none, or both or neither are given.
        """
        where, layers = f"{type(self).__name__}.get_layer", self.layers
        if (name is None) == (index is None):
            raise ValueError(explain(where, f"name is {name!r}, index is {index!r}", "Provide either one of them"))
        if index is not None:
            if index >= len(layers):
                raise ValueError(explain(where, f"index is {index}", f"the model only has {len(layers)} layers"))
            return layers[index]
        for layer in layers:
            if layer.name == name:
                return layer
        names = [layer.name for layer in layers]
        raise ValueError(explain(where, f"name is {name!r}", f"No such layer. Existing layers are: {names}",
                                 did_you_mean(name, names)))

    def summary(self, line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False,
                layer_range=None):
        """Print a table of the layers, their output shapes and numbers of weights.

        line_length: characters in a line; by default as the terminal allows.
        positions: where the columns end, as fractions of the line.
        print_fn: a function of the text; by default it is printed.
        expand_nested: whether to list the layers of models inside.
        show_trainable: whether to add a column for that.
        layer_range: names (or patterns) of the first and last layer to list.

        Raises: ValueError where `layer_range` names no layers, or the line is too short.
        """
        from .summary import print_summary

        print_summary(self, line_length, positions, print_fn, expand_nested, show_trainable, layer_range)

    def draw(self, **options):
        """A picture of the model: inputs in blue, layers in gold, outputs in green.

        options: as those of `keras.utils.plot_model` that say what to show.
        Returns: a Picture, which shows itself in a notebook; `.save(path)` writes it to a file.
        Source: ours; Keras has `keras.utils.plot_model`.
        """
        from .drawing import draw_model

        return draw_model(self, **options)

    # --- config ------------------------------------------------------------------------------------------------------
    def build_from_config(self, config):
        """Build the model for the shapes in `config`; warn where that fails."""
        shapes = config.get("input_shape", config.get("shapes_dict")) if config else None
        if shapes is None:
            return
        try:
            if not is_default(self.build):
                self.build(shapes) if "input_shape" in config else self.build(**shapes)
            elif "input_shape" in config:
                infer_outputs(self.call, (_tensors_of(shapes),))
            else:
                tensors = {name.removesuffix("_shape"): _tensors_of(shape) for name, shape in shapes.items()}
                infer_outputs(self.call, (), tensors)
        except Exception as error:
            warnings.warn(explain(f"{type(self).__name__} {self.name!r}", f"the build config {config}",
                                  f"the model cannot be built automatically: {error}",
                                  "Implement build_from_config(self, config) and get_build_config(self)"), stacklevel=2)
        self._build_shapes_dict = config if "input_shape" in config else shapes

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """A model with this config, without its weights.

        Raises: TypeError where the constructor does not take it.
        """
        if all(key in config for key in ("name", "layers", "input_layers", "output_layers")) and takes_graph(cls):
            return slots.functional.from_graph_config(cls, config, custom_objects)
        try:
            return cls(**config)
        except TypeError as error:
            raise TypeError(explain(f"{cls.__name__}.from_config", f"config is {config}",
                                    f"Unable to revive model from config: {error}",
                                    "Let get_config() return all arguments of the constructor, or define "
                                    "from_config(cls, config)")) from error

    def to_json(self, **kwargs) -> str:
        """The config of the model as JSON, which `keras.models.model_from_json` reads; kwargs: for `json.dumps`."""
        return json.dumps(serialize_keras_object(self), **kwargs)

    # --- files -------------------------------------------------------------------------------------------------------
    def save(self, filepath, overwrite=True, zipped=None, **kwargs):
        """Write the model to a `.keras` file; see `keras.saving.save_model`."""
        from ..saving.archive import save_model

        save_model(self, filepath, overwrite, zipped, **kwargs)

    def save_weights(self, filepath, overwrite=True, max_shard_size=None):
        """Write the weights to a `.weights.h5` file; see `keras.saving.save_weights`."""
        from ..saving.weights import save_weights

        save_weights(self, filepath, overwrite, max_shard_size)

    def load_weights(self, filepath, skip_mismatch=False, **kwargs):
        """Read the weights from a `.weights.h5` or `.keras` file; see `keras.saving.load_weights`."""
        from ..saving.weights import load_weights

        load_weights(self, filepath, skip_mismatch, **kwargs)

    def export(self, filepath, format="tf_saved_model", verbose=None, input_signature=None, **kwargs):
        """Write what the model computes as a SavedModel for servers, with the endpoint "serve".

        filepath: str or path of a folder.   format: "tf_saved_model", the only one that is built.
        verbose: whether to print what was written; by default yes.
        input_signature: what the model takes, where that is not what it was built for.

        Raises: ValueError for another format, and for a model that is not built.
        """
        from ..export.archive import export_saved_model

        if format != "tf_saved_model":
            raise ValueError(explain("Model.export", f"format is {format!r}", "only 'tf_saved_model' is built"))
        export_saved_model(self, filepath, verbose, input_signature, **kwargs)

    @property
    def _default_save_signature(self):
        """What `tf.saved_model.save` offers to servers, or None."""
        from ..export.specs import default_signature

        return default_signature(self)


def is_functional_call(args, kwargs) -> bool:
    """Whether arguments of a constructor are inputs and outputs."""
    return len(args) == 2 or (len(args) == 1 and "outputs" in kwargs) or ("inputs" in kwargs and "outputs" in kwargs)


def put_functional_below(cls):
    """Let a subclass of Model that is made of inputs and outputs be one of Functional."""
    if not issubclass(cls, slots.functional):
        for ancestor in cls.__mro__:
            if Model in ancestor.__bases__:
                ancestor.__bases__ = tuple(slots.functional if b is Model else b for b in ancestor.__bases__)


def takes_graph(cls) -> bool:
    """Whether the constructor of a class takes inputs and outputs, as that of Model."""
    spec = inspect.getfullargspec(cls.__init__)
    return cls is Model or spec.args[1:] == ["inputs", "outputs", "name"] or bool(spec.varargs and spec.varkw)


def _tensors_of(shapes):
    """KerasTensors in place of the shapes in a structure."""
    if is_shape(shapes):
        return KerasTensor(tuple(shapes))
    if isinstance(shapes, dict):
        return {key: _tensors_of(shape) for key, shape in shapes.items()}
    return [_tensors_of(shape) for shape in shapes]


def model_from_json(json_string, custom_objects=None):
    """The model that `Model.to_json` wrote, with new weights.

    custom_objects: names of classes and functions that are not registered -> these.
    Raises: ValueError for what is no JSON; TypeError for a class that is not known.
    Source: keras.models.model_from_json.
    """
    return deserialize_keras_object(json.loads(json_string), custom_objects=custom_objects)


from . import functional  # noqa: E402  fills `slots`: a Model of inputs and outputs is a Functional

assert functional
