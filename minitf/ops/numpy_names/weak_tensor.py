"""WeakTensor: a tensor whose dtype nobody asked for, and which gives way to others. Floor 2. Next: `lattice.py`.

It holds a tensor and does what that does. Whoever asks it for a tensor, as every op does, gets that one: so weakness
is kept only by the functions that mean to, those of `weak_functions.py`.
"""

from __future__ import annotations

from ...core.awaited import Awaited
from ...core.operand import Operand
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...core.type_spec import TypeSpec, describes
from ...tree import register_composite

DTYPES = ["int32", "int64", "float32", "float64", "complex128"]
STRONG_METHODS = ["astype", "data"]


class WeakTensor(Operand):
    """What `tf.constant(5)` makes in the modes "safe" and "all".

    tensor: what it holds; of the dtypes int32, int64, float32, float64 and complex128.

    Source: the WeakTensor of tf.experimental.numpy.
    """

    __slots__ = ("__weakref__", "tensor")

    def __init__(self, tensor):
        self.tensor = tensor

    @property
    def dtype(self):
        return self.tensor.dtype

    @property
    def shape(self):
        return self.tensor.shape

    def __tf_tensor__(self, dtype=None, name=None):
        return self.tensor

    def to_tensor(self):
        """The tensor that it holds, of a dtype that does not give way."""
        return self.tensor

    def __getattr__(self, name):
        method = getattr(object.__getattribute__(self, "tensor"), name)
        if name in STRONG_METHODS or not isinstance(vars(Tensor).get(name), Awaited):
            return method
        return (lambda *args, **kwargs: weakly(method(*args, **kwargs))) if callable(method) else weakly(method)

    def __iter__(self):
        return map(WeakTensor, self.tensor)

    def __len__(self):
        return len(self.tensor)

    def __bool__(self):
        return bool(self.tensor)

    def __int__(self):
        return int(self.tensor)

    def __float__(self):
        return float(self.tensor)

    def __complex__(self):
        return complex(self.tensor)

    def __index__(self):
        return self.tensor.__index__()

    def __pos__(self):
        return weakly(+self.tensor)

    def __round__(self, ndigits=0):
        return weakly(round(self.tensor, ndigits))

    def __array__(self, dtype=None, copy=None):
        return self.tensor.__array__(dtype, copy)

    def __format__(self, spec):
        return f"{format(self.tensor, spec)} weakly typed"

    def __repr__(self):
        return f"{repr(self.tensor)[:-1]}, weak=True>"

    def __str__(self):
        return f"{str(self.tensor)[:-1]}, weak=True)"

    def __hash__(self):
        return hash(self.tensor)


def weakly(x):
    """A tensor as a weak one; what is none, or of a dtype that cannot be weak, as it is."""
    return WeakTensor(x) if isinstance(x, Tensor) and x.dtype.name in DTYPES else x


class WeakTensorSpec(TypeSpec):
    """Describes weak tensors.   tensor: the spec of what they hold."""

    __slots__ = ("_tensor",)

    def __init__(self, tensor):
        self._tensor = tensor

    @property
    def value_type(self):
        """The class of what it describes."""
        return WeakTensor

    def is_compatible_with(self, spec_or_value) -> bool:
        """True where the other could stand in this place."""
        other = spec_of(spec_or_value) if isinstance(spec_or_value, WeakTensor) else spec_or_value
        return isinstance(other, WeakTensorSpec) and self._tensor.is_compatible_with(other._tensor)

    def most_specific_common_supertype(self, others):
        """The narrowest spec that takes what this one and the others take; None where there is none."""
        if not all(isinstance(other, WeakTensorSpec) for other in others):
            return None
        tensor = self._tensor.most_specific_common_supertype([other._tensor for other in others])
        return None if tensor is None else WeakTensorSpec(tensor)

    def __eq__(self, other):
        return isinstance(other, WeakTensorSpec) and self._tensor == other._tensor

    def __hash__(self):
        return hash((WeakTensorSpec, self._tensor))

    def __repr__(self):
        return f"EagerWeakTensor.Spec(tensor={self._tensor!r})"


def spec_of(weak):
    """The spec of a weak tensor."""
    return WeakTensorSpec(TensorSpec.from_tensor(weak.tensor))


describes(WeakTensor, spec_of)
register_composite(WeakTensor, lambda x: ([x.tensor], None), lambda rest, parts: WeakTensor(parts[0]))
register_composite(WeakTensorSpec, lambda spec: ([spec._tensor], None),
                   lambda rest, parts: (WeakTensorSpec if isinstance(parts[0], TypeSpec) else WeakTensor)(parts[0]),
                   lambda spec: (WeakTensor, None))
