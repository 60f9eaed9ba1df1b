"""Variable: the one thing in TensorFlow that changes. Floor 2. Read next: `autodiff/tape.py`.

A Tensor never changes, so a program that learns needs something that does. A Variable holds one array at a time.
Reading it gives a Tensor around that very array, with no copy; assigning replaces the array; and an update writes into
it when nobody else can see that (`update.py`). So a tensor that was read earlier keeps its values.
"""

from __future__ import annotations

from enum import Enum

from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.context import local
from ...core.convert import constant, convert_to_tensor
from ...core.operand import Operand
from ...core.tensor import Reference, Tensor
from ...core.trackable import Trackable
from . import resource_ops as variable_ops
from .scatter import ScatterMethods
from .slices import sliced
from .update import update, updating


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


class Variable(Operand, Trackable, ScatterMethods):
    """A tensor-like value that can be assigned.

    initial_value: what converts to a tensor, or a callable without arguments that returns it.
    trainable: whether a GradientTape watches it without being asked; True unless said otherwise.
    name: its name in messages and files; inside a `tf.name_scope` the scope's name stands before it.
    dtype: its dtype, by default that of the initial value.
    constraint: a function from the variable's value to the value it should have; optimizers apply it.
    synchronization, aggregation: how `tf.distribute` treats its replicas. ON_READ makes it not trainable.
    shape: the shape it promises; axes that are None may change from one assignment to the next.

        >>> import minitf as tf
        >>> v = tf.Variable([1., 2.])
        >>> v.assign_add([10., 10.])
        <tf.Variable 'UnreadVariable' shape=(2,) dtype=float32, numpy=array([11., 12.], dtype=float32)>
        >>> v
        <tf.Variable 'Variable:0' shape=(2,) dtype=float32, numpy=array([11., 12.], dtype=float32)>

    Raises: ValueError without an initial value, where it does not fit `shape` or is a tensor of another dtype;
    TypeError where it is a Python value that `dtype` cannot hold.
    Source: tf.Variable. Differs: what graphs of TensorFlow 1 needed is left out (`op`, `initializer`, `eval`, protos).
    """

    _may_have_copies = True  # whether a strategy of tf.distribute keeps such a variable as several

    def __new__(cls, *args, **kwargs):
        """Where a strategy is open, one of the class that it has for such variables: `distribute/variables.py`."""
        distribution = local.state.distribution
        if distribution is not None and cls._may_have_copies:
            cls = distribution.strategy.extended.class_for(cls)
        return super().__new__(cls)

    def __init__(self, initial_value=None, trainable=None, validate_shape=True, caching_device=None, name=None,
                 variable_def=None, dtype=None, import_scope=None, constraint=None,
                 synchronization=VariableSynchronization.AUTO, aggregation=VariableAggregation.NONE, shape=None,
                 experimental_enable_variable_lifting=None):
        if initial_value is None:
            raise ValueError(explain("Variable", "initial_value is None", "a variable needs a value to start with",
                                     "Pass tf.zeros(shape), or a function that makes the value"))
        if constraint is not None and not callable(constraint):
            raise ValueError(explain("Variable", f"constraint is {constraint!r}", "it must be a function or None"))
        graph = local.state.graph
        value = graph.initial_value(self, initial_value, dtype) if graph else as_value(initial_value, dtype)
        self._array = value._array
        self._device = value._device
        self._dtype = value.dtype
        self._shape = _checked_shape(value.shape, shape)
        self._name = _scoped_name(name)
        self._trainable = synchronization is not VariableSynchronization.ON_READ if trainable is None else trainable
        self._constraint = constraint
        self._synchronization = synchronization
        self._aggregation = aggregation

    # --- what it is ------------------------------------------------------------------------------------------
    @property
    def dtype(self):
        return self._dtype

    @property
    def shape(self) -> TensorShape:
        """The shape that it promises, in which axes may be unknown."""
        return self._shape

    @property
    def ndim(self) -> int:
        return self._current().ndim

    @property
    def name(self) -> str:
        return f"{self._name}:0"

    @property
    def trainable(self) -> bool:
        return self._trainable

    @property
    def constraint(self):
        return self._constraint

    @property
    def synchronization(self) -> VariableSynchronization:
        return self._synchronization

    @property
    def aggregation(self) -> VariableAggregation:
        return self._aggregation

    @property
    def device(self) -> str:
        return self._device.name

    @property
    def handle(self):
        """What identifies the variable to ops (`tf.raw_ops.Resource...`) and tapes: the variable itself."""
        return self

    @property
    def whole(self):
        """The variable that a program has made, of which this may be a copy on one of several devices."""
        return self

    @property
    def initializer(self):
        """In a graph of TensorFlow 1, the operation that gives it its first value; else None, as it has one already."""
        graph = local.state.graph
        return graph.initializer_of(self) if hasattr(graph, "initializer_of") else None

    def get_shape(self) -> TensorShape:
        """The same as `.shape`."""
        return self._shape

    def set_shape(self, shape):
        """Promise a more exact shape.  Raises: ValueError where it contradicts what was promised."""
        self.handle._shape = self._shape.merge_with(shape)

    def _shape_tuple(self):
        return self._current().shape

    def is_initialized(self, name=None) -> Tensor:
        """True: a variable has a value from the start."""
        return constant(True)

    def ref(self) -> Reference:
        """A hashable reference to this variable, for use as a key: `==` on variables compares elements."""
        return Reference(self.handle)

    def __hash__(self):
        raise TypeError("Variable is unhashable: == on variables compares elements. Use variable.ref() as the key.")

    # --- reading ---------------------------------------------------------------------------------------------
    def read_value(self) -> Tensor:
        """The current value, as a tensor that later assignments do not touch."""
        state = local.state
        if state.graph is not None:
            return state.graph.add_call(variable_ops.ReadVariableOp, (self.handle,), {})
        tensor = Tensor(self._current(), self._device)
        for recorder in state.recorders:
            recorder.read(self.handle, tensor)
        return tensor

    def value(self) -> Tensor:
        """The same as `read_value()`."""
        return self.read_value()

    def _current(self):
        """The array now. While another thread changes it in place it is not here, and we wait."""
        array = self._array
        while array is None:
            with updating:
                array = self._array
        return array

    def __tf_tensor__(self, dtype=None, name=None) -> Tensor:
        return self.read_value()

    def numpy(self):
        """A copy of the current value as a NumPy array."""
        return Tensor(self._current(), self._device).numpy()

    def __array__(self, dtype=None, copy=None):
        return Tensor(self._current(), self._device).__array__(dtype, copy)

    def __getitem__(self, key):
        return sliced(self, key)

    def __iter__(self):
        return iter(self.read_value())

    def __bool__(self):
        return bool(self.read_value())

    def __int__(self):
        return int(self.read_value())

    def __float__(self):
        return float(self.read_value())

    def __complex__(self):
        return complex(self.read_value())

    def __index__(self):
        return self.read_value().__index__()

    # --- assigning -------------------------------------------------------------------------------------------
    def assign(self, value, use_locking=False, name=None, read_value=True):
        """Replace the value.

        value: what converts to a tensor of this variable's dtype, in its shape.
        Returns: the variable, or None unless `read_value`.
        Raises: ValueError where the shape does not fit or a tensor has another dtype.
        """
        value = convert_to_tensor(value, dtype=self._dtype)
        if value._shape_tuple() != self._shape_tuple() and not self._shape.is_compatible_with(value.shape):
            raise ValueError(explain("Variable.assign", f"variable {self.name!r} has shape {self._shape}, value has "
                                     f"shape {value.shape}", "the shapes must agree",
                                     "Reshape the value, or make the variable with shape=tf.TensorShape(None)"))
        self._replace(value)
        return UnreadVariable(self.handle) if read_value else None

    def _replace(self, value):
        """Let a tensor that fits be the value."""
        variable, graph = self.handle, local.state.graph
        if graph is not None:
            graph.add_call(variable_ops.AssignVariableOp, (variable, value), {})
            return
        array = value._array if value._device is variable._device else variable._device.put(value._array)
        with updating:
            variable._array = array

    def assign_add(self, delta, use_locking=False, name=None, read_value=True):
        """Add `delta`, of the variable's own shape and dtype; returns the variable, or None unless `read_value`.

        Raises: InvalidArgumentError where the shapes differ; ValueError where a tensor has another dtype.
        """
        result = self._update(variable_ops.AssignAddVariableOp, convert_to_tensor(delta, dtype=self._dtype))
        return result if read_value else None

    def assign_sub(self, delta, use_locking=False, name=None, read_value=True):
        """Subtract `delta`, of the variable's own shape and dtype; returns the variable, or None unless `read_value`.

        Raises: InvalidArgumentError where the shapes differ; ValueError where a tensor has another dtype.
        """
        result = self._update(variable_ops.AssignSubVariableOp, convert_to_tensor(delta, dtype=self._dtype))
        return result if read_value else None

    def _update(self, op, *inputs, **attrs):
        """Run an op that changes this variable."""
        update(op, [self.handle], *inputs, **attrs)
        return UnreadVariable(self.handle)

    def _changed(self, op, *inputs, **attrs):
        """Run an op that changes this variable, and return what the op returns besides."""
        return update(op, [self.handle], *inputs, **attrs)

    # --- text, copies, checkpoints -------------------------------------------------------------------------------
    def __repr__(self):
        text = Tensor(self._current(), self._device)._text()
        return f"<tf.Variable '{self.name}' shape={self._shape} dtype={self._dtype.name}, numpy={text}>"

    def __reduce__(self):
        """What `copy` and `pickle` need: a copied variable is a new one, with the same value and name."""
        settings = {"trainable": self._trainable, "shape": self._shape, "constraint": self._constraint,
                    "synchronization": self._synchronization, "aggregation": self._aggregation}
        return _copied, (self.numpy(), self._name, settings)

    def _serialize_to_tensors(self) -> dict:
        return {"VARIABLE_VALUE": self.read_value()}

    def _restore_from_tensors(self, restored_tensors) -> None:
        self.assign(restored_tensors["VARIABLE_VALUE"])


