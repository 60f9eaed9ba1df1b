"""Records CuPy's public names and what their parameters are called: the table behind tests/architecture/test_cupy.py.

Runs with an interpreter that has CuPy; a GPU is not needed:  python tests/golden/record_cupy.py
"""

import inspect
import json
from pathlib import Path
from types import ModuleType

import cupy

# Methods of ufuncs that are there for some of them only (cupy/_core/_kernel.pyx says which).
METHODS = {"at": ("add", "subtract", "maximum", "minimum", "bitwise_and", "bitwise_or", "bitwise_xor"),
           "reduce": ("add", "multiply"), "accumulate": ("add", "multiply"), "reduceat": ("add",)}
FOLLOWED = ("fft", "lib", "lib.stride_tricks", "linalg", "random", "ndarray")


def parameters(value):
    """The names of a function's parameters; None where they are not said, or any are taken."""
    if isinstance(value, cupy.ufunc):
        return ["out", "dtype", "casting"]
    try:
        found = inspect.signature(value).parameters.values()
    except (TypeError, ValueError):
        return None
    return None if any(p.kind is p.VAR_KEYWORD for p in found) else [p.name for p in found]


def names_of(holder, prefix=""):
    """{dotted name: its parameters, or None} of a module's or class's public names, and of FOLLOWED ones."""
    found = {}
    for name in dir(holder):
        if not name.startswith("_"):
            value = getattr(holder, name)
            found[prefix + name] = parameters(value) if callable(value) and not isinstance(value, type) else None
            if prefix + name in FOLLOWED and isinstance(value, ModuleType | type):
                found |= names_of(value, f"{prefix}{name}.")
    return found


if __name__ == "__main__":
    table = {"version": cupy.__version__, "names": names_of(cupy)}
    table["names"] |= {f"{ufunc}.{method}": None for method, ufuncs in METHODS.items() for ufunc in ufuncs}
    table["names"] |= {f"{ufunc}.outer": None for ufunc in dir(cupy) if isinstance(getattr(cupy, ufunc), cupy.ufunc)}
    path = Path(__file__).with_name("cupy.json")
    path.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n")
    print(len(table["names"]), "names of CuPy", table["version"])
