"""Gradient rules for ops that were written without one. Floor 3. Read `backward.py` first.

An op of the library carries its rule in its class (see `core/op.py`). Whoever meets an op without one, or writes the
two in different places, as TensorFlow does, registers a rule under the op's name.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import walk_packages

from .. import ops
from ..backend.errors import explain
from ..core.op import REGISTRY, no_gradient

REGISTERED: dict[str, Callable] = {}


def rule_of(op):
    """The gradient rule of an op class: its own, or the registered one; None where it has neither."""
    return op.gradient or REGISTERED.get(op.__name__)


class RegisterGradient:
    """A decorator that makes a function the gradient rule of an op which has none.

    op_type: the name of the op, which is that of its class.

    The function takes the recorded call, with `inputs`, `outputs` and `attrs`, and the gradient of each output. It
    returns the gradient of each input, or None for one without: a tensor where there is one input, else a list.

        >>> import minitf as tf
        >>> from minitf.core.execute import execute
        >>> from minitf.core.op import Op
        >>> class Cube(Op):
        ...     def infer(x):      return x
        ...     def kernel(xp, x): return x * x * x
        >>> @tf.RegisterGradient("Cube")
        ... def cube_gradient(call, dy):
        ...     return 3. * tf.square(call.inputs[0]) * dy
        >>> x = tf.constant(2.)
        >>> with tf.GradientTape() as tape:
        ...     tape.watch(x)
        ...     y = execute(Cube, x)
        >>> tape.gradient(y, x).numpy()
        np.float32(12.0)

    Raises: TypeError where `op_type` is not a string; KeyError where the op has a rule already.
    Source: tf.RegisterGradient. Differs: attributes are in `call.attrs`, where TensorFlow has `op.get_attr`.
    """

    def __init__(self, op_type):
        self._op_type = _checked(op_type, "RegisterGradient")

    def __call__(self, f):
        def rule(call, *dys):
            dxs = f(call, *dys)
            return dxs if isinstance(dxs, (list, tuple)) else [dxs]

        _register(self._op_type, rule, "RegisterGradient")
        return f


def no_gradient_(op_type):
    """Declare that no gradient flows through an op which has no rule: it does not change smoothly.

    op_type: the name of the op, which is that of its class.
    Raises: TypeError where `op_type` is not a string; KeyError where the op has a rule already.
    Source: tf.no_gradient.
    """
    _register(_checked(op_type, "no_gradient"), no_gradient, "no_gradient")


def _checked(op_type, where):
    if not isinstance(op_type, str):
        raise TypeError(explain(where, f"op_type is {op_type!r}", "it must be a string, the name of an op"))
    return op_type


def _register(op_type, rule, where):
    for module in walk_packages(ops.__path__, f"{ops.__name__}."):
        import_module(module.name)  # so that every op of the library stands in the registry
    op = REGISTRY.get(op_type)
    if op_type in REGISTERED or (op is not None and op.gradient is not None):
        raise KeyError(explain(where, f"op_type is {op_type!r}", "this op has a gradient rule already",
                               "Use tf.custom_gradient around a function to change a gradient"))
    REGISTERED[op_type] = rule
