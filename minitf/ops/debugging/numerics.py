"""Where did the NaN come from? check_numerics for one tensor, enable_check_numerics for every op. Floor 2.

The watch over every op is a recorder, as a tape is one: core tells it of each call, and it looks at the outputs.
"""

from __future__ import annotations

from ...backend.arrays import numpy_of
from ...backend.dtypes import bfloat16, float16, float32, float64
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.context import local, push_recorder, remove_recorder
from ...core.execute import execute, input_name
from ...core.op import Op
from ...core.spec import Spec


class CheckNumerics(Op):
    """y = tensor, where all of it is finite; else an error.   tensor: float [...]  ->  y: same."""

    T = frozenset({float16, bfloat16, float32, float64})

    def infer(tensor, *, message):
        return tensor

    def kernel(xp, tensor, *, message):
        if xp.isfinite(tensor).all():
            return tensor
        raise RuleError(f"{message} : Tensor had {kinds(xp, tensor)} values")

    def gradient(call, dy):
        said = call.attrs["message"]
        return [check_numerics(dy, f"Not a number (NaN) or infinity (Inf) values detected in gradient. {said}")]


def kinds(xp, array):
    """What in the array is not a finite number: "Inf", "NaN" or "Inf and NaN"."""
    found = [name for name, test in (("Inf", xp.isinf), ("NaN", xp.isnan)) if test(array).any()]
    return " and ".join(found)


def check_numerics(tensor, message, name=None):
    """`tensor`, unless there is a NaN or an infinity in it or, later, in its gradient.

    tensor: float [...].   message: str, what the error says.

        >>> import minitf as tf
        >>> tf.debugging.check_numerics([1., 2.], "loss").numpy()
        array([1., 2.], dtype=float32)
        >>> tf.debugging.check_numerics([1., float("nan")], "loss")
        Traceback (most recent call last):
        minitf.backend.errors.InvalidArgumentError: CheckNumerics: tensor is float32[2]: loss : Tensor had NaN values.

    Raises: InvalidArgumentError where something is not finite, and for other dtypes.
    Source: tf.debugging.check_numerics.
    """
    return execute(CheckNumerics, tensor, message=str(message))


def assert_all_finite(x, message, name=None):
    """The same as tf.debugging.check_numerics, whose other name it is.

        >>> import minitf as tf
        >>> tf.debugging.assert_all_finite([1., 2.], "loss").numpy()
        array([1., 2.], dtype=float32)

    Source: tf.debugging.assert_all_finite.
    """
    return check_numerics(x, message)


class NumericsWatch:
    """A recorder that raises InvalidArgumentError where an op's output is not finite."""

    def record(self, call):
        """Look at the outputs of a call that has just run."""
        for position, output in enumerate(call.outputs):
            array = output._array
            if array.dtype.kind in "fcV" and array.dtype.names is None:
                xp = output._device.xp
                if not xp.isfinite(array).all():
                    raise InvalidArgumentError(complaint(call, position, kinds(xp, array)))

    def read(self, variable, tensor):
        """A variable is read: nothing is computed."""


def complaint(call, position, found):
    """What is wrong with an output, and what the op was given."""
    received = ", ".join(
        f"{input_name(call.op, i)} is {Spec(x._shape_tuple(), x.dtype)}{_range(x)}" for i, x in enumerate(call.inputs)
    )
    rule = f"Detected Infinity or NaN in output {position}: it has {found} values"
    return explain(call.op.__name__, received, rule, "tf.debugging.disable_check_numerics() stops this watch")


def _range(x):
    """The least and greatest element of an input, as text."""
    array = numpy_of(x._array)
    if array.dtype.kind not in "iuf" or not array.size:
        return ""
    return f" in [{array.min():.6g}, {array.max():.6g}]"


def enable_check_numerics(stack_height_limit=30, path_length_limit=50):
    """From here on, on this thread, raise InvalidArgumentError where an op gives a NaN or an infinity.

    stack_height_limit, path_length_limit: accepted; Python's own traceback shows where the op was called.

        >>> import minitf as tf
        >>> tf.debugging.enable_check_numerics()
        >>> tf.math.log([0., 1.])
        Traceback (most recent call last):
        minitf.backend.errors.InvalidArgumentError: Log: x is float32[2] in [0, 1]: Detected Infinity or NaN in ...
        >>> tf.debugging.disable_check_numerics()

    Source: tf.debugging.enable_check_numerics.
    """
    if not any(isinstance(recorder, NumericsWatch) for recorder in local.state.recorders):
        push_recorder(NumericsWatch())


def disable_check_numerics():
    """Undo tf.debugging.enable_check_numerics.

        >>> import minitf as tf
        >>> tf.debugging.disable_check_numerics()

    Source: tf.debugging.disable_check_numerics.
    """
    for recorder in local.state.recorders:
        if isinstance(recorder, NumericsWatch):
            remove_recorder(recorder)
