"""SymbolicTensor: a tensor of a graph, which has a dtype and a shape but no value yet. Floor 4.

Inside a `tf.function` the arguments are symbolic, and so is everything that is computed from them. A symbolic tensor
passes through the same public functions as any other; `execute` hands the call to the graph instead of to a kernel.
Read next: `func_graph.py`.
"""

from __future__ import annotations

from ..backend.errors import OperatorNotAllowedInGraphError, explain
from ..backend.shapes import TensorShape
from ..core.spec import plain_dims
from ..core.tensor import Tensor
from .session.stack import required_session


class SymbolicTensor(Tensor):
    """One output of a call in a graph.

    spec: what is known of it: dtype, dims (None for an unknown axis), perhaps its value.
    op: the Node that makes it.
    value_index: which of the node's outputs it is.
    graph: the FuncGraph it belongs to.

    Source: the symbolic `tf.Tensor` of TensorFlow.
    """

    # The array and the device of a Tensor stay empty. `assign` is what `v[1:]` of a variable v has besides.
    __slots__ = ("assign", "graph", "op", "spec", "value_index")

    def __init__(self, spec, graph, op, value_index=0):
        self.spec = spec
        self.graph = graph
        self.op = op
        self.value_index = value_index

    # --- what it is ------------------------------------------------------------------------------------------
    @property
    def dtype(self):
        return self.spec.dtype

    @property
    def shape(self) -> TensorShape:
        return TensorShape(self.spec.dims)

    @property
    def ndim(self):
        return self.spec.rank

    @property
    def device(self) -> str:
        return ""

    @property
    def name(self) -> str:
        return f"{self.op.name}:{self.value_index}"

    def _shape_tuple(self):
        return self.spec.dims

    def _known_value(self):
        return self.spec.value

    def set_shape(self, shape):
        """Say what is known of the shape besides.  Raises: ValueError where it contradicts what was known."""
        shape = self.shape.merge_with(shape)
        self.spec = self.spec.with_dims(plain_dims(shape))

    def consumers(self) -> list:
        """The nodes that take this tensor as an input."""
        return [node for node in self.graph.nodes if any(x is self for x in node.inputs)]

    @property
    def _array(self):
        raise TypeError(explain(
            "tf.function", f"{self!r}, a tensor of the function {self.graph.name!r}",
            "it is out of scope here: a tensor of a graph has a value only while its function runs",
            "Return it from the function, instead of keeping it in a list or an attribute"))

    _device = _array

    def eval(self, feed_dict=None, session=None):
        """The value in a session, by default the default one.  Raises: ValueError where there is none."""
        return required_session(session, "eval").run(self, feed_dict)

    # --- what it has not --------------------------------------------------------------------------------------
    @property
    def backing_device(self):
        raise AttributeError(self._says("backing_device", "it is on no device before the graph runs"))

    def numpy(self):
        raise AttributeError(self._says("numpy", "it has no value before the graph runs",
                                        "Return the tensor from the function, or look at it with tf.print"))

    def __array__(self, dtype=None, copy=None):
        raise NotImplementedError(self._says("__array__", "NumPy cannot compute with it",
                                             "Use functions of tf, or tf.numpy_function"))

    def __bool__(self):
        raise OperatorNotAllowedInGraphError(self._says(
            "bool", "Python cannot branch on a value that is not there yet",
            "Use tf.cond or tf.where, or let AutoGraph see the function: leave autograph=True"))

    def __iter__(self):
        raise OperatorNotAllowedInGraphError(self._says(
            "iter", "Python cannot loop over it",
            "Use tf.unstack where the number of rows is known, else tf.map_fn or tf.while_loop"))

    def __len__(self):
        raise TypeError(self._says("len", "the length is a value, too", "Use x.shape[0], or tf.shape(x)[0]"))

    def _scalar(self, kind):
        raise TypeError(self._says(kind, "it has no value before the graph runs", "Use tf.cast"))

    def _says(self, where, rule, fix=None):
        return explain(where, f"a symbolic tf.Tensor ({self.name})", rule, fix)

    # --- text and identity -------------------------------------------------------------------------------------
    def __repr__(self):
        return f"<tf.Tensor '{self.name}' shape={self.shape} dtype={self.dtype.name}>"

    def __str__(self):
        known = "" if self.shape.rank is None else f"shape={self.shape}, "
        return f'Tensor("{self.name}", {known}dtype={self.dtype.name})'

    def __format__(self, spec):
        if spec:
            raise TypeError(self._says(f"format({spec!r})", "it is no number yet", "Use tf.strings.format"))
        return str(self)

    def __hash__(self):
        if self.graph.building_function:
            return super().__hash__()
        return id(self)  # in a tf.Graph a tensor may be a key, as of a feed_dict

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        raise TypeError(self._says("pickle", "a tensor of a graph cannot be saved without its graph"))
