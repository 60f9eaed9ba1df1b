"""KerasTensor: a shape and a dtype that stand for a tensor while a model is put together. Floor 7. Next: `node.py`.

    x = keras.Input((4,))          # a KerasTensor of shape (None, 4)
    y = keras.layers.Dense(2)(x)   # another one, of shape (None, 2), which knows how it came about

Nothing is computed. `y` remembers the call that made it (`_keras_history`), and a Model follows these memories back.
"""

from ... import tree
from ...backend.errors import explain
from ...core.tensor import is_tensor
from .. import ops
from ..forms import FORMS, Form
from ..naming import auto_name
from ..standardize import standardize_dtype, standardize_shape


class KerasTensor:
    """A symbolic tensor: its shape, with None for open axes, and the name of its dtype.

    shape: a tuple of ints and Nones.
    dtype: the name of a dtype.
    sparse, ragged: what kind of tensor it stands for; not both.
    record_history: whether calls on it are written down.
    name: its name; by default "keras_tensor", "keras_tensor_1", ...

        >>> import minitf as tf
        >>> x = tf.keras.KerasTensor((None, 4), name="x")
        >>> x
        <KerasTensor shape=(None, 4), dtype=float32, sparse=False, ragged=False, name=x>
        >>> (x[:, 0] * 2).shape
        (None,)

    Raises: ValueError for a shape or dtype that there is not.
    Source: keras.KerasTensor.
    """

    __array_priority__ = 100  # so that `numpy_array + x` is ours to answer

    def __init__(self, shape, dtype="float32", sparse=False, ragged=False, record_history=True, name=None, **kwargs):
        if sparse and ragged:
            raise ValueError(explain("KerasTensor", "sparse=True and ragged=True", "it can be only one of them"))
        self._shape = standardize_shape(shape)
        self._dtype = standardize_dtype(dtype)
        self._sparse = bool(sparse)
        self._ragged = bool(ragged)
        self.ragged_rank = kwargs.get("ragged_rank")
        self.row_splits_dtype = kwargs.get("row_splits_dtype")
        self.name = name or auto_name(type(self).__name__)
        self.record_history = record_history

    # --- what it is ------------------------------------------------------------------------------------------
    @property
    def shape(self) -> tuple:
        return self._shape

    @property
    def dtype(self) -> str:
        return self._dtype

    @property
    def ndim(self) -> int:
        return len(self._shape)

    @property
    def sparse(self) -> bool:
        return self._sparse

    @property
    def ragged(self) -> bool:
        return self._ragged

    def reshape(self, newshape):
        """The same elements in another shape, as `keras.ops.reshape`."""
        return ops.reshape(self, newshape)

    def squeeze(self, axis=None):
        """Without its axes of size 1, as `keras.ops.squeeze`."""
        return ops.squeeze(self, axis)

    def __repr__(self):
        return (f"<KerasTensor shape={self._shape}, dtype={self._dtype}, sparse={self._sparse}, "
                f"ragged={self._ragged}, name={self.name}>")

    # --- what it has not --------------------------------------------------------------------------------------
    def __int__(self):
        raise ValueError(self._says("int", *NO_VALUE))

    def __float__(self):
        raise ValueError(self._says("float", *NO_VALUE))

    def __array__(self, dtype=None, copy=None):
        raise ValueError(self._says("NumPy", *NO_VALUE))

    def __tf_tensor__(self, dtype=None, name=None):
        raise ValueError(self._says("tf", "a KerasTensor cannot be used as input to a TensorFlow function",
                                    "Use layers and keras.ops, or call the function in the `call` of a Layer"))

    def __iter__(self):
        raise NotImplementedError(self._says("iter", "iterating over a symbolic KerasTensor is not supported",
                                             "Take its parts by index: x[:, 0]"))

    def __bool__(self):
        raise TypeError(self._says("bool", "a symbolic KerasTensor cannot be used as a boolean",
                                   "Branch on values in the `call` of a Layer"))

    def _says(self, where, rule, fix):
        return explain(where, repr(self), rule, fix)

    # --- operators -----------------------------------------------------------------------------------------------
    def __add__(self, other):
        return ops.add(self, other)

    def __radd__(self, other):
        return ops.add(other, self)

    def __sub__(self, other):
        return ops.subtract(self, other)

    def __rsub__(self, other):
        return ops.subtract(other, self)

    def __mul__(self, other):
        return ops.multiply(self, other)

    def __rmul__(self, other):
        return ops.multiply(other, self)

    def __matmul__(self, other):
        return ops.matmul(self, other)

    def __rmatmul__(self, other):
        return ops.matmul(other, self)

    def __truediv__(self, other):
        return ops.true_divide(self, other)

    def __rtruediv__(self, other):
        return ops.true_divide(other, self)

    def __floordiv__(self, other):
        return ops.floor_divide(self, other)

    def __rfloordiv__(self, other):
        return ops.floor_divide(other, self)

    def __mod__(self, other):
        return ops.mod(self, other)

    def __rmod__(self, other):
        return ops.mod(other, self)

    def __pow__(self, other):
        return ops.power(self, other)

    def __rpow__(self, other):
        return ops.power(other, self)

    def __neg__(self):
        return ops.negative(self)

    def __abs__(self):
        return ops.absolute(self)

    def __invert__(self):
        return ops.logical_not(self)

    def __and__(self, other):
        return ops.logical_and(self, other)

    def __rand__(self, other):
        return ops.logical_and(other, self)

    def __or__(self, other):
        return ops.logical_or(self, other)

    def __ror__(self, other):
        return ops.logical_or(other, self)

    def __xor__(self, other):
        return ops.logical_xor(self, other)

    def __rxor__(self, other):
        return ops.logical_xor(other, self)

    def __lt__(self, other):
        return ops.less(self, other)

    def __le__(self, other):
        return ops.less_equal(self, other)

    def __gt__(self, other):
        return ops.greater(self, other)

    def __ge__(self, other):
        return ops.greater_equal(self, other)

    __eq__ = object.__eq__  # a KerasTensor is a key of dicts, so `==` asks whether it is the same one

    def __ne__(self, other):
        return ops.not_equal(self, other)

    __hash__ = object.__hash__

    def __round__(self, ndigits=None):
        return ops.round(self, ndigits or 0)

    def __getitem__(self, key):
        return ops.get_item(self, key)


