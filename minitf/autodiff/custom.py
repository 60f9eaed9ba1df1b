"""custom_gradient: a function that brings its own gradient rule. Floor 3. Read next: `recompute.py`.

To the tape, what such a function did is one more call on its list. It leads from the arguments to the results, past
whatever happened inside, and its rule is the function that the user returned.
"""

from __future__ import annotations

import inspect
from functools import update_wrapper, wraps

from .. import tree
from ..backend.errors import explain
from ..core import context
from ..core.convert import convert_to_tensor
from ..core.op import Call
from ..ops.shapes.identity import identity
from ..ops.variables.variable import Variable


class CustomRule:
    """What stands in place of the op in the record of such a call.

    f: the function, for its name.
    rule: takes the gradients of the results, returns those of the arguments and of the variables, in one list.
    results: what the body returned. The outputs of the call are equal to them, yet other tensors.
    """

    takes_none = takes_slices = False

    def __init__(self, f, rule, results):
        self.__name__ = getattr(f, "__name__", type(f).__name__)  # a model is a callable object
        self.rule = rule
        self.results = results

    def gradient(self, call, *dys):
        return self.rule(*dys)


class Reads:
    """A recorder that notes which trainable variables are read."""

    def __init__(self):
        self._variables: dict = {}

    def record(self, call):
        """Of no interest."""

    def read(self, variable, value):
        if variable.trainable:
            self._variables[id(variable)] = variable

    def besides(self, arguments) -> list:
        """The variables in the order of their first use, without those that were passed as arguments."""
        passed = {id(x.handle) for x in arguments if isinstance(x, Variable)}
        return [v for key, v in self._variables.items() if key not in passed]


def custom_gradient(f=None):
    """A decorator: `f` returns its result, and a function that computes the gradient of its arguments.

    f: takes tensors (or nested structures of them) and returns a pair: the result, a tensor or a structure of them; and
        `grad(*dys)`, which takes the gradient of each tensor of the result and returns that of each tensor among the
        positional arguments, in order. Arguments passed by keyword have no gradient.
        Where `f` reads trainable variables, `grad` must take a keyword `variables`, their list, and return a pair: the
        gradients of the arguments, and the list of those of the variables.

        >>> import minitf as tf
        >>> @tf.custom_gradient
        ... def halve_gradient(x):
        ...     return x, lambda dy: dy / 2.
        >>> x = tf.constant(3.)
        >>> with tf.GradientTape() as tape:
        ...     tape.watch(x)
        ...     y = halve_gradient(x * x)
        >>> tape.gradient(y, x).numpy()
        np.float32(3.0)

    A second derivative goes through `grad`. Forward mode goes through the body where it can, else through `grad`.

    Raises: TypeError where `f` returns no such pair, or uses variables that `grad` does not take; ValueError, when the
    gradient is asked for, where `grad` returns another number of gradients than there are arguments or variables.
    Source: tf.custom_gradient.
    """
    if f is None:
        return custom_gradient

    return CustomGradient(f)


class CustomGradient:
    """What the decorator makes of a function. As a method it is bound to its object, which is no argument then."""

    def __init__(self, f):
        update_wrapper(self, f)
        self._f = f

    def __get__(self, instance, owner=None):
        return self if instance is None else CustomGradient(self._f.__get__(instance, owner))

    def __call__(self, *args, **kwargs):
        with context.recording(Reads()) as reads:
            result, grad = pair_of(self._f(*args, **kwargs))
        if not callable(grad):
            raise TypeError(explain("custom_gradient", f"beside its result the function returned {grad!r}",
                                    "that must be a function that computes the gradient"))
        return with_rule(self._f, args, kwargs, result, grad, reads)


def with_rule(f, args, kwargs, result, grad, reads):
    """The result as new tensors, of which every recorder hears that `grad` is their rule.

    f, args, kwargs, result: the function that was called.   reads: which variables it read.
    """
    variables = reads.besides(tree.flatten([args, kwargs]))
    if variables:
        require_keyword(grad, variables)
    results = [convert_to_tensor(y) for y in tree.flatten(result)]
    # Reading the variables here tells tapes of them even where the body was hidden.
    inputs = [convert_to_tensor(x) for x in [*tree.flatten(args), *variables]]
    with context.silence():
        outputs = tuple(identity(y) for y in results)

    def rule(*dys):
        return gradients_by(grad, dys, variables, inputs)

    call = Call(CustomRule(f, rule, results), tuple(inputs), {}, outputs)
    for recorder in context.local.state.recorders:
        recorder.record(call)
    return tree.pack_sequence_as(result, list(outputs))


def gradients_by(grad, dys, variables, inputs) -> list:
    """What the user's function returns, as one list of a tensor or None for each input."""
    if variables:
        dxs, dvs = pair_of(grad(*dys, variables=variables), "a pair of gradients, of arguments and of variables")
    else:
        dxs, dvs = grad(*dys), []
    dxs, dvs = tree.flatten(dxs), list(dvs)
    for kind, expected, found in [("arguments", len(inputs) - len(variables), len(dxs)),
                                  ("variables", len(variables), len(dvs))]:
        if expected != found:
            raise ValueError(explain("custom_gradient", f"{found} gradients for {expected} {kind}",
                                     f"the gradient function must return one for each of the {kind}",
                                     "Return None for one that has no gradient"))
    return [tensor_or_none(dx, x) for dx, x in zip([*dxs, *dvs], inputs, strict=True)]


def tensor_or_none(dx, x):
    """A gradient that the user wrote as a Python number becomes a tensor of the dtype of `x`."""
    return dx if dx is None or hasattr(dx, "dtype") else convert_to_tensor(dx, dtype=x.dtype)


def pair_of(value, meaning="a pair: its result, and a function that computes the gradient"):
    """The two parts of what a user's function returned."""
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        raise TypeError(explain("custom_gradient", f"the function returned a {type(value).__name__}",
                                f"it must return {meaning}"))
    return value


def require_keyword(grad, variables) -> None:
    """Raise TypeError unless `grad` takes a keyword argument `variables`, perhaps as one of `**kwargs`."""
    parameters = inspect.signature(grad).parameters
    if "variables" not in parameters and not any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
        raise TypeError(explain("custom_gradient", f"the function reads variables: {variables}",
                                "then its gradient function must take a keyword argument 'variables'",
                                "Define it as grad(dy, variables=None), and return (gradients, variable_gradients)"))


def grad_pass_through(f):
    """`f`, as if it were the identity when gradients are computed.

    f: takes and returns as many tensors, of equal shapes. A rounding, say, which has no gradient.

        >>> import minitf as tf
        >>> x = tf.constant([1.2, 2.7])
        >>> with tf.GradientTape() as tape:
        ...     tape.watch(x)
        ...     y = tf.grad_pass_through(tf.round)(x) * 3.
        >>> y.numpy(), tape.gradient(y, x).numpy()
        (array([3., 9.], dtype=float32), array([3., 3.], dtype=float32))

    Variables that `f` uses have no gradient.
    Source: tf.grad_pass_through.
    """

    def grad(*dys, variables=()):
        return (dys, [None] * len(variables)) if variables else dys

    return wraps(f)(custom_gradient(lambda *args, **kwargs: (f(*args, **kwargs), grad)))