class UnreadVariable(Variable):
    """What an assignment returns: the same variable, under the name that TensorFlow prints for it."""

    name = "UnreadVariable"
    _may_have_copies = False

    def __init__(self, variable):
        self._variable = variable
        graph = local.state.graph
        self.op = None if graph is None else graph.nodes[-1]  # what made the change

    def read_value(self) -> Tensor:
        """The value after the change: in a tf.Graph, where order is drawn, an arrow says so."""
        waits = getattr(local.state.graph, "control_dependencies", None)
        if waits is None or self.op is None:
            return super().read_value()
        with waits([self.op]):
            return super().read_value()

    @property
    def handle(self):
        return self._variable

    @property
    def whole(self):
        return self._variable.whole

    def __getattr__(self, name):
        return getattr(self.__dict__["_variable"], name)


def dtype_of(x):
    """The DType of a tensor or a variable; a variable of Keras gives its name in place of it when asked for `dtype`."""
    return x._dtype if isinstance(x, Variable) else x.dtype


def as_value(initial_value, dtype):
    """The tensor that a variable starts with; a function is called for it."""
    return convert_to_tensor(initial_value() if callable(initial_value) else initial_value, dtype)


def _checked_shape(found, promised):
    """The shape that a variable promises; ValueError where its initial value does not fit."""
    if promised is None:
        return found
    shape = TensorShape(promised)
    if not shape.is_compatible_with(found):
        raise ValueError(explain("Variable", f"initial_value has shape {found}, shape is {shape}",
                                 "the initial value must fit the shape", "Leave out shape"))
    return shape


def _scoped_name(name):
    """The name inside the open `tf.name_scope` blocks; ValueError where it is no string."""
    if name is not None and not isinstance(name, str):
        raise ValueError(explain("Variable", f"name is {name!r}", "it must be a string or None"))
    return local.state.name_scope + ("Variable" if name is None else name)


def _copied(array, name, settings):
    """A variable from what `Variable.__reduce__` gave."""
    variable = Variable(array, **settings)
    variable._name = name
    return variable
