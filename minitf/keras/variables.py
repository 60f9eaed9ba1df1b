"""Variable: what a layer learns. Floor 7. Read next: `layers/layer.py`.

It is the variable of floor 2, shown in Keras's way: `value` is a property, `dtype` a name, and a `path` says in which
layer it lives. Under mixed precision it is kept in float32 and read in float16.
"""

import numpy as np

from ..backend.dtypes import FLOATING, as_dtype
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..core.tensor import Tensor, is_tensor
from ..ops.shapes.identity import cast
from ..ops.variables.variable import Variable as BaseVariable
from ..ops.variables.variable import VariableAggregation, VariableSynchronization
from . import initializers
from .naming import auto_name
from .scopes import checked_name, current_path, here
from .standardize import standardize_dtype, standardize_shape

AGGREGATIONS = {None: VariableAggregation.NONE} | {a.name.lower(): a for a in VariableAggregation}
SYNCHRONIZATIONS = {None: VariableSynchronization.NONE} | {s.name.lower(): s for s in VariableSynchronization}


class Variable(BaseVariable):
    """A tensor-like value that can be assigned, and that a layer or optimizer holds.

    initializer: its first value; or a function of (shape, dtype) that makes it, or the name of an initializer.
    shape: a tuple of ints, needed where `initializer` makes the value.
    dtype: the dtype it is kept in; by default that of the value, or `keras.config.floatx()`.
    trainable: whether gradients are asked for it; may be set at any time.
    autocast: whether layers with mixed precision read it in their `compute_dtype`.
    aggregation, synchronization: how replicas of it are treated, as in `tf.Variable`, by name in lower case.
    name: its name; by default "variable", "variable_1", ...

        >>> import minitf as tf
        >>> v = tf.keras.Variable([1., 2.], name="scale")
        >>> v
        <Variable path=scale, shape=(2,), dtype=float32, value=[1. 2.]>
        >>> v.assign(v * 10).numpy()
        array([10., 20.], dtype=float32)
        >>> v.value.numpy()
        array([10., 20.], dtype=float32)

    Raises: ValueError where there is no shape for an initializer, or an argument is out of range.
    Source: keras.Variable.
    """

    def __init__(self, initializer, shape=None, dtype=None, trainable=True, autocast=True, aggregation="none",
                 synchronization="auto", name=None, **kwargs):
        name = checked_name("Variable", name or auto_name(type(self).__name__))
        if here.surroundings.stateless is not None:
            raise ValueError(explain("Variable", f"{name!r} is made inside a stateless scope",
                                     "variables must be made before", "Build the layer first"))
        path = current_path()
        self._path = f"{path}/{name}" if path else name
        super().__init__(_first_value(initializer, shape, dtype, self._path), bool(trainable),
                         aggregation=_option("aggregation", aggregation, AGGREGATIONS),
                         synchronization=_option("synchronization", synchronization, SYNCHRONIZATIONS))
        self._name = name
        self._trainable = bool(trainable)
        self._autocast = bool(autocast) and self._dtype in FLOATING
        self._regularizer = None
        self.overwrite_with_gradient = False

    @property
    def _tracked_as(self) -> str:
        """In which list of a layer it is kept: see `layers/tracking.py`."""
        return "trainable_variables" if self._trainable else "non_trainable_variables"

    # --- what it is ------------------------------------------------------------------------------------------
    @property
    def name(self) -> str:
        return self._name

    @property
    def path(self) -> str:
        """The names of the layers it lives in, and its own: "model/dense/kernel"."""
        return self._path

    @property
    def dtype(self) -> str:
        """The name of the dtype in which it is read now."""
        autocast = here.surroundings.autocast
        return autocast if autocast is not None and self._autocast else self._dtype.name

    @property
    def trainable(self) -> bool:
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        self._trainable = bool(value)

    @property
    def regularizer(self):
        """A function from the value to a penalty, which `layer.losses` lists; or None."""
        return self._regularizer

    @regularizer.setter
    def regularizer(self, value):
        self._regularizer = _callable_or_none("regularizer", value)

    @property
    def constraint(self):
        """A function from the value to what it should be, which optimizers apply after each step; or None."""
        return self._constraint

    @constraint.setter
    def constraint(self, value):
        self._constraint = _callable_or_none("constraint", value)

    @property
    def aggregation(self) -> str:
        return self._aggregation.name.lower()

    @property
    def synchronization(self) -> str:
        return self._synchronization.name.lower()

    # --- reading ---------------------------------------------------------------------------------------------
    @property
    def value(self) -> Tensor:
        """The current value, as a tensor."""
        surroundings = here.surroundings
        value = surroundings.stateless and surroundings.stateless.get_current_value(self)
        if value is None:
            value = self.read_value()
        if surroundings.autocast is not None and self._autocast:
            return cast(value, surroundings.autocast)
        return value

    def __tf_tensor__(self, dtype=None, name=None) -> Tensor:
        return self.read_value() if self._is_read_as_kept() else self.value

    def _is_read_as_kept(self) -> bool:
        """Whether no scope gives it another dtype or another value."""
        surroundings = here.surroundings
        return surroundings.autocast is surroundings.stateless is None

    def numpy(self):
        return self.value.numpy()

    def __array__(self, dtype=None, copy=None):
        return np.asarray(self.value.__array__(dtype))

    def __getitem__(self, key):
        """A part of the value. It can be assigned to, as long as it is not read in another dtype."""
        return super().__getitem__(key) if self._is_read_as_kept() else self.value[key]

    def __iter__(self):
        return iter(self.value)

    def __bool__(self):
        raise TypeError(explain("bool", f"the variable {self._path!r}", "a keras.Variable has no truth value",
                                "Compare it with a number, or use bool(v.numpy())"))

    # --- assigning -------------------------------------------------------------------------------------------
    def assign(self, value) -> Tensor:
        """Replace the value, and return the new one as a tensor.

        value: what converts to a tensor; it is cast to the variable's dtype.
        Raises: ValueError where the shape differs.
        """
        value = as_tensor(value, self._dtype)
        if not self._shape.is_compatible_with(value.shape):
            raise ValueError(explain("Variable.assign", f"{self._path!r} has shape {self._shape}, value has shape "
                                     f"{value.shape}", "the shapes must be equal", "Reshape the value"))
        scope = here.surroundings.stateless
        if scope is not None:
            scope.add_update((self, value))
        else:
            super().assign(value, read_value=False)
        return value

    def assign_add(self, value) -> Tensor:
        """Add `value`, of a shape that broadcasts to the variable's; returns the new value as a tensor."""
        return self.assign(self._kept() + as_tensor(value, self._dtype))

    def assign_sub(self, value) -> Tensor:
        """Subtract `value`, of a shape that broadcasts to the variable's; returns the new value as a tensor."""
        return self.assign(self._kept() - as_tensor(value, self._dtype))

    def _kept(self):
        """The value in the dtype it is kept in."""
        scope = here.surroundings.stateless
        borrowed = None if scope is None else scope.get_current_value(self)
        return self.read_value() if borrowed is None else borrowed

    # --- text and copies -----------------------------------------------------------------------------------------
    def __repr__(self):
        value = Tensor(self._current(), self._device).numpy()
        return f"<Variable path={self._path}, shape={self._shape}, dtype={self.dtype}, value={value}>"

    def __reduce__(self):
        attributes = ("_name", "_path", "_trainable", "_autocast", "_regularizer", "_constraint")
        array = Tensor(self._current(), self._device).numpy()
        return _copied, (array, {name: getattr(self, name) for name in attributes})


