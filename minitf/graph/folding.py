"""Values that are known while a graph is built: constants, sizes of axes, and what follows from them. Floor 4.

A shape rule may ask for the value of an input, such as the target of a reshape. In a graph that is often computed:
`tf.reshape(x, [tf.shape(x)[0], -1])`. Where all sizes are known, so is everything computed from them, and where only
the batch is unknown, the other sizes still are known.
"""

from __future__ import annotations

import numpy as np

from ..backend.dtypes import HANDLES
from ..backend.errors import OpError, RuleError
from ..core.spec import Spec
from ..ops.indexing.strided import numpy_key

SMALL = 1024  # elements; larger values are computed when the graph runs

# Ops whose output has the shape that is the value of one of their inputs -> the position of that input.
SHAPED_BY = {
    "Reshape": 1, "BroadcastTo": 1, "SumTo": 1, "Fill": 0, "Slice": 2, "ScatterNd": 2,
    "Conv2DBackpropInput": 0, "Conv3DBackpropInputV2": 0, "DepthwiseConv2dNativeBackpropInput": 0,
    "RandomStandardNormal": 0, "RandomUniform": 0, "RandomUniformInt": 0, "TruncatedNormal": 0,
    "StatelessRandomNormalV2": 0, "StatelessTruncatedNormalV2": 0, "StatelessParameterizedTruncatedNormal": 0,
    "StatelessRandomUniformV2": 0, "StatelessRandomUniformIntV2": 0, "StatelessRandomUniformFullIntV2": 0,
    "StatelessRandomBinomial": 0, "StatelessRandomGammaV3": 0, "StatelessRandomPoisson": 0, "StatefulRandomBinomial": 2,
}
RESIZED = frozenset({"ResizeArea", "ResizeBicubic", "ResizeBilinear", "ResizeNearestNeighbor", "ScaleAndTranslate"})


def known_value(op, specs, attrs, found):
    """`found`, the Specs of the outputs of a call, with the value where it follows from the values of the inputs.

    A rule that says "as the input" may have given back the input's own Spec: its value is not the output's.
    """
    found = tuple(s if s.dtype in HANDLES or all(s is not x for x in specs) else s.with_dims(s.dims) for s in found)
    if len(found) != 1 or any(s.dtype in HANDLES for s in (*specs, *found)):
        return found
    (spec,) = found
    sizes = shape_given(op.__name__, specs)
    if sizes is not None:
        spec = spec.with_dims(merged(spec.dims, sizes))
        found = (spec,)
    if op.stateful or spec.value is not None:
        return found
    if op.__name__ == "Shape" and specs[0].dims is not None:
        return (with_value(spec, specs[0].dims),)
    if op.__name__ in ("Rank", "Size"):
        return (with_value(spec, (specs[0].rank if op.__name__ == "Rank" else specs[0].size,)),)
    if specs and all(s.value is not None for s in specs) and spec.size is not None and spec.size <= SMALL:
        value = computed(op, specs, attrs)
        return found if value is None else (Spec(spec.dims, spec.dtype, value),)
    sizes = known_sizes(op.__name__, specs, attrs)
    if sizes is not None:
        return (with_value(spec, sizes),)
    return found


def shape_given(name, specs):
    """The sizes of an op's output where an input holds them, and some are known; None where that says nothing."""
    if name in SHAPED_BY:
        return getattr(specs[SHAPED_BY[name]], "sizes", None)
    sizes = getattr(specs[1], "sizes", None) if name in RESIZED or name == "Tile" else None
    if sizes is None or name in RESIZED:
        return sizes and (None, *sizes, None)
    dims = specs[0].dims or (None,) * len(sizes)
    return tuple(None if None in pair else pair[0] * pair[1] for pair in zip(dims, sizes))


def computed(op, specs, attrs):
    """What the kernel gives for known values; None where it refuses them: that is told when the graph runs."""
    try:
        with np.errstate(all="ignore"):
            return np.asarray(op.kernel(np, *[s.value for s in specs], **attrs))
    except (OpError, RuleError, ValueError, IndexError):
        return None


class Sizes(Spec):
    """The Spec of an int vector or scalar of sizes, of which some are known: `sizes` has None for the others."""

    __slots__ = ("sizes",)

    def __init__(self, spec, sizes):
        super().__init__(spec.dims, spec.dtype)
        self.sizes = sizes


def with_value(spec, sizes):
    """The Spec with the sizes that are known; with a value, if all are."""
    if None in sizes:
        return Sizes(spec, tuple(sizes))
    return Spec(spec.dims, spec.dtype, np.array(sizes, spec.dtype.np).reshape(spec.dims))


def known_sizes(name, specs, attrs):
    """What is known of the result of an op on sizes; None where that is nothing."""
    parts = [sizes_of(s) for s in specs]
    if name == "Pack" and all(s.rank == 0 for s in specs) and any(p is not None for p in parts):
        return tuple(p[0] if p else None for p in parts)
    if name == "ConcatV2" and all(p is not None for p in parts):
        return tuple(n for p in parts for n in p)
    if name in ("Cast", "Identity", "StopGradient"):
        return parts[0]
    if name == "StridedSlice" and parts[0] is not None and specs[0].rank == 1:
        return sliced(parts[0], specs, attrs)
    return None


def sizes_of(spec):
    """The sizes that an int Spec stands for, None for those that are unknown; None where nothing is known."""
    if isinstance(spec, Sizes):
        return spec.sizes
    if spec.value is not None and spec.value.dtype.kind == "i" and spec.value.ndim <= 1:
        return tuple(spec.value.reshape(-1).tolist())
    return None


def sliced(sizes, specs, attrs):
    """The sizes that a strided slice picks."""
    if any(s.value is None for s in specs[1:]):
        return None
    key = numpy_key(*[s.value.tolist() for s in specs[1:]], attrs["masks"])
    return tuple(np.array(sizes, object)[key].reshape(-1).tolist())


def merged(dims, sizes):
    """The dims that both know together; -1 among the sizes means unknown."""
    known = [None if n in (None, -1) else n for n in sizes]
    return tuple(known) if dims is None else tuple(a if b is None else b for a, b in zip(dims, known))
