"""Save and Restore: tensors in a file of the first format of checkpoints, by ops alone. Floor 2.

Programs use tf.train.Checkpoint; these ops are for functions that a device calls, such as those of a .tflite file that
learns: what names the file is a tensor. Read `wire/bundle/slices.py` for the format.
"""

from __future__ import annotations

import os

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import as_dtype, string
from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.op import Op, no_gradient
from ...core.spec import Spec
from ...wire.bundle.slices import read_slices, write_slices


class Save(Op):
    """Write a file of tensors.   filename: string [], tensor_names: string [N], data: N tensors of any dtype."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(filename, tensor_names, *data):
        require_texts("filename", filename, 0)
        require_texts("tensor_names", tensor_names, 1)
        count = None if tensor_names.dims is None else tensor_names.dims[0]
        if not data:
            raise RuleError("Length for attr 'T' of 0 must be at least minimum 1: data must hold a tensor")
        if count is not None and count != len(data):
            raise RuleError(f"{count} names for {len(data)} tensors: there must be as many of both")
        return ()

    def kernel(xp, filename, tensor_names, *data):
        names = [name.decode() for name in tensor_names.tolist()]
        if len(names) != len(data):
            raise InvalidArgumentError(explain("Save", f"{len(names)} names for {len(data)} tensors",
                                               "there must be as many of both"))
        write_slices(os.fsdecode(filename[()]), dict(zip(names, map(numpy_of, data))))
        return ()


class Restore(Op):
    """y = a tensor of a file.   file_pattern: string [] or [1], tensor_name: string []  ->  y: dt [...]."""

    stateful = takes_any = True
    gradient = no_gradient

    def infer(file_pattern, tensor_name, *, dt, preferred_shard=-1):
        if file_pattern.dtype != string or file_pattern.dims not in (None, (), (None,), (1,)):
            raise RuleError("file_pattern must be one string")
        require_texts("tensor_name", tensor_name, 0)
        return Spec(None, as_dtype(dt))

    def kernel(xp, file_pattern, tensor_name, *, dt, preferred_shard=-1):
        name, dt = tensor_name[()].decode(), as_dtype(dt)
        found = read_slices(os.fsdecode(np.reshape(file_pattern, -1)[0]), name)
        if found.dtype != dt.np:
            raise InvalidArgumentError(explain("Restore", f"{name!r} is {found.dtype.name}",
                                               f"Expected to restore a tensor of type {dt.name}", "Pass its own type"))
        return xp.asarray(found)


def require_texts(name, spec, rank):
    """RuleError unless it is text with so many axes."""
    if spec.dtype != string or (spec.dims is not None and len(spec.dims) != rank):
        raise RuleError(f"{name} must be a string {'vector' if rank else 'scalar'}")
