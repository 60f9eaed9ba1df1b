"""The same bits as another dtype: bitcast. Floor 2. Read `identity.py` first, for `tf.cast`, which keeps the number."""

from __future__ import annotations

from ...backend.dtypes import NUMERIC, QUANTIZED, as_dtype
from ...backend.errors import RuleError
from ...core.execute import execute
from ...core.op import Op


class Bitcast(Op):
    """The same bits as another dtype.   input: a numeric or quantized [...]  ->  y: type [...].

    To a dtype k times smaller the result has another axis of size k at its end; to one k times larger it lacks the
    last axis, which must have size k.
    """

    T = NUMERIC | QUANTIZED

    def infer(input, *, type):
        if type not in Bitcast.T:
            raise RuleError(f"type is {type.name}; it must be numeric")
        small, large = sorted([input.dtype.size, type.size])
        ratio = large // small
        if input.dims is None or ratio == 1:
            return input.with_dtype(type)
        if type.size < input.dtype.size:
            return input.with_dtype(type).with_dims((*input.dims, ratio))
        if not input.dims or input.dims[-1] not in (ratio, None):
            raise RuleError(f"the last axis must have size {ratio}: so many {input.dtype.name} make a {type.name}")
        return input.with_dtype(type).with_dims(input.dims[:-1])

    def kernel(xp, input, *, type):
        x = xp.ascontiguousarray(input).reshape(input.shape)
        if type.size > input.dtype.itemsize:
            return x.view(type.np)[..., 0]
        y = x.reshape(*x.shape, 1).view(type.np)
        return y[..., 0] if type.size == input.dtype.itemsize else y


def bitcast(input, type, name=None):
    """The bits of `input` read as another dtype.

    input: numeric [...].
    type: a numeric dtype. If it is k times smaller than the input's, the result has another axis of size k; if it is k
        times larger, the last axis must have size k and goes.

        >>> import minitf as tf
        >>> tf.bitcast([1., -2.], tf.uint32).numpy()
        array([1065353216, 3221225472], dtype=uint32)

    Raises: InvalidArgumentError where the last axis does not fit, or for bools and strings.
    Source: tf.bitcast. It has no gradient. The bytes stand in the machine's own order.
    """
    return execute(Bitcast, input, type=as_dtype(type))
