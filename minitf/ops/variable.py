"""Variable: the one thing in TensorFlow that changes. Floor 2. Read next: `autodiff/tape.py`.

A Tensor never changes, so a program that learns needs something that does. A Variable holds one array at a time.
Reading it gives a Tensor around that very array, with no copy; assigning replaces the array. An update in place
happens only when nobody else can see the array (`owned`), so a tensor that was read before the update keeps its values.
"""

from __future__ import annotations

import sys
from enum import Enum

from ..backend.errors import explain
from ..backend.shapes import TensorShape
from ..core.context import local
from ..core.convert import convert_to_tensor
from ..core.execute import infer, run_kernel, specs_of
from ..core.op import Call
from ..core.operand import Operand
from ..core.tensor import Reference, Tensor
from .identity import Identity
from .variable_ops import (
    AssignAddVariableOp,
    AssignSubVariableOp,
    AssignVariableOp,
    ReadVariableOp,
    ResourceStridedSliceAssign,
)


class VariableSynchronization(Enum):
    """When replicas of a variable are made equal.  Source: tf.VariableSynchronization."""

    AUTO = 0
    NONE = 1
    ON_WRITE = 2
    ON_READ = 3


class VariableAggregation(Enum):
    """How the replicas of a variable are combined.  Source: tf.VariableAggregation."""

    NONE = 0
    SUM = 1
    MEAN = 2
    ONLY_FIRST_REPLICA = 3


