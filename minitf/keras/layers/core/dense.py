"""Dense: every output is a weighted sum of all inputs. Floor 7. Read `../layer.py` first."""

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import add
from ....ops.linalg.matmul import matmul
from ....ops.shapes.identity import cast
from ... import activations, constraints, initializers, regularizers
from ..input_spec import InputSpec
from ..layer import Layer


class Dense(Layer):
    """y = activation(x @ kernel + bias).   x: [B, ..., N]  ->  y: [B, ..., units].

    units: how many outputs, at least 1.
    activation: a function, or the name of one; None for none.
    use_bias: whether there is a bias.
    kernel_initializer, bias_initializer: how the kernel [N, units] and the bias [units] start.
    kernel_regularizer, bias_regularizer, activity_regularizer: penalties on them, and on the output.
    kernel_constraint, bias_constraint: what they must be after each step.

        >>> import minitf as tf
        >>> dense = tf.keras.layers.Dense(2, kernel_initializer="ones")
        >>> dense(tf.constant([[1., 2., 3.]])).numpy()
        array([[6., 6.]], dtype=float32)

    Raises: ValueError where `units` is no positive int, or the input has no axis besides the batch, or is not as wide
    as the kernel is high.
    Source: keras.layers.Dense. Differs: LoRA and quantization are left out.
    """

    _names_in_checkpoints = {"kernel": "_kernel"}

    def __init__(self, units, activation=None, use_bias=True, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
                 kernel_constraint=None, bias_constraint=None, lora_rank=None, lora_alpha=None,
                 quantization_config=None, **kwargs):
        if lora_rank is not None or quantization_config is not None:
            raise ValueError(explain("Dense", f"lora_rank is {lora_rank}, quantization_config is {quantization_config}",
                                     "that part is not built", "Leave them out"))
        if not isinstance(units, int) or units <= 0:
            raise ValueError(explain("Dense", f"units is {units!r}", "it must be a positive integer"))
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.units = units
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.bias_constraint = constraints.get(bias_constraint)
        self.input_spec = InputSpec(min_ndim=2)
        self.supports_masking = True

    def build(self, input_shape):
        """Make the kernel [N, units] and the bias [units]."""
        width = input_shape[-1]
        self.kernel = self.add_weight(
            name="kernel", shape=(width, self.units), initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer, constraint=self.kernel_constraint)
        self.bias = None
        if self.use_bias:
            self.bias = self.add_weight(
                name="bias", shape=(self.units,), initializer=self.bias_initializer,
                regularizer=self.bias_regularizer, constraint=self.bias_constraint)
        self.input_spec = InputSpec(min_ndim=2, axes={-1: width})

    def call(self, inputs, training=None):
        """The outputs for inputs [B, ..., N]."""
        if not inputs.dtype.is_floating:
            inputs = cast(inputs, self.compute_dtype)
        y = matmul(inputs, self.kernel)
        if self.bias is not None:
            y = add(y, self.bias)
        if self.activation is not None:
            y = self.activation(y)
        return y

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.units,
            "activation": activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "kernel_initializer": initializers.serialize(self.kernel_initializer),
            "bias_initializer": initializers.serialize(self.bias_initializer),
            "kernel_regularizer": regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": regularizers.serialize(self.bias_regularizer),
            "kernel_constraint": constraints.serialize(self.kernel_constraint),
            "bias_constraint": constraints.serialize(self.bias_constraint),
            "quantization_config": None,
        }
