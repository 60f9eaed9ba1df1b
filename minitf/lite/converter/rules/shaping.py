"""Shapes, places, joining and cutting. Floor 8. Read `matmul.py` first, `reducing.py` next."""

from __future__ import annotations

import numpy as np

from ....backend.dtypes import int32
from ....core.spec import Spec
from ..lowering import Filled
from .elementwise import resized


def identity(low, node, x):
    """What it was given."""
    return x


def reshape(low, node, x, shape):
    """RESHAPE."""
    shape = low.as_int32(shape)
    options = {"new_shape": shape.array} if shape.is_constant else {}
    return low.emit("RESHAPE", [x, shape], node.outputs[0].spec, **options)


def transpose(low, node, x):
    """TRANSPOSE."""
    perm = node.attrs["perm"]
    perm = range(x.rank)[::-1] if perm is None else perm
    return low.emit("TRANSPOSE", [x, low.integers([int(i) % x.rank for i in perm])], node.outputs[0].spec)


def expand_dims(low, node, x):
    """EXPAND_DIMS."""
    return low.emit("EXPAND_DIMS", [x, low.integers(node.attrs["axis"])], node.outputs[0].spec)


def squeeze(low, node, x):
    """SQUEEZE."""
    return low.emit("SQUEEZE", [x], node.outputs[0].spec, squeeze_dims=np.array(node.attrs["squeeze_dims"], np.int32))


def shape(low, node, x):
    """SHAPE; of a Filled, the shape that it was given."""
    spec = node.outputs[0].spec
    if isinstance(x, Filled) and spec.dtype == int32:
        return x.sizes
    return low.emit("SHAPE", [x], spec, out_type=spec.dtype)


def size(low, node, x):
    """How many elements there are."""
    spec = node.outputs[0].spec
    if None not in x.dims:
        return low.constant(np.asarray(np.prod(x.dims), spec.dtype.np))
    sizes = low.emit("SHAPE", [x], Spec((x.rank,), spec.dtype), out_type=spec.dtype)
    return low.emit("REDUCE_PROD", [sizes, low.integers([0])], spec, keep_dims=False)


def fill(low, node, dims, number):
    """A tensor of one number, which is written down when it is used."""
    dims = low.as_int32(dims)
    if number.is_constant:
        return Filled(dims, node.outputs[0].spec.dims, number.array[()])
    return low.emit("FILL", [dims, number], node.outputs[0].spec)


def zeros_like(low, node, x):
    """A tensor of zeros, or of ones, of the shape of another one."""
    spec = node.outputs[0].spec
    number = spec.dtype.np.type(node.type == "OnesLike")
    if spec.is_static:
        return low.constant(np.full(spec.dims, number))
    sizes = x.sizes if isinstance(x, Filled) else low.emit("SHAPE", [x], Spec((spec.rank,), int32),
                                                           out_type=int32)
    return Filled(sizes, spec.dims, number)


def tile(low, node, x, multiples):
    """TILE."""
    return low.emit("TILE", [x, low.as_int32(multiples)], node.outputs[0].spec)


def broadcast(low, node, x, dims):
    """BROADCAST_TO."""
    return low.emit("BROADCAST_TO", [x, low.as_int32(dims)], node.outputs[0].spec)


def pad(low, node, x, paddings, number):
    """PAD, or PADV2 for another number than 0."""
    spec, paddings = node.outputs[0].spec, low.as_int32(paddings)
    if number.is_constant and number.array == 0:
        return low.emit("PAD", [x, paddings], spec)
    return low.emit("PADV2", [x, paddings, number], spec)


def mirror_pad(low, node, x, paddings):
    """MIRROR_PAD."""
    return low.emit("MIRROR_PAD", [x, low.as_int32(paddings)], node.outputs[0].spec, mode=node.attrs["mode"])


def strided_slice(low, node, x, begin, end, strides):
    """STRIDED_SLICE."""
    masks = node.attrs["masks"]
    return low.emit("STRIDED_SLICE", [x, *(low.as_int32(v) for v in (begin, end, strides))], node.outputs[0].spec,
                    **masks._asdict())


def slice_(low, node, x, begin, size):
    """SLICE."""
    return low.emit("SLICE", [x, low.as_int32(begin), low.as_int32(size)], node.outputs[0].spec)


def gather(low, node, params, indices):
    """GATHER."""
    return low.emit("GATHER", [params, indices], node.outputs[0].spec, axis=node.attrs["axis"],
                    batch_dims=node.attrs["batch_dims"])


def gather_nd(low, node, params, indices):
    """GATHER_ND."""
    return low.emit("GATHER_ND", [params, indices], node.outputs[0].spec)


def concat(low, node, *values):
    """CONCATENATION."""
    spec = node.outputs[0].spec
    return low.emit("CONCATENATION", values, spec, axis=int(node.attrs["axis"]) % spec.rank)


def pack(low, node, *values):
    """PACK."""
    spec = node.outputs[0].spec
    return low.emit("PACK", values, spec, axis=int(node.attrs["axis"]) % spec.rank, values_count=len(values))


def unpack(low, node, x):
    """UNPACK."""
    specs = [y.spec for y in node.outputs]
    return low.emit("UNPACK", [x], *specs, axis=int(node.attrs["axis"]) % x.rank, num=len(specs))


def split(low, node, x, *sizes):
    """SPLIT, or SPLIT_V for parts of different sizes."""
    specs = [y.spec for y in node.outputs]
    if isinstance(x, Filled) and all(None not in spec.dims[1:] for spec in specs) and node.attrs["axis"] != 0:
        return [resized(low, x, spec) for spec in specs]
    x = low.taken(x)
    axis = low.integers(int(node.attrs["axis"]) % x.rank)
    if sizes:
        return low.emit("SPLIT_V", [x, low.as_int32(sizes[0]), axis], *specs, num_splits=len(specs))
    return low.emit("SPLIT", [axis, x], *specs, num_splits=len(specs))


def reverse(low, node, x):
    """REVERSE_V2."""
    axes = node.attrs["axis"]
    axes = [axes] if np.ndim(axes) == 0 else list(axes)
    return low.emit("REVERSE_V2", [x, low.integers([int(axis) % x.rank for axis in axes])], node.outputs[0].spec)


def range_(low, node, start, limit, delta):
    """RANGE."""
    return low.emit("RANGE", [start, limit, delta], node.outputs[0].spec)


def one_hot(low, node, indices, depth, on, off):
    """ONE_HOT."""
    return low.emit("ONE_HOT", [indices, low.as_int32(depth), on, off], node.outputs[0].spec, axis=node.attrs["axis"])


RULES = {
    "Identity": identity, "StopGradient": identity,
    "Reshape": reshape, "Transpose": transpose, "ExpandDims": expand_dims, "Squeeze": squeeze, "Shape": shape,
    "Size": size,
    "Fill": fill, "ZerosLike": zeros_like, "OnesLike": zeros_like, "Tile": tile, "BroadcastTo": broadcast,
    "PadV2": pad, "MirrorPad": mirror_pad, "StridedSlice": strided_slice, "Slice": slice_, "GatherV2": gather,
    "GatherNd": gather_nd, "ConcatV2": concat, "Pack": pack, "Unpack": unpack, "Split": split, "SplitV": split,
    "ReverseV2": reverse, "Range": range_, "OneHot": one_hot,
}
