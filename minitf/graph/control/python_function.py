"""tf.py_function and tf.numpy_function: Python in the middle of a graph. Floor 4. Read `nodes.py` first.

In eager code they just call the function. In a graph they are a node that calls it whenever the graph runs. The node
of `py_function` records what the function does on a tape, and hands the tape on as one more output; the way back asks
that tape. For the way back of that, the function runs once more, together with its gradient, on a tape.
"""

from __future__ import annotations

import functools

from ...autodiff.arguments import DIFFERENTIABLE
from ...autodiff.tape import GradientTape
from ...backend.arrays import numpy_of
from ...backend.dtypes import DType, as_dtype, variant
from ...backend.errors import (
    InvalidArgumentError,
    OpError,
    OutOfRangeError,
    ResourceExhaustedError,
    UnimplementedError,
    UnknownError,
    explain,
)
from ...core.context import executing_eagerly, local
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...core.tensor import Tensor
from ...ops.shapes.creation import zeros_like
from ..func_graph import init_scope
from .cond import require_function

# TensorFlow's classes for what Python functions raise.
KINDS = {TypeError: InvalidArgumentError, ValueError: InvalidArgumentError, StopIteration: OutOfRangeError,
         MemoryError: ResourceExhaustedError, NotImplementedError: UnimplementedError}  # fmt: skip


class Recording:
    """A tape with its inputs and outputs, as a value in a program."""

    dtype, shape, ndim, size = variant, (), 0, 1

    def __init__(self, tape, inputs, outputs):
        self.tape, self.inputs, self.outputs = tape, inputs, outputs


class EagerPyFunc(Op):
    """ys = func(xs), by Python, on tensors; and a recording of it.   xs, ys: any [...]."""

    stateful = takes_any = takes_none = True

    def infer(*inputs, func, Tout):
        return (*(Spec(None, dtype) for dtype in Tout), Spec((), variant))

    def kernel(xp, *inputs, func, Tout):
        device = local.state.place()
        tensors = [Tensor(x, device) for x in inputs]
        with init_scope(), GradientTape(persistent=True) as tape:
            tape.watch([x for x in tensors if x.dtype in DIFFERENTIABLE])
            outputs = called(func, tensors, Tout)
        return (*(y._array for y in outputs), Recording(tape, tensors, outputs))

    def gradient(call, *dys):
        return gradients_of(call.inputs, call.needs, call.outputs, dys, **call.attrs)


def gradients_of(inputs, needs, outputs, dys, func, Tout):
    """The gradients of the inputs of an EagerPyFunc, None where `needs` says so.   outputs: with the recording."""
    places = tuple(k for k, dtype in enumerate(Tout) if dtype in DIFFERENTIABLE)
    wanted = tuple(k for k, need in enumerate(needs) if need)
    seeds = [zeros_like(outputs[k]) if dys[k] is None else dys[k] for k in places]
    found = execute(EagerPyFuncGradient, outputs[-1], *seeds, *inputs, func=func, Tout=Tout, places=places,
                    wanted=wanted)
    gradients = dict(zip(wanted, found if isinstance(found, list) else [found]))
    return [gradients.get(k) for k in range(len(inputs))]


class EagerPyFuncGradient(Op):
    """The gradients of the inputs of a recorded function, from those of its outputs, the seeds.

    Its inputs: the recording, the seeds, the inputs of the function.
    places: the outputs that have gradients.   wanted: the inputs whose gradients are asked for.
    """

    takes_any = stateful = True

    def infer(recording, *inputs, func, Tout, places, wanted):
        xs = inputs[len(places) :]
        return tuple(xs[k].with_dims(xs[k].dims) for k in wanted)

    def kernel(xp, recording, *inputs, func, Tout, places, wanted):
        device = local.state.place()
        seeds = [Tensor(dy, device) for dy in inputs[: len(places)]]
        with init_scope():
            found = gradients_on(recording.tape, recording.inputs, recording.outputs, seeds, places, wanted)
        arrays = tuple(g._array for g in found)
        return arrays if len(arrays) != 1 else arrays[0]

    def gradient(call, *dys):
        """The function runs again, with its gradient, as one EagerPyFunc: the gradients of that are asked for."""
        func, Tout, places, wanted = call.attrs.values()

        def slopes(*values):
            seeds, xs = values[: len(places)], values[len(places) :]
            with GradientTape() as tape:
                tape.watch([x for x in xs if x.dtype in DIFFERENTIABLE])
                ys = called(func, xs, Tout)
            return gradients_on(tape, xs, ys, seeds, places, wanted)

        inputs, dtypes = call.inputs[1:], tuple(y.dtype for y in call.outputs)
        outputs = execute(EagerPyFunc, *inputs, func=slopes, Tout=dtypes)
        return [None, *gradients_of(inputs, call.needs[1:], outputs, dys, slopes, dtypes)]


def gradients_on(tape, xs, ys, seeds, places, wanted) -> list:
    """The gradients of some of `xs` from those of some of `ys`, by a tape."""
    found = tape.gradient([ys[k] for k in places], [xs[k] for k in wanted], list(seeds), "zero")
    return list(map(convert_to_tensor, found))


