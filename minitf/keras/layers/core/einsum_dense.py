"""EinsumDense: a Dense whose product is written as an equation. Floor 7. Next: `einsum_shapes.py`."""

from ....ops.elementwise.arithmetic import add
from ....ops.linalg.einsum import einsum
from ... import activations, constraints, initializers, regularizers
from ...initializers.scaling import VarianceScaling
from ..input_spec import InputSpec
from ..layer import Layer
from .einsum_shapes import shapes_of_equation


class EinsumDense(Layer):
    """y = activation(einsum(equation, x, kernel) + bias).

    equation: e.g. "abc,cd->abd", "...x,xy->...y" or "ab...,bc->ac...".
    output_shape: the sizes of the result without the batch and what "..." stands for; None where the input's counts.
    activation: a function, or the name of one; None for none.
    bias_axes: the letters of the result that the bias has; None for no bias.
    The initializers, regularizers and constraints of kernel and bias follow.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.EinsumDense("abc,cd->abd", output_shape=(None, 5), bias_axes="d")
        >>> layer(tf.zeros([2, 3, 4])).shape, tuple(layer.kernel.shape)
        (TensorShape([2, 3, 5]), (4, 5))

    Raises: ValueError where the equation has another form, or does not fit the shapes.
    Source: keras.layers.EinsumDense. Differs: LoRA and quantization are left out.
    """

    _names_in_checkpoints = {"kernel": "_kernel"}

    def __init__(self, equation, output_shape, activation=None, bias_axes=None, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, kernel_constraint=None,
                 bias_constraint=None, **kwargs):
        kwargs.pop("quantization_config", None)
        super().__init__(**kwargs)
        self.equation = equation
        self.partial_output_shape = (output_shape,) if isinstance(output_shape, int) else tuple(output_shape)
        self.bias_axes = bias_axes
        self.activation = activations.get(activation)
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.bias_constraint = constraints.get(bias_constraint)

    def build(self, input_shape):
        """Make the kernel and the bias."""
        shapes = shapes_of_equation(self.equation, self.bias_axes, input_shape, self.partial_output_shape)
        self.input_spec = InputSpec(ndim=len(input_shape))
        self.kernel = self.add_weight(shape=shapes.kernel, initializer=self._kernel_initializer(shapes), name="kernel",
                                      regularizer=self.kernel_regularizer, constraint=self.kernel_constraint)
        self.bias = None
        if shapes.bias is not None:
            self.bias = self.add_weight(shape=shapes.bias, initializer=self.bias_initializer, name="bias",
                                        regularizer=self.bias_regularizer, constraint=self.bias_constraint)

    def _kernel_initializer(self, shapes):
        """The initializer, told which axes of the kernel are inputs and which outputs, unless it was told before."""
        given = self.kernel_initializer
        if not isinstance(given, VarianceScaling) or (given.input_axes and given.output_axes):
            return given
        config = {**given.get_config(), "seed": given.seed}
        return type(given).from_config({**config, "input_axes": shapes.input_axes, "output_axes": shapes.output_axes})

    def call(self, inputs, training=None):
        """The outputs."""
        y = einsum(self.equation, inputs, self.kernel)
        if self.bias is not None:
            y = add(y, self.bias)
        return y if self.activation is None else self.activation(y)

    def compute_output_shape(self, input_shape):
        return shapes_of_equation(self.equation, self.bias_axes, input_shape, self.partial_output_shape).output

    def get_config(self):
        return {
            **super().get_config(),
            "output_shape": self.partial_output_shape,
            "equation": self.equation,
            "activation": activations.serialize(self.activation),
            "bias_axes": self.bias_axes,
            "kernel_initializer": initializers.serialize(self.kernel_initializer),
            "bias_initializer": initializers.serialize(self.bias_initializer),
            "kernel_regularizer": regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": regularizers.serialize(self.bias_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "kernel_constraint": constraints.serialize(self.kernel_constraint),
            "bias_constraint": constraints.serialize(self.bias_constraint),
            "quantization_config": None,
        }
