"""Learning to bear rounding: `quantize_model`. Floor 8. Read `converter/integer.py` first.

While such a model is trained, its weights and activations are rounded as int8 will round them, and the gradient goes
straight through (`ops/quantization/fake_quant.py`). So it learns weights that still work when they are rounded. The
ranges of activations are followed while it learns, as moving averages, and the converter finds them in the file: no
samples are needed then.
"""

from __future__ import annotations

from .. import tree
from ..backend.dtypes import float32
from ..backend.errors import explain
from ..keras import activations
from ..keras.layers.core.input_layer import Input
from ..keras.layers.core.wrapper import Wrapper
from ..keras.layers.layer import Layer
from ..keras.models.cloning import clone_model, copy_of
from ..keras.models.functional import Functional
from ..keras.models.sequential import Sequential
from ..keras.registry import register_keras_serializable
from ..ops.elementwise.extrema import maximum, minimum
from ..ops.elementwise.magnitude import abs_
from ..ops.quantization.fake_quant import fake_quant_with_min_max_vars
from ..ops.quantization.fake_quant_channels import fake_quant_with_min_max_vars_per_channel
from ..ops.reductions.reduction import reduce_max, reduce_min
from ..ops.shapes.identity import stop_gradient

MOMENTUM = 0.99  # how much of the old range stays at each step
CHANNEL_AXES = {"Dense": 1, "Conv1D": 2, "Conv2D": 3}  # layers whose kernel is rounded -> its axis of outputs
ROUNDED = ("Add", "BatchNormalization", "GlobalAveragePooling1D", "GlobalAveragePooling2D", "LeakyReLU", "ReLU")
FIXED = ("softmax", "sigmoid", "tanh")  # activations whose own range is known: what goes into them is followed


@register_keras_serializable("minitf")
class FakeQuantize(Layer):
    """Rounds what it is given to 256 levels, in a range that follows what it has seen.   x: [...]  ->  y: same.

    The range begins as that of the first batch. It moves only in training.
    """

    def build(self, input_shape=None):
        """Make the ends of the range, and whether anything was seen."""
        self.low = self.add_weight(name="low", shape=(), initializer="zeros", trainable=False)
        self.high = self.add_weight(name="high", shape=(), initializer="zeros", trainable=False)
        self.seen = self.add_weight(name="seen", shape=(), initializer="zeros", trainable=False)

    def call(self, inputs, training=None):
        """The rounded inputs."""
        if training:
            share = 1.0 - MOMENTUM * self.seen  # all of it, the first time
            low, high = minimum(reduce_min(inputs), 0.0), maximum(reduce_max(inputs), 0.0)
            self.low.assign_add(share * (low - self.low))
            self.high.assign_add(share * (high - self.high))
            self.seen.assign(1.0)
        return fake_quant_with_min_max_vars(inputs, self.low, self.high)

    def compute_output_shape(self, input_shape):
        return input_shape


@register_keras_serializable("minitf")
class QuantizedLayer(Wrapper):
    """A layer whose kernel is rounded to int8, a scale for each output channel, before it is used.

    layer: a Dense, Conv1D or Conv2D; or one without a kernel, of which only the output is rounded.
    rounds_output: whether its output is rounded, too; not where a batch norm or a ReLU follows.
    """

    def __init__(self, layer, rounds_output=True, **kwargs):
        super().__init__(layer, **kwargs)
        self.rounds_output = rounds_output
        self.output_range = FakeQuantize(name="output_range")

    def build(self, input_shape=None):
        """Build the layer inside, and the range of its output."""
        super().build(input_shape)
        self.output_range.build()
        self.output_range.built = True

    def call(self, inputs, training=None):
        """The layer's output with a rounded kernel, rounded."""
        if type(self.layer).__name__ in CHANNEL_AXES:
            return self._with_rounded_kernel(inputs, training)
        if type(self.layer).__name__ == "BatchNormalization":
            y = self.layer(inputs, training=training)
        else:
            y = self.layer(inputs)
        return self.output_range(y, training=training) if self.rounds_output else y

    def _with_rounded_kernel(self, inputs, training):
        layer, activation = self.layer, self.layer.activation
        kernel = rounded_kernel(layer.kernel, CHANNEL_AXES[type(layer).__name__])
        before = self.rounds_output and activations.serialize(activation) in FIXED
        with replaced(layer, kernel=kernel, activation=None if before else activation):
            y = layer(inputs)
        if self.rounds_output:
            y = self.output_range(y, training=training)
        return activation(y) if before else y

    def compute_output_shape(self, input_shape):
        return self.layer.compute_output_shape(input_shape)

    def get_config(self):
        return {**super().get_config(), "rounds_output": self.rounds_output}