class PyFunc(Op):
    """ys = func(xs), by Python, on arrays of NumPy.   xs, ys: any [...]."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(*inputs, func, Tout):
        return tuple(Spec(None, dtype) for dtype in Tout)

    def kernel(xp, *inputs, func, Tout):
        with init_scope():
            found = listed(translated(func, [numpy_of(x) for x in inputs]), Tout)
            outputs = [convert_to_tensor(y) for y in found]
        for k, (y, dtype) in enumerate(zip(outputs, Tout)):
            if y.dtype != dtype:
                raise InvalidArgumentError(explain("numpy_function", f"result {k} is {y.dtype.name}, Tout says "
                                                   f"{dtype.name}", "they must agree", "Convert it with astype"))
        arrays = tuple(y._array for y in outputs)
        return arrays if len(arrays) != 1 else arrays[0]


def py_function(func=None, inp=None, Tout=None, name=None):
    """What the Python function `func` returns for the tensors `inp`; in a graph, it is called whenever the graph runs.

    func: takes eager tensors, and returns tensors, or what converts to them, of the dtypes `Tout`.
    inp: a list of tensors.
    Tout: a dtype, or a list of them, for as many results; an empty list, where there is none.

        >>> import minitf as tf
        >>> @tf.function
        ... def f(x):
        ...     return tf.py_function(lambda x: x * float(x.numpy()), [x], tf.float32)
        >>> f(tf.constant(3.)).numpy()
        np.float32(9.0)

    Without `func` and `inp` it is a decorator: `@tf.py_function(Tout=tf.float32)`. It has gradients of every order; for
    those above the first the function runs once more.

    Raises: TypeError where `func` is no function; UnknownError for what it raises, or InvalidArgumentError for its
    TypeError and ValueError, and where results are not as `Tout` says.
    Source: tf.py_function.
    Differs: TensorFlow has gradients of the first order.
    """
    if func is None and inp is None:
        return functools.partial(as_node, py_function, Tout)
    require_function("py_function", "func", func)
    dtypes = dtypes_of(Tout)
    inputs = [convert_to_tensor(x) for x in inp]
    if executing_eagerly():
        found = called(func, inputs, dtypes)
    else:
        outputs = execute(EagerPyFunc, *inputs, func=func, Tout=dtypes)
        found = outputs[:-1] if dtypes else []
    return found if isinstance(Tout, (list, tuple)) else found[0]


def numpy_function(func=None, inp=None, Tout=None, stateful=True, name=None):
    """What the Python function `func` returns for the arrays of `inp`; in a graph, it is called whenever that runs.

    func: takes arrays of NumPy, and returns arrays of the dtypes `Tout`.
    inp: a list of tensors.
    Tout: a dtype, or a list of them, for as many results.

        >>> import minitf as tf
        >>> import numpy as np
        >>> tf.numpy_function(np.sinh, [tf.constant(0.)], tf.float32).numpy()
        np.float32(0.0)

    Without `func` and `inp` it is a decorator. It has no gradient. `stateful` is accepted, and changes nothing: the
    function is called every time.

    Raises: TypeError where `func` is no function; in eager code what it raises, in a graph as `py_function`.
    Source: tf.numpy_function.
    """
    if func is None and inp is None:
        return functools.partial(as_node, numpy_function, Tout)
    require_function("numpy_function", "func", func)
    inputs = [convert_to_tensor(x) for x in inp]
    if executing_eagerly():
        found = func(*[numpy_of(x._array).copy() for x in inputs])
        if isinstance(found, (list, tuple)):
            return [convert_to_tensor(y) for y in found]
        return None if found is None else convert_to_tensor(found)
    found = execute(PyFunc, *inputs, func=func, Tout=dtypes_of(Tout))
    found = found if isinstance(found, list) else [found]
    return found if isinstance(Tout, (list, tuple)) else found[0]


def as_node(kind, Tout, function):
    """A Python function that is called by way of `py_function` or `numpy_function`, with positional arguments alone."""

    @functools.wraps(function)
    def node(*args):
        return kind(function, args, Tout)

    return node


def called(func, tensors, dtypes) -> list:
    """The results of a Python function as tensors of these dtypes."""
    found = listed(translated(func, tensors), dtypes)
    try:
        return [convert_to_tensor(y, dtype) for y, dtype in zip(found, dtypes, strict=True)]
    except (TypeError, ValueError) as error:
        raise InvalidArgumentError(explain("py_function", f"func returns {found!r}", str(error))) from error


def translated(func, arguments):
    """Call a Python function; what it raises becomes an error of TensorFlow's."""
    try:
        return func(*arguments)
    except OpError:
        raise
    except Exception as error:
        raise as_op_error(error, "py_function", f"{func!r}") from error


def as_op_error(error, where, who):
    """The error of TensorFlow's for one that Python code raised.   who: the code, in words."""
    kind = next((kind for base, kind in KINDS.items() if isinstance(error, base)), UnknownError)
    return kind(explain(where, f"{who} raises {type(error).__name__}", str(error) or "no message"))


def listed(found, dtypes) -> list:
    """What a function returned, as a list.  Raises: InvalidArgumentError where there are more or fewer results."""
    results = [] if found is None else list(found) if isinstance(found, (list, tuple)) else [found]
    if len(results) != len(dtypes):
        raise InvalidArgumentError(explain("py_function", f"func returns {len(results)} values",
                                           f"Tout asks for {len(dtypes)}"))
    return results


def dtypes_of(Tout) -> tuple:
    """The dtypes that `Tout` asks for, as a tuple."""
    if isinstance(Tout, (list, tuple)):
        return tuple(map(dtype_of, Tout))
    return (dtype_of(Tout),)


def dtype_of(kind) -> DType:
    """A DType, of what names one or of a TensorSpec."""
    return as_dtype(getattr(kind, "dtype", kind))
