"""Functional: a model that is a graph of layers. Floor 7. Read `../symbolic/function.py` first, `sequential.py` next.

The graph is made by calling layers on KerasTensors. The model keeps it as a list of steps, and runs that on values.
"""

import warnings

from ... import tree
from ...backend.errors import explain
from ...core.trackable import Group
from ..layers.call import attach_mask
from ..layers.core.input_layer import InputLayer
from ..layers.input_spec import InputSpec
from ..layers.layer import Layer
from ..symbolic.function import Function
from ..symbolic.keras_tensor import KerasTensor
from . import functional_config
from .functional_inputs import as_flat_inputs
from .model import Model, slots
from .regrowing import begins_graph, regrown


class Functional(Function, Model):
    """A model that computes `outputs` from `inputs`, structures of KerasTensors; what `Model(inputs, outputs)` makes.

    trainable: whether training changes its weights.

        >>> import minitf as tf
        >>> a, b = tf.keras.Input((2,), name="a"), tf.keras.Input((2,), name="b")
        >>> model = tf.keras.Model({"a": a, "b": b}, a + 2 * b)
        >>> model({"a": tf.constant([[1., 2.]]), "b": tf.constant([[10., 20.]])}).numpy()
        array([[21., 42.]], dtype=float32)

    Raises: ValueError for what is no KerasTensor, and as `keras.Function`.
    Source: keras.Model.
    """

    def __init__(self, inputs, outputs, name=None, **kwargs):
        _require_keras_tensors("inputs", inputs)
        _require_keras_tensors("outputs", outputs)
        if isinstance(inputs, dict):
            _warn_of_other_names(inputs)
        if not all(map(begins_graph, tree.flatten(inputs))):
            inputs, outputs = regrown(inputs, outputs)
        trainable = kwargs.pop("trainable", None)
        Layer.__init__(self, name=name, **kwargs)
        self._set_graph(inputs, outputs)
        for layer in self.layers:
            self._tracker.track(layer)
        if trainable is not None:
            self.trainable = trainable
        self.build(None)
        self._convert_input_args = False  # done in `call`, for each input to its own dtype
        self._allow_non_tensor_positional_args = True
        self.output_names = [y._keras_history.operation.name for y in self.outputs]

    def build(self, input_shape):
        """Nothing: the layers were built when they were called."""

    def _lock_state(self):
        """Nothing: more layers may become attributes of the model."""

    def _trackable_children(self, save_type="checkpoint", **kwargs) -> dict:
        return {**super()._trackable_children(save_type, **kwargs), "_operations": Group(self.operations)}

    # --- calling -----------------------------------------------------------------------------------------------------
    def call(self, inputs, training=None, mask=None, **kwargs):
        """The outputs for inputs in the structure of the model's.

        training: what the layers are told; by default what the call around says.
        mask: a mask for each input.
        """
        flat = as_flat_inputs(self, inputs)
        for x, input_mask in zip(flat, [] if mask is None else tree.flatten(mask)):
            if input_mask is not None:
                attach_mask(x, input_mask)
        said = {name: value for name, value in {"training": training, **kwargs}.items() if value is not None}
        outputs = self._run(flat, said=said)
        single = isinstance(outputs, (list, tuple)) and len(outputs) == 1
        return outputs[0] if single else outputs

    def compute_output_spec(self, inputs, training=None, mask=None):
        """The KerasTensors of the outputs for KerasTensors as inputs."""
        return super().compute_output_spec(inputs)

    def _check_inputs(self, inputs):
        """As every call is checked: the batch may have another size than that of the graph's inputs."""
        self._check_input_spec(inputs)

    def _check_input_spec(self, inputs):
        for x, known in zip(tree.flatten(inputs), self._inputs):
            source = known._keras_history.operation
            if x is None and isinstance(source, InputLayer) and not source.optional:
                raise ValueError(explain(f"Model {self.name!r}", f"None for the input {known.name!r}",
                                         "it is not optional", "Pass a tensor"))
        super()._check_input_spec(inputs)

    # --- what it is ------------------------------------------------------------------------------------------
    @property
    def layers(self) -> list:
        """The layers among the operations, from the inputs to the outputs."""
        return [operation for operation in self.operations if isinstance(operation, Layer)]

    @layers.setter
    def layers(self, value):
        Model.layers.fset(self, value)

    @property
    def input(self):
        """The inputs, as they were given."""
        return self._inputs_struct

    @property
    def output(self):
        """The outputs, as they were given."""
        return self._outputs_struct

    @property
    def input_shape(self):
        """The shape of the input; a list for several."""
        shapes = [x.shape for x in self._inputs]
        return shapes[0] if len(shapes) == 1 else shapes

    @property
    def output_shape(self):
        """The shape of the output; a list for several."""
        shapes = [y.shape for y in self._outputs]
        return shapes[0] if len(shapes) == 1 else shapes

    @property
    def input_spec(self):
        """What the inputs must be: their shapes, whatever the batch."""
        if self._input_spec is not None:
            return self._input_spec
        if not isinstance(self._inputs_struct, dict):
            return [_spec_of(x) for x in self._inputs]
        if not all(isinstance(x, KerasTensor) for x in self._inputs_struct.values()):
            return None
        return [_spec_of(x, name) for name, x in sorted(self._inputs_struct.items())]

    @input_spec.setter
    def input_spec(self, value):
        Layer.input_spec.fset(self, value)

    def add_loss(self, loss):
        """Not for a graph.  Raises: NotImplementedError."""
        raise NotImplementedError(explain(f"Model {self.name!r}", "add_loss",
                                          "a functional model adds no losses of its own",
                                          "Call add_loss in the `call` of a Layer"))

    # --- config ------------------------------------------------------------------------------------------------------
    def get_config(self) -> dict:
        """The layers, how they are called, and which are inputs and outputs."""
        if not functional_config.is_graph_class(type(self)):
            return Model.get_config(self)
        return functional_config.graph_config(self)

    @staticmethod
    def from_graph_config(cls, config, custom_objects=None):
        """A model of class `cls` from what `get_config` returned."""
        return functional_config.from_graph_config(cls, config, custom_objects)


slots.functional = Functional


def _require_keras_tensors(what, structure):
    for x in tree.flatten(structure):
        if not isinstance(x, KerasTensor):
            raise ValueError(explain("Model", f"{what} has {x!r} of type {type(x).__name__}",
                                     f"All `{what}` values must be KerasTensors",
                                     "Make them with keras.Input and layers"))


def _warn_of_other_names(inputs):
    for key, x in inputs.items():
        if isinstance(x, KerasTensor) and x.name != key:
            warnings.warn(explain("Model", f"the key {key!r} with the tensor {x.name!r}",
                                  "When providing `inputs` as a dict, all keys in the dict must match the names of the "
                                  "corresponding tensors", f"Input(..., name={key!r})"), stacklevel=5)


def _spec_of(x, name=None):
    """The InputSpec of an input: its shape but for the batch."""
    source = x._keras_history.operation
    return InputSpec(shape=(None, *x.shape[1:]) if x.shape else (), allow_last_axis_squeeze=True,
                     name=source.name if name is None else name, optional=getattr(source, "optional", False))