NO_VALUE = ("it is a placeholder of a shape and a dtype, and has no numerical value",
            "Call the model on data, and look at what it returns")


def is_keras_tensor(x) -> bool:
    """Whether `x` is a KerasTensor.  Source: keras.utils.is_keras_tensor."""
    return isinstance(x, KerasTensor)


def is_tensor_like(x) -> bool:
    """Whether `x` can be an input of a layer as it is: a tensor, a variable, or a KerasTensor."""
    return isinstance(x, KerasTensor) or is_tensor(x)


def any_symbolic(args, kwargs) -> bool:
    """Whether there is a KerasTensor among the arguments of a call, at any depth."""
    for x in (*args, *kwargs.values()):
        if isinstance(x, KerasTensor):
            return True
        if tree.is_nested(x) and any(isinstance(leaf, KerasTensor) for leaf in tree.flatten(x)):
            return True
    return False


# --- in configs ---------------------------------------------------------------------------------------------------
def _dump(x) -> dict:
    history = getattr(x, "_keras_history", None)
    return {"shape": x.shape, "dtype": x.dtype,
            "keras_history": None if history is None else [history.operation.name, *history[1:]]}


def _load(config):
    x = KerasTensor(config["shape"], config["dtype"])
    x._pre_serialization_keras_history = config["keras_history"]
    return x


FORMS.append(Form(KerasTensor, "__keras_tensor__", _dump, _load))
