"""serialize_tensor, parse_tensor, decode_compressed: bytes that stand for tensors. Floor 2."""

from __future__ import annotations

import zlib

import numpy as np

from ...backend.dtypes import as_dtype, string
from ...backend.errors import DataLossError, InvalidArgumentError, RuleError, explain
from ...core.execute import execute
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...wire import messages
from ...wire.tensors import array_of, little_endian, tensor_proto
from .reading import TEXT, require_scalar, text_array


class SerializeTensor(Op):
    """y = the TensorProto of a tensor, as bytes.   tensor: any [...]  ->  y: string []."""

    gradient = no_gradient

    def infer(tensor):
        return Spec((), string)

    def kernel(xp, tensor):
        proto = tensor_proto(np.atleast_1d(tensor).repeat(2) if tensor.dtype != object else tensor)
        if tensor.dtype != object:  # always as bytes, also where a message could hold one number better
            proto.tensor_content = little_endian(tensor).tobytes()
            del proto.tensor_shape.dim[:]
            for size in tensor.shape:
                proto.tensor_shape.dim.add(size=size)
        return text_array(proto.SerializeToString(deterministic=True))


class ParseTensor(Op):
    """y = the tensor that a TensorProto holds.   serialized: string []  ->  y: out_type [...]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(serialized, *, out_type):
        require_scalar("serialized", serialized)
        return Spec(None, out_type)

    def kernel(xp, serialized, *, out_type):
        try:
            array = array_of(messages.parse("TensorProto", serialized[()], "parse_tensor"), "parse_tensor")
        except DataLossError as error:
            raise InvalidArgumentError(f"Cannot parse tensor from proto: {error}") from None
        if array.dtype != out_type.np:
            raise InvalidArgumentError(explain(
                "parse_tensor", f"a tensor of {array.dtype}, out_type {out_type.name}",
                "Type mismatch between parsed tensor and dtype", "Pass the dtype of what was serialized"))
        return array


class DecodeCompressed(Op):
    """y = each text, unpacked.   bytes: string [...]  ->  y: string [...]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(bytes, *, compression_type):
        if compression_type not in ("", "ZLIB", "GZIP"):
            raise RuleError(f"compression_type is {compression_type!r} and must be '', 'ZLIB' or 'GZIP'")
        return bytes

    def kernel(xp, bytes, *, compression_type):
        if not compression_type:
            return bytes
        result = np.empty(bytes.size, object)
        for i, packed in enumerate(bytes.reshape(-1).tolist()):
            result[i] = _unpacked(packed, 32 + zlib.MAX_WBITS)  # 32: zlib finds out which of the two it is
        return result.reshape(bytes.shape)


def _unpacked(packed, bits):
    try:
        return zlib.decompress(packed, bits)
    except zlib.error as error:
        received = f"{len(packed)} bytes"
        raise DataLossError(explain("decode_compressed", received, f"inflate() failed: {error}")) from None


def serialize_tensor(tensor, name=None):
    """A tensor as bytes, which `parse_tensor` turns back.

    tensor: any [...].  Returns: string [], a serialized TensorProto.

        >>> import minitf as tf
        >>> tf.io.parse_tensor(tf.io.serialize_tensor([1, 2, 3]), tf.int32).numpy()
        array([1, 2, 3], dtype=int32)

    Source: tf.io.serialize_tensor.
    """
    return execute(SerializeTensor, tensor)


def parse_tensor(serialized, out_type, name=None):
    """The tensor that bytes stand for.

    serialized: string [], a serialized TensorProto.
    out_type: the tensor's dtype.

    Raises: InvalidArgumentError for other bytes, or another dtype.
    Source: tf.io.parse_tensor.
    """
    return execute(ParseTensor, serialized, out_type=as_dtype(out_type))


def decode_compressed(bytes, compression_type="", name=None):
    """Texts that were packed with zlib or gzip, unpacked.

    bytes: string [...].
    compression_type: 'ZLIB', 'GZIP' or ''.

    Raises: DataLossError for texts that were not packed so.
    Source: tf.io.decode_compressed.
    """
    return execute(DecodeCompressed, bytes, compression_type=compression_type)