def rounded_kernel(kernel, axis):
    """A kernel as int8 will hold it.   axis: that of its output channels, which is the last."""
    largest = stop_gradient(maximum(reduce_max(abs_(kernel), axis=list(range(axis))), 1e-12))
    return fake_quant_with_min_max_vars_per_channel(kernel, -largest, largest, narrow_range=True)


class replaced:
    """Inside the block a layer has other attributes: a tensor in the place of a variable, say."""

    def __init__(self, layer, **others):
        self.layer = layer
        self.others = others

    def __enter__(self):
        own = vars(self.layer)
        self.before = {name: own[name] for name in self.others}
        own.update(self.others)

    def __exit__(self, *problem):
        vars(self.layer).update(self.before)


def quantize_model(model):
    """A model with the same layers and weights, which learns to bear int8.

    model: a built Sequential or Functional model. Its Dense, Conv1D and Conv2D layers round their kernels, and they
        and its inputs what they give; other layers stay as they are.

    Train it for some epochs, with a small learning rate; then convert it with `tf.lite.Optimize.DEFAULT`.

        >>> import minitf as tf
        >>> model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2, activation="relu")])
        >>> aware = tf.lite.quantize_model(model)
        >>> [type(layer).__name__ for layer in aware.layers]
        ['FakeQuantize', 'QuantizedLayer']

    Raises: ValueError for another kind of model, and for one that is not built.
    Source: ours; TensorFlow has it as tfmot.quantization.keras.quantize_model, in a package of its own.
    """
    if not isinstance(model, (Sequential, Functional)) or not model.built:
        raise ValueError(explain("quantize_model", f"model is a {type(model).__name__}",
                                 "it must be a Sequential or Functional model that is built", "Give it an Input"))
    clones: dict[int, Layer] = {}

    def quantized(layer):
        clones[id(layer)] = clone = quantized_layer(layer)
        return clone

    inputs = [Input(x.shape[1:], dtype=x.dtype, name=x.name) for x in model.inputs]
    if isinstance(model, Sequential):
        made = Sequential([*inputs, FakeQuantize(), *map(quantized, model.layers)])
    else:
        rounded = [FakeQuantize()(x) if x.dtype == float32.name else x for x in inputs]
        inside = clone_model(model, clone_function=quantized)
        made = Functional(inputs, inside(tree.pack_sequence_as(model._inputs_struct, rounded)))
    for layer in model.layers:
        if id(layer) in clones:
            clone = clones[id(layer)]
            (clone.layer if isinstance(clone, QuantizedLayer) else clone).set_weights(layer.get_weights())
    return made


def quantized_layer(layer):
    """The layer that takes the place of another."""
    clone = copy_of(layer)
    if type(layer).__name__ not in (*CHANNEL_AXES, *ROUNDED) or layer.dtype != float32.name:
        return clone
    return QuantizedLayer(clone, rounds_output=not is_followed(layer), name=f"quantized_{layer.name}")


def is_followed(layer) -> bool:
    """Whether a batch norm or a ReLU alone takes what the layer gives: the converter makes them one operator."""
    takers = [type(node.operation).__name__ for node in layer._outbound_nodes]
    return takers in (["BatchNormalization"], ["ReLU"])