class Variable(Operand):
    """A tensor-like value that can be assigned.

    initial_value: what converts to a tensor, or a callable without arguments that returns it.
    trainable: whether a GradientTape watches it without being asked; True unless said otherwise.
    name: its name in messages and files; inside a `tf.name_scope` the scope's name stands before it.
    dtype: its dtype, by default that of the initial value.
    constraint: a function from the variable's value to the value it should have; optimizers apply it.
    shape: the shape it promises; axes that are None may change from one assignment to the next.

        >>> import minitf as tf
        >>> v = tf.Variable([1., 2.])
        >>> v.assign_add([10., 10.]).numpy()
        array([11., 12.], dtype=float32)

    Raises: ValueError without an initial value, or where it does not fit `shape`.
    Source: tf.Variable. Differs: `synchronization` and `aggregation` are remembered for `tf.distribute` and nothing else.
    """

    def __init__(self, initial_value=None, trainable=None, validate_shape=True, caching_device=None, name=None,
                 variable_def=None, dtype=None, import_scope=None, constraint=None,
                 synchronization=VariableSynchronization.AUTO, aggregation=VariableAggregation.NONE, shape=None,
                 experimental_enable_variable_lifting=None):
        if initial_value is None:
            raise ValueError(explain("Variable", "initial_value is None", "a variable needs a value to start with",
                                     "Pass tf.zeros(shape), or a function that makes the value"))
        if callable(initial_value):
            initial_value = initial_value()
        value = convert_to_tensor(initial_value, dtype)
        self._array = value._array
        self._device = value._device
        self._dtype = value.dtype
        self._shape = value.shape if shape is None else TensorShape(shape)
        if not self._shape.is_compatible_with(value.shape):
            raise ValueError(explain("Variable", f"initial_value has shape {value.shape}, shape is {self._shape}",
                                     "the initial value must fit the shape"))
        self._name = local.state.name_scope + (name or "Variable")
        self._trainable = True if trainable is None else bool(trainable)
        self.constraint = constraint
        self.synchronization = synchronization
        self.aggregation = aggregation

    # --- what it is ------------------------------------------------------------------------------------------
    @property
    def dtype(self):
        return self._dtype

    @property
    def shape(self) -> TensorShape:
        return self._shape

    @property
    def ndim(self) -> int:
        return self._array.ndim

    @property
    def name(self) -> str:
        return f"{self._name}:0"

    @property
    def trainable(self) -> bool:
        return self._trainable

    @property
    def device(self) -> str:
        return self._device.name

    @property
    def handle(self):
        """What ops that take a resource (`tf.raw_ops.Resource...`) are given: the variable itself."""
        return self

    def get_shape(self) -> TensorShape:
        """The same as `.shape`."""
        return self._shape

    def _shape_tuple(self):
        return self._array.shape

    def ref(self) -> Reference:
        """A hashable reference to this variable, for use as a key: `==` on variables compares elements."""
        return Reference(self)

    def __hash__(self):
        raise TypeError("Variable is unhashable: == on variables compares elements. Use variable.ref() as the key.")

    # --- reading ---------------------------------------------------------------------------------------------
    def value(self) -> Tensor:
        """The current value, as a tensor that later assignments do not touch."""
        state = local.state
        if state.graph is not None:
            return state.graph.add_call(ReadVariableOp, (self,), {})
        tensor = Tensor(self._array, self._device)
        for recorder in state.recorders:
            recorder.read(self, tensor)
        return tensor

    read_value = value

    def __tf_tensor__(self, dtype=None, name=None) -> Tensor:
        return self.value()

    def numpy(self):
        """A copy of the current value as a NumPy array."""
        return Tensor(self._array, self._device).numpy()

    def __array__(self, dtype=None, copy=None):
        return Tensor(self._array, self._device).__array__(dtype, copy)

    def __getitem__(self, key):
        part = self.value()[key]
        sliced = SlicedVariable(part._array, part._device)
        sliced.variable, sliced.key = self, key
        for recorder in local.state.recorders:
            recorder.record(Call(Identity, (part,), {}, (sliced,)))
        return sliced

    def __len__(self):
        return len(self.value())

    def __iter__(self):
        return iter(self.value())

    def __bool__(self):
        return bool(self.value())

    def __int__(self):
        return int(self.value())

    def __float__(self):
        return float(self.value())

    def __index__(self):
        return self.value().__index__()

    # --- assigning -------------------------------------------------------------------------------------------
    def assign(self, value, use_locking=False, name=None, read_value=True):
        """Replace the value.

        value: what converts to a tensor of this variable's dtype, in its shape.
        Returns: the variable.
        Raises: ValueError where the shape does not fit or a tensor has another dtype.
        """
        value = convert_to_tensor(value, dtype=self._dtype)
        if not self._shape.is_compatible_with(value.shape):
            raise ValueError(explain("Variable.assign", f"variable {self.name!r} has shape {self._shape}, value has "
                                     f"shape {value.shape}", "the shapes must agree",
                                     "Reshape the value, or make the variable with shape=tf.TensorShape(None)"))
        update(AssignVariableOp, self, value)
        return self

    def assign_add(self, delta, use_locking=False, name=None, read_value=True):
        """Add `delta`, of the variable's own shape and dtype; returns the variable.

        Raises: InvalidArgumentError where the shapes differ.
        """
        update(AssignAddVariableOp, self, convert_to_tensor(delta, dtype=self._dtype))
        return self

    def assign_sub(self, delta, use_locking=False, name=None, read_value=True):
        """Subtract `delta`, of the variable's own shape and dtype; returns the variable.

        Raises: InvalidArgumentError where the shapes differ.
        """
        update(AssignSubVariableOp, self, convert_to_tensor(delta, dtype=self._dtype))
        return self

    # --- text and copies -------------------------------------------------------------------------------------
    def __repr__(self):
        text = Tensor(self._array, self._device)._text()
        return f"<tf.Variable '{self.name}' shape={self._shape} dtype={self._dtype.name}, numpy={text}>"

    def __deepcopy__(self, memo):
        copy = Variable(Tensor(self._array.copy(), self._device), trainable=self._trainable, shape=self._shape,
                        constraint=self.constraint, synchronization=self.synchronization, aggregation=self.aggregation)
        copy._name = self._name
        memo[id(self)] = copy
        return copy


class SlicedVariable(Tensor):
    """What `variable[key]` gives: a tensor with the values, which can also be assigned through."""

    __slots__ = ("key", "variable")

    def assign(self, value):
        """Replace this part of the variable: `v[0].assign([1., 2.])`.  Returns: the variable."""
        variable = self.variable
        value = convert_to_tensor(value, dtype=variable.dtype)
        update(ResourceStridedSliceAssign, variable, value, key=self.key)
        return variable


def is_owned(variable) -> bool:
    """True where the variable's array may be changed in place, because nothing but the variable can see it.

    Every Tensor that was read, and every view of one, holds a reference to the array; Python counts references.
    """
    return sys.getrefcount(variable._array) == 2 and variable._array.base is None


def update(op, variable, *inputs, **attrs):
    """Run an op that changes `variable`: its kernel says which array the variable holds next."""
    state = local.state
    if state.graph is not None:
        state.graph.add_call(op, (variable, *inputs), attrs)
        return
    device = variable._device
    infer(op, specs_of(op, (variable, *inputs)), {})
    owned = is_owned(variable)   # asked before anything below refers to the array
    arrays = [variable._array, *[device.put(x._array) for x in inputs]]
    variable._array = run_kernel(op, device.xp, arrays, {"owned": owned, **attrs}, (variable, *inputs))
