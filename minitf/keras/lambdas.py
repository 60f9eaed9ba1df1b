"""A lambda as text and back, in the form of Keras. Floor 7. Only `safety.py`'s say-so leads here on loading."""

import codecs
import marshal
from types import CellType, FunctionType


def dump_function(function):
    """Return `(code, defaults, closure)`: the bytecode as base64 text, default arguments, values it closes over."""
    code = codecs.encode(marshal.dumps(function.__code__), "base64").decode("ascii")
    closure = tuple(cell.cell_contents for cell in function.__closure__ or ()) or None
    return code, function.__defaults__, closure


def load_function(dumped, names=None):
    """Return the function of what `dump_function` gave (lists are fine). It only runs on the same Python version.

    names: the dict of global names that it may use.
    """
    code, defaults, closure = dumped
    cells = tuple(CellType(value) for value in closure or ())
    bytecode = marshal.loads(codecs.decode(code.encode("ascii"), "base64"))  # noqa: S302  the caller trusts the file
    defaults = None if defaults is None else tuple(defaults)
    return FunctionType(bytecode, {} if names is None else names, argdefs=defaults, closure=cells or None)
