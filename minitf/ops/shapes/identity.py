"""Ops that keep every element where it is: identity, stop_gradient, cast, conj. Floor 2. Read next: `layout.py`."""

from __future__ import annotations

from ...backend.dtypes import COMPLEX, FLOATING, NUMERIC, as_dtype, bool_, string
from ...backend.errors import UnimplementedError, explain
from ...core.composite import dispatched
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient


class Identity(Op):
    """y = x.   x: any [...]  ->  y: same."""

    takes_slices = True

    def infer(x):
        return x

    def kernel(xp, x):
        return x

    def gradient(call, dy):
        return [dy]


def identity(input, name=None):
    """A tensor with the same shape, dtype and values as `input`, recorded as an op of its own.

        >>> import minitf as tf
        >>> tf.identity([1, 2]).numpy()
        array([1, 2], dtype=int32)

    Source: tf.identity.
    """
    return execute(Identity, input)


class StopGradient(Op):
    """y = x, through which no gradient flows.   x: any [...]  ->  y: same."""

    def infer(x):
        return x

    def kernel(xp, x):
        return x

    gradient = no_gradient


def stop_gradient(input, name=None):
    """`input` itself, but treated as a constant by every gradient.

        >>> import minitf as tf
        >>> x = tf.constant(3.)
        >>> with tf.GradientTape() as tape:
        ...     tape.watch(x)
        ...     y = x * tf.stop_gradient(x)
        >>> tape.gradient(y, x).numpy()
        np.float32(3.0)

    Source: tf.stop_gradient.
    """
    return execute(StopGradient, input)


class Cast(Op):
    """y = x as another dtype.   x: any [...]  ->  y: DstT [...]. Floats are cut towards zero on the way to integers."""

    types = ("SrcT",)
    SrcT = NUMERIC | {bool_, string}

    def infer(x, *, DstT):
        return x.with_dtype(DstT)

    def kernel(xp, x, *, DstT):
        if x.dtype == object or DstT is string:
            raise UnimplementedError(
                explain(
                    "Cast",
                    f"x is {'string' if x.dtype == object else x.dtype.name}, dtype is {DstT.name}",
                    "a cast neither reads nor writes text",
                    "Use tf.strings.to_number or tf.strings.as_string",
                )
            )
        if x.dtype.kind == "c" and DstT not in COMPLEX:
            x = x.real
        return x.astype(DstT.np)

    def gradient(call, dy):
        source = call.inputs[0].dtype
        differentiable = FLOATING | COMPLEX
        return [cast(dy, source) if source in differentiable and dy.dtype in differentiable else None]


@dispatched
def cast(x, dtype, name=None):
    """`x` with its elements converted to `dtype`; `x` itself where it has that dtype already.

    x: a tensor, a variable or a value that converts to one.
    dtype: the dtype wanted. Float to integer cuts towards zero; complex to real drops the imaginary part.

        >>> import minitf as tf
        >>> tf.cast([1.8, -1.8], tf.int32).numpy()
        array([ 1, -1], dtype=int32)

    Raises: TypeError for an unknown dtype; UnimplementedError to or from strings.
    Source: tf.cast. To float16, NumPy converts number by number, in five to ten times as long.
    """
    dtype = as_dtype(dtype)
    x = convert_to_tensor(x)
    return x if x.dtype == dtype else execute(Cast, x, DstT=dtype)


class Conj(Op):
    """The complex conjugate.   x: complex [...]  ->  y: same."""

    T = COMPLEX

    def infer(x):
        return x

    def kernel(xp, x):
        return xp.conj(x)

    def gradient(call, dy):
        return [conj(dy)]


def conj(x, name=None):
    """The complex conjugate of `x`; a real `x` comes back as it is.

        >>> import minitf as tf
        >>> tf.math.conj(tf.constant(1 + 2j)).numpy()
        np.complex128(1-2j)

    Raises: TypeError where x is no number.
    Source: tf.math.conj.
    """
    x = convert_to_tensor(x)
    if x.dtype not in NUMERIC:
        raise TypeError(explain("conj", f"x is {x.dtype.name}", "it must be a number"))
    return execute(Conj, x) if x.dtype in COMPLEX else x