def _copied(array, attributes):
    """A variable from what `Variable.__reduce__` gave."""
    variable = Variable(array, name="copy")
    for name, value in attributes.items():
        setattr(variable, name, value)
    return variable


def _first_value(initializer, shape, dtype, path):
    """The value that a variable starts with, or a function without arguments that makes it."""
    if isinstance(initializer, str):
        initializer = initializers.get(initializer)
    if not callable(initializer):
        return as_tensor(initializer, None if dtype is None else as_dtype(standardize_dtype(dtype)))
    if shape is None:
        raise ValueError(explain("Variable", f"initializer is {initializer!r}, shape is None",
                                 "an initializer must be told the shape of the value", "Pass shape=(...)"))
    shape = standardize_shape(shape)
    if None in shape:
        raise ValueError(explain("Variable", f"shape is {shape} for {path!r}", "every axis needs a size",
                                 "Build the layer with a shape whose last axes are known"))
    dtype = standardize_dtype(dtype)
    return lambda: as_tensor(initializer(shape, dtype=dtype), as_dtype(dtype))


def as_tensor(value, dtype=None) -> Tensor:
    """`value` as a tensor, cast to the DType `dtype` where it has another one, as Keras does everywhere."""
    if dtype is None:
        return convert_to_tensor(value)
    if is_tensor(value):
        value = value if hasattr(type(value), "__tf_dispatch__") else convert_to_tensor(value)  # sparse, ragged
        return value if value.dtype is dtype else cast(value, dtype)
    return convert_to_tensor(value, dtype) if dtype in FLOATING else cast(convert_to_tensor(value), dtype)


def _option(argument, value, options):
    """The option of that name.  Raises: ValueError where there is none."""
    if value not in options:
        raise ValueError(explain("Variable", f"{argument} is {value!r}", f"it must be one of {list(options)}"))
    return options[value]


def _callable_or_none(attribute, value):
    if value is not None and not callable(value):
        raise ValueError(explain("Variable", f"{attribute} is {value!r}", "it must be a function or None"))
    return value
