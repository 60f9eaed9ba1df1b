"""tf.function: a Python function that is traced once, and run as a graph from then on. Floor 4.

Read `signature.py` first: it says which calls may share a trace. Here traces are made and found.
"""

from __future__ import annotations

import functools
import inspect
import threading
import weakref

from .. import tree
from ..core.context import local
from ..core.spec import Spec, TensorSpec, plain_dims
from ..core.tensor import Tensor
from .arguments import Parameters, checked_signature, fitted
from .autograph.api import converted
from .autograph.user_errors import in_user_code
from .concrete import ConcreteFunction
from .func_graph import FuncGraph
from .function_type import parameters_of
from .results import results_of
from .signature import admits, flat_arguments, key_of, quick_key, relaxed, spec_of_leaf, value_in_trace
from .storms import storms_of


class _Switch:
    """Whether functions run as plain Python: for looking into them with a debugger."""

    eagerly = False


switch = _Switch()


class Function:
    """A function that becomes graphs: one for each kind of arguments that it meets.

    Made by `tf.function`. The first call with new dtypes, shapes or Python values runs the Python function once, with
    symbolic tensors: that is tracing. What the function did to tensors is then a graph, and later calls run that.

        >>> import minitf as tf
        >>> @tf.function
        ... def squares(x):
        ...     print("tracing")
        ...     return x * x
        >>> squares(tf.constant([1., 2.])).numpy()
        tracing
        array([1., 4.], dtype=float32)
        >>> squares(tf.constant([3., 4.])).numpy()
        array([ 9., 16.], dtype=float32)

    Source: tf.types.experimental.PolymorphicFunction.
    Differs: Python values share a trace where they are of one type, too. TensorFlow takes the trace of 1 for 1.0.
    """

    def __init__(self, python_function, input_signature=None, autograph=True, jit_compile=None, reduce_retracing=False):
        self.python_function = python_function
        self.name = getattr(python_function, "__name__", type(python_function).__name__)
        self.parameters = Parameters(python_function, self.name)
        self.input_signature = checked_signature(input_signature, self.parameters)
        self._signature_specs = self.parameters.specs_of(self.input_signature or ())
        self._autograph = autograph
        self._jit_compile = jit_compile
        self._reduce_retracing = reduce_retracing
        self._quick: dict = {}                # key of a call with tensors alone -> its ConcreteFunction
        self._found: dict = {}                # key of any call -> the same
        self._traces: list = []               # (skeleton, specs, ConcreteFunction)
        self._bound = weakref.WeakKeyDictionary()  # an object -> this function as a method of it
        self._made_variables = False
        self._calls = 0                       # since the last one that made a trace
        self._lock = threading.RLock()
        functools.update_wrapper(self, python_function, updated=())

    def __call__(self, *args, **kwargs):
        """Run it on these arguments; trace it first, if they are of a new kind.

        Raises: TypeError where the arguments do not fit the function or its `input_signature`; whatever the Python
        function raises while it is traced.
        """
        if switch.eagerly:
            return self.python_function(*args, **kwargs)
        if copy_in_use() is not None and local.state.graph is not None:
            return self._result(args, kwargs)  # a replica is traced: all of them share one graph
        self._calls += 1
        key = None if kwargs or local.state.distribution is not None else quick_key(args)
        concrete = self._quick.get(key)
        if concrete is not None:
            return concrete.call_fitting(args)
        known = len(self._traces)
        concrete, tensors = self._find(args, kwargs)
        if len(self._traces) > known:
            storms_of(self.python_function).traced(self.python_function, self._calls - 1)
            self._calls = 0
        if key is not None and len(tensors) == len(args):
            self._quick[key] = concrete
        return concrete.call_fitting(tensors)

    def _find(self, args, kwargs):
        """The trace for a call, and the call's tensors."""
        values = self.parameters.bind(args, kwargs)
        if self.input_signature is not None:
            values = fitted(self.name, values, self._signature_specs)
        leaves = flat_arguments(values)
        skeleton, kinds = key_of(values, leaves)
        key = (skeleton, copy_in_use()), kinds
        concrete = self._found.get(key)
        if concrete is None:
            with self._lock:
                concrete = self._found.get(key) or self._wider(key, leaves) or self._trace(key, values, leaves)
                self._found[key] = concrete
        return concrete, [x for x in leaves if isinstance(x, Tensor)]

    def _wider(self, key, leaves):
        """A trace that was made for more general shapes, if there is one."""
        for skeleton, specs, concrete in self._traces:
            if skeleton == key[0] and admits(specs, leaves):
                return concrete
        return None

    # --- tracing -----------------------------------------------------------------------------------------------------
    def _trace(self, key, values, leaves):
        """A new ConcreteFunction."""
        specs = self._specs(key, leaves)
        concrete = self._traced(values, specs, may_make_variables=not self._made_variables and not self._traces)
        if concrete.graph.made_variables:
            self._made_variables = True
            concrete = self._traced(values, specs, may_make_variables=False)
        self._traces.append((key[0], specs, concrete))
        return concrete

    def _specs(self, key, leaves):
        """What the tensors of a new trace may be: what they are now, or as general as two calls ask for."""
        specs = list(map(spec_of_leaf, leaves))
        if self.input_signature is not None:
            fixed = tree.flatten(self.input_signature, expand_composites=True)
            return [*fixed, *specs[len(fixed) :]]
        if self._reduce_retracing:
            for skeleton, old, _ in reversed(self._traces):
                wider = relaxed(old, specs) if skeleton == key[0] and len(old) == len(specs) else None
                if wider is not None:
                    return wider
        return specs

    def _traced(self, values, specs, may_make_variables):
        """Run the Python function in a graph of its own."""
        graph = FuncGraph(self.name, outer=local.state.graph)
        graph.may_make_variables = may_make_variables
        graph.passes = {} if self._jit_compile else None  # {}: all of them
        names = self.parameters.leaf_names(values)
        with graph.building():
            leaves = [graph.argument(as_spec(s), s.name or name) if isinstance(s, TensorSpec) else value_in_trace(s)
                      for s, (name, _) in zip(specs, names, strict=True)]
            args, kwargs = self.parameters.unbind(tree.pack_sequence_as(values, leaves, expand_composites=True))
            result = self._result(args, kwargs)
            structured, graph.outputs = results_of(graph, result, self.python_function)
        named = [TensorSpec(s.shape, s.dtype, s.name or whole) if isinstance(s, TensorSpec) else s
                 for s, (_, whole) in zip(specs, names)]
        described = self.parameters.described(tree.pack_sequence_as(values, named, expand_composites=True))
        values = tree.pack_sequence_as(values, specs, expand_composites=True)
        return ConcreteFunction(graph, structured, described, parameters_of(self.parameters.signature, values))

    def _result(self, args, kwargs):
        """What the Python function returns: with operators for its `if`, `while` and `for`, unless that is not wanted.

        Raises: what it raises, with the user's own lines in the message.
        """
        if not self._autograph:
            return self.python_function(*args, **kwargs)
        try:
            return converted(self.python_function)(*args, **kwargs)
        except Exception as error:
            told = in_user_code(error)
            if told is None:
                raise
            raise told.with_traceback(error.__traceback__) from None

    # --- looking ---------------------------------------------------------------------------------------------------
    def get_concrete_function(self, *args, **kwargs) -> ConcreteFunction:
        """The trace for such arguments, where a TensorSpec may stand for a tensor.

        Raises: as a call.
        """
        if self.input_signature is not None and not args and not kwargs:
            args = tuple(self.input_signature)
        return self._find(args, kwargs)[0]

    def experimental_get_tracing_count(self) -> int:
        """How often the Python function was traced."""
        return len(self._traces)

    @property
    def concrete_functions(self) -> list:
        """What was traced so far, as ConcreteFunctions."""
        return [concrete for _, _, concrete in self._traces]

    def pretty_printed_concrete_signatures(self, verbose=True) -> str:
        """What the function was traced for, as text."""
        return "\n\n".join(trace.function_type.lines(trace.graph.captured) for _, _, trace in self._traces)

    def __get__(self, instance, owner=None):
        """As a method: every object has traces of its own."""
        if instance is None:
            return self
        if instance not in self._bound:
            method = self.python_function.__get__(instance, owner)
            self._bound[instance] = Function(weak_method(method), self.input_signature, self._autograph,
                                             self._jit_compile, self._reduce_retracing)
        return self._bound[instance]

    def __repr__(self):
        return f"<tf.function {self.name!r}, traced {len(self._traces)} times>"


