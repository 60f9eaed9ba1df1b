"""One operator of a model that runs: its options, its tensors, and where its results go. Floor 8.

Read next: `kernels/registry.py`, which has the functions, and `running.py`, which calls one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..backend.errors import explain
from ..backend.memory import MACHINE_MEMORY
from .model_file import item_size
from .schema import TYPES

LARGEST = min(1 << 31, MACHINE_MEMORY // 4)  # bytes; a tensor that would be larger is refused


@dataclass(eq=False)
class LiteTensor:
    """A tensor of a subgraph.

    shape: its sizes now.   signature: with -1 for those that may change.
    scale, zero_point: float32 and int64 [0], [1] or [C], for the index of axis `dimension`.
    value: its array: a constant's from the file, or a place of the arena; None before there is one.
    is_dynamic: whether its shape is known only after the operator that makes it has run.
    is_text: whether it holds texts: an array of bytes objects.
    """

    number: int
    name: str
    dtype: np.dtype
    shape: tuple
    signature: tuple
    scale: Any
    zero_point: Any
    dimension: int = 0
    is_variable: bool = False
    is_constant: bool = False
    is_dynamic: bool = False
    is_text: bool = False
    value: Any = None

    @property
    def is_quantized(self) -> bool:
        """Whether it holds integers that stand for real numbers."""
        return len(self.scale) > 0 and self.dtype.kind in "iu"

    @property
    def nbytes(self) -> int:
        """What its value takes."""
        return bytes_of(self.shape, self.dtype)


@dataclass(eq=False)
class Call:
    """An operator.

    outs: for each output the array that is planned for it, or None.
    interpreter: whose it is; for operators that call subgraphs and keep variables.
    custom: bytes, the options of an operator that has a name and no number.
    """

    name: str
    options: Any
    inputs: list
    outputs: list
    interpreter: Any = None
    custom: Any = b""
    outs: tuple = ()
    function: Any = None
    memory: dict = field(default_factory=dict)

    @property
    def out(self):
        """The place of the first result, or None."""
        return self.outs[0] if self.outs else None

    def once(self, what, make):
        """make(), but only the first time: what is made of constants stays."""
        if what not in self.memory:
            self.memory[what] = make()
        return self.memory[what]

    def is_constant(self, i) -> bool:
        """Whether input `i` never changes."""
        return self.inputs[i] is not None and self.inputs[i].is_constant

    def prepared(self, i, array, make):
        """make(array), once if input `i` is a constant."""
        return self.once(i, lambda: make(array)) if self.is_constant(i) else make(array)

    def scratch(self, shape, dtype):
        """An array for what is needed only while this operator runs; all operators of a model use the same bytes."""
        dtype = np.dtype(dtype)
        size = bytes_of(shape, dtype)
        if self.interpreter is None:
            return np.empty(shape, dtype)
        if len(self.interpreter.scratch) < size:
            self.interpreter.scratch = np.empty(size, np.uint8)
        return self.interpreter.scratch[:size].view(dtype).reshape(shape)

    def run(self, arrays):
        """The results for input arrays: a tuple.

        Raises: RuntimeError where the kernel cannot work with them.
        """
        try:
            found = self.function(self, *arrays)
        except FAILURES as error:
            raise RuntimeError(explain(self.name, ", ".join(map(described, arrays)) or "no inputs",
                                       str(error) or type(error).__name__)) from None
        return found if isinstance(found, tuple) else (found,)


FAILURES = (ValueError, IndexError, TypeError, AttributeError, KeyError, ArithmeticError, MemoryError)


def described(array) -> str:
    """float32[2, 3]."""
    return "nothing" if array is None else f"{array.dtype.name}[{', '.join(map(str, array.shape))}]"


def bytes_of(shape, dtype) -> int:
    """The bytes of an array.

    Raises: ValueError where they are more than may be.
    """
    size = dtype.itemsize
    for n in shape:
        size *= int(n)
    if not 0 <= size <= LARGEST:
        raise ValueError(explain("tflite", f"a tensor of shape {[int(n) for n in shape]}",
                                 f"a tensor may have {LARGEST >> 20} MiB"))
    return size


def dtype_of(number, what) -> np.dtype:
    """The NumPy dtype of a number of TYPES.

    Raises: ValueError for one that does not run here.
    """
    name = TYPES[number]
    if name in ("resource", "variant", "string"):
        return np.dtype(object)
    if name == "int4":  # what `loading.py` makes of it
        return np.dtype(np.int8)
    if not item_size(name):
        raise ValueError(explain("tflite", f"{what} is of type {name}", "that type does not run here"))
    if name == "bfloat16":
        from ..backend.dtypes import bfloat16

        return bfloat16.np
    return np.dtype(name)
