"""Input: where a model's graph begins. Floor 7. Read `../../symbolic/keras_tensor.py` first."""

import warnings

from ....backend.errors import explain
from ...standardize import standardize_dtype, standardize_shape
from ...symbolic.keras_tensor import KerasTensor
from ...symbolic.node import Node
from ..layer import Layer


class InputLayer(Layer):
    """What stands for an input of a model among its layers; `keras.Input` makes it.

    shape: the shape of one sample, with None for open axes.
    batch_size: an int, or None for any.
    dtype: the name of a dtype; by default floatx.
    sparse, ragged: what kind of tensors come.
    batch_shape: the shape with the batch, in place of `shape` and `batch_size`.
    input_tensor: an existing KerasTensor to use.
    optional: whether None may be passed.

    Raises: ValueError where the arguments contradict each other, or no shape is given.
    Source: keras.layers.InputLayer.
    """

    def __init__(self, shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None,
                 input_tensor=None, optional=False, name=None, **kwargs):
        super().__init__(name=name)
        if "input_shape" in kwargs:
            warnings.warn("Argument `input_shape` is deprecated. Use `shape` instead.", stacklevel=2)
            shape = kwargs.pop("input_shape")
        batch_shape = kwargs.pop("batch_input_shape", batch_shape)
        if kwargs:
            raise ValueError(explain("InputLayer", f"{list(kwargs)}", "Unrecognized keyword arguments"))
        if input_tensor is not None:
            _require_agreement(input_tensor, shape, batch_size, batch_shape, dtype, sparse)
        else:
            batch_shape = _batch_shape(shape, batch_size, batch_shape)
            input_tensor = KerasTensor(batch_shape, standardize_dtype(dtype), bool(sparse), bool(ragged), name=name)
        self._batch_shape = input_tensor.shape
        self._dtype = input_tensor.dtype
        self.sparse = input_tensor.sparse
        self.ragged = input_tensor.ragged
        self.optional = optional
        self._input_tensor = input_tensor
        Node(self, outputs=input_tensor)
        self.built = True

    def call(self):
        """Nothing: an input is given, not computed."""

    @property
    def batch_shape(self) -> tuple:
        """The shape with the batch."""
        return self._batch_shape

    @property
    def dtype(self) -> str:
        return self._dtype

    def get_config(self):
        return {"batch_shape": self.batch_shape, "dtype": self.dtype, "sparse": self.sparse, "ragged": self.ragged,
                "name": self.name, "optional": self.optional}


def _batch_shape(shape, batch_size, batch_shape):
    """The shape with the batch.  Raises: ValueError where it is said twice, or not at all."""
    for name, value in (("shape", shape), ("batch_size", batch_size)):
        if value is not None and batch_shape is not None:
            raise ValueError(explain("Input", f"{name} is {value} and batch_shape is {batch_shape}",
                                     f"You cannot pass both `{name}` and `batch_shape` at the same time"))
    if batch_shape is not None:
        return standardize_shape(batch_shape)
    if shape is None:
        raise ValueError(explain("Input", "shape is None", "You must pass a `shape` argument",
                                 "For a batch of numbers it is shape=()"))
    return (batch_size, *standardize_shape(shape))


def _require_agreement(tensor, shape, batch_size, batch_shape, dtype, sparse):
    """Raise ValueError unless `tensor` is a KerasTensor of which the other arguments, where given, are true."""
    if not isinstance(tensor, KerasTensor):
        raise ValueError(explain("Input", f"input_tensor is {tensor!r}", "it must be a KerasTensor"))
    wanted = {"shape": (shape, tensor.shape[1:]), "batch_size": (batch_size, tensor.shape[0] if tensor.shape else None),
              "batch_shape": (batch_shape, tensor.shape), "dtype": (dtype, tensor.dtype),
              "sparse": (sparse, tensor.sparse)}
    for name, (given, found) in wanted.items():
        if given is not None and given != found:
            raise ValueError(explain("Input", f"{name} is {given}, input_tensor is {tensor!r}",
                                     f"you cannot provide an incompatible `{name}` argument"))


def Input(shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None,
          optional=False):
    """A KerasTensor that stands for an input of a model.

    shape: the shape of one sample, a tuple with None for open axes.
    batch_size: an int, or None for any.
    dtype: the name of a dtype; by default floatx.
    sparse, ragged: what kind of tensors come.
    batch_shape: the shape with the batch, in place of `shape` and `batch_size`.
    name: the name of the input, by which values can be given in a dict.
    tensor: an existing KerasTensor to use.
    optional: whether None may be passed.

        >>> import minitf as tf
        >>> x = tf.keras.Input((32,), name="pixels")
        >>> x.shape, x.name
        ((None, 32), 'pixels')

    Raises: ValueError where the arguments contradict each other, or no shape is given.
    Source: keras.Input.
    """
    layer = InputLayer(shape=shape, batch_size=batch_size, dtype=dtype, sparse=sparse, ragged=ragged,
                       batch_shape=batch_shape, name=name, input_tensor=tensor, optional=optional)
    return layer.output