def copy_in_use():
    """Which copies of the variables a replica of `tf.distribute` uses, and a trace of it; None where there is one."""
    distribution = local.state.distribution
    return None if distribution is None else distribution.copy


def weak_method(method):
    """The method without a reference that would keep its object alive."""
    reference, function = weakref.ref(method.__self__), method.__func__

    @functools.wraps(function)
    def call(*args, **kwargs):
        return function(reference(), *args, **kwargs)

    call.weakly_bound = reference, function
    call.__signature__ = inspect.signature(method)
    return call


def as_spec(spec: TensorSpec) -> Spec:
    """What shape rules take, from what users write."""
    return Spec(plain_dims(spec.shape), spec.dtype)


def function(func=None, input_signature=None, autograph=True, jit_compile=None, reduce_retracing=False,
             experimental_implements=None, experimental_autograph_options=None, experimental_attributes=None,
             experimental_relax_shapes=None, experimental_compile=None, experimental_follow_type_hints=None):
    """Make a graph of a Python function, when it is called; use it as a decorator, with or without arguments.

    func: the function. Without it, a decorator is returned.
    input_signature: a list of TensorSpecs, one for each parameter; one trace then serves all calls.
    autograph: whether `if`, `while` and `for` on tensors become part of the graph.
    jit_compile: True for all passes, whatever the program has said of them, and static shapes: an open size gets a
        program for each size that comes.
    reduce_retracing: whether axes that were seen with several sizes are left open in the next trace.

        >>> import minitf as tf
        >>> @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
        ... def total(x):
        ...     return tf.reduce_sum(x)
        >>> total([1., 2., 3.]).numpy()
        np.float32(6.0)

    Raises: TypeError where the signature does not fit the function.
    Source: tf.function.
    """
    def decorated(f):
        return Function(f, input_signature, autograph, jit_compile or experimental_compile,
                        reduce_retracing or bool(experimental_relax_shapes))

    return decorated if func is None else decorated(func)


def run_functions_eagerly(run_eagerly) -> None:
    """Let every `tf.function` run as plain Python from now on, or no more: to look into it with a debugger.

    Source: tf.config.run_functions_eagerly.
    """
    switch.eagerly = bool(run_eagerly)


def functions_run_eagerly() -> bool:
    """Whether every `tf.function` runs as plain Python.  Source: tf.config.functions_run_eagerly."""
    return switch.eagerly
