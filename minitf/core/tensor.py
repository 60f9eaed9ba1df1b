"""Tensor: an array that remembers nothing and forgets nothing. Floor 1. Read next: `execute.py`.

A Tensor wraps one array and never changes it. It does not know how it was made: a tape that wants to know writes
that down itself. What makes a Tensor more than an array is that every operator on it goes through `execute`.
"""

from __future__ import annotations

from operator import index

from ..backend import arrays
from ..backend.dtypes import BY_NUMPY, DType
from ..backend.errors import explain
from ..backend.shapes import TensorShape
from .awaited import Awaited
from .operand import Operand, operators


class Tensor(Operand):
    """An immutable array of one dtype on one device.

    Made by `tf.constant`, `tf.convert_to_tensor` and every op, not by calling the class.

        >>> import minitf as tf
        >>> tf.constant([[1., 2.], [3., 4.]])
        <tf.Tensor: shape=(2, 2), dtype=float32, numpy=
        array([[1., 2.],
               [3., 4.]], dtype=float32)>

    Source: tf.Tensor.
    """

    # `_keras_mask`: which steps of a sequence count; set by layers of Keras, and empty otherwise. `_keras_logits`: what
    # probabilities were before the softmax or sigmoid that made them; set by Keras's activations.
    __slots__ = ("__weakref__", "_array", "_device", "_keras_logits", "_keras_mask")

    def __init__(self, array, device):
        self._array = array
        self._device = device

    # What NumPy's arrays have, and tensors where a program asks for it: `ops/numpy_names/behaviour.py`.
    T, data, size, tolist, transpose, flatten, reshape, ravel, clip, astype, max, mean, min, __pos__, __round__ = (
        Awaited() for _ in range(15)
    )

    # --- what it is ------------------------------------------------------------------------------------------
    @property
    def dtype(self) -> DType:
        return BY_NUMPY[self._array.dtype]

    @property
    def shape(self) -> TensorShape:
        return TensorShape(self._array.shape)

    @property
    def ndim(self) -> int:
        return self._array.ndim

    @property
    def device(self) -> str:
        """The full name of the device that holds the array."""
        return self._device.name

    @property
    def backing_device(self) -> str:
        return self._device.name

    @property
    def name(self):
        raise AttributeError(
            "Tensor.name: an eager tensor: only tensors of a graph have names. Leave it out."
        )

    @property
    def graph(self):
        raise AttributeError(
            "Tensor.graph: an eager tensor: it belongs to no graph. Use it inside a tf.function."
        )

    def get_shape(self) -> TensorShape:
        """The same as `.shape`."""
        return self.shape

    def _shape_tuple(self):
        """The shape as a plain tuple of int: what code that runs often reads."""
        return self._array.shape

    def _known_value(self):
        """The value as a NumPy array: of an eager tensor always, of one in a graph where it is known already."""
        return arrays.numpy_of(self._array)

    def set_shape(self, shape):
        """Check that `shape` is compatible with this tensor's.  Raises: ValueError where it is not."""
        if not self.shape.is_compatible_with(shape):
            raise ValueError(
                explain(
                    "Tensor.set_shape",
                    f"tensor has shape {self.shape}, shape is {shape}",
                    "an eager tensor's shape is fixed",
                    "Use tf.reshape to make another tensor",
                )
            )

    # --- out to Python and NumPy -----------------------------------------------------------------------------
    def numpy(self):
        """A copy as a NumPy array; a NumPy scalar (or `bytes`) where the tensor has no axes."""
        array = arrays.numpy_of(self._array)
        return array.copy() if array.ndim else array[()]

    def __array__(self, dtype=None, copy=None):
        array = arrays.numpy_of(self._array)
        if dtype is not None and array.dtype != dtype:
            return array.astype(dtype)
        if copy:
            return array.copy()
        view = array.view()
        view.flags.writeable = False  # a tensor never changes, so neither may a view of it
        return view

    def __dlpack__(self, **kwargs):
        return self._array.__dlpack__(**kwargs)

    def __dlpack_device__(self):
        return self._array.__dlpack_device__()

    def _scalar(self, kind):
        if self._array.ndim:
            raise TypeError(
                explain(
                    kind,
                    f"a tensor of shape {self.shape}",
                    "only a tensor without axes converts to a Python scalar",
                    "Take one element first, as in x[0]",
                )
            )
        return arrays.numpy_of(self._array)[()]

    def __int__(self):
        return int(self._scalar("int"))

    def __float__(self):
        return float(self._scalar("float"))

    def __complex__(self):
        return complex(self._scalar("complex"))

    def __index__(self):
        return index(self._scalar("index"))

    def __bool__(self):
        if self._array.size > 1:
            raise ValueError(
                explain(
                    "bool",
                    f"a tensor of shape {self.shape}",
                    "the truth value of more than one element is ambiguous",
                    "Use tf.reduce_any(x) or tf.reduce_all(x)",
                )
            )
        return any(map(bool, arrays.numpy_of(self._array).reshape(-1)))

    def __len__(self):
        if not self._array.ndim:
            raise TypeError(explain("len", "a tensor of shape ()", "a tensor without axes has no length"))
        return self._array.shape[0]

    def __iter__(self):
        if not self._array.ndim:
            raise TypeError(
                explain("iter", "a tensor of shape ()", "cannot iterate over a tensor without axes")
            )
        return operators.iterate(self)

    # --- text ------------------------------------------------------------------------------------------------
    def __repr__(self):
        return f"<tf.Tensor: shape={self._shape_tuple()}, dtype={self.dtype.name}, numpy={self._text()}>"

    def __str__(self):
        array = arrays.numpy_of(self._array)
        text = str(array if array.ndim else array[()])
        text = "\n" + text if "\n" in text else text
        return f"tf.Tensor({text}, shape={self._shape_tuple()}, dtype={self.dtype.name})"

    def _text(self) -> str:
        """The elements as `repr` shows them: a scalar with all its digits, more than one line on lines of its own."""
        array = arrays.numpy_of(self._array)
        text = repr(array) if array.ndim else str(array.item())
        return "\n" + text if "\n" in text else text

    def __format__(self, spec):
        array = arrays.numpy_of(self._array)
        return format(array if array.ndim else array[()], spec)

    # --- identity --------------------------------------------------------------------------------------------
    def ref(self) -> Reference:
        """A hashable reference to this tensor, for use as a key: `==` on tensors compares elements."""
        return Reference(self)

    def __hash__(self):
        raise TypeError("Tensor is unhashable: == on tensors compares elements. Use tensor.ref() as the key.")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return Tensor(self._array.copy(), self._device)

    def __reduce__(self):
        return operators.rebuild, (arrays.numpy_of(self._array),)


class Reference:
    """Stands for one tensor or variable by identity: hashable, equal only to itself.  Source: Tensor.ref()."""

    __slots__ = ("_object",)

    def __init__(self, object_):
        self._object = object_

    def deref(self):
        """The tensor or variable that this stands for."""
        return self._object

    def __eq__(self, other):
        return isinstance(other, Reference) and self._object is other._object

    def __hash__(self):
        return id(self._object)

    def __repr__(self):
        return f"<Reference wrapping {self._object!r}>"


def is_tensor(x) -> bool:
    """True where `x` is a Tensor, a Variable or another type that ops accept as it is.  Source: tf.is_tensor."""
    return isinstance(x, Tensor) or hasattr(x, "__tf_tensor__")
