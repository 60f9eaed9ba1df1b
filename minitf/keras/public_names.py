"""Between an object of Keras and its public name: `Dense` is "Dense" of "keras.layers". Floor 7.

Configs hold public names, so that a file does not depend on where the source of a class stands, and files of TensorFlow
are read here and the other way round. The tables of names (`lazy`) know both sides.
"""

from functools import cache
from importlib import import_module

OURS, THEIRS = "minitf.keras.", "keras.src."
OPERATIONS = ("keras.src.ops.", "keras.src.activations.")  # where Keras has the operations that functions are in models


@cache
def namespaces():
    """Return every table of Keras by its public path: {"keras": module, "keras.layers": module, ...}."""
    found = {"keras": import_module("minitf.keras")}
    for path in found["keras"].NAMESPACES.split():
        _collect(f"keras.{path}", found)
    return found


def _collect(path, found):
    module = import_module(f"minitf.{path}")
    if not hasattr(module, "NAMES"):
        return
    found[path] = module
    for below in getattr(module, "NAMESPACES", "").split():
        _collect(f"{path}.{below}", found)


def public_name(symbol):
    """Return where the public finds a class, as `(module, name)`, or None where the class is not public.

    The top table comes first, then the one above the file of the class: `keras.Layer`, `keras.layers.Dense`.

    >>> from minitf.keras.registry import CustomObjectScope
    >>> public_name(CustomObjectScope), public_name(dict)
    (('keras.saving', 'CustomObjectScope'), None)
    """
    home, name = symbol.__module__.removeprefix("minitf."), symbol.__name__
    paths = [path for path, table in namespaces().items() if name in table.NAMES.get(home, "").split()]
    if not paths:
        return None
    return min(paths, key=lambda path: (path != "keras", not home.startswith(path))), name


def public_symbol(module, name):
    """Return what `module.name` is in public, or None.  module: e.g. "keras.layers".  name: e.g. "Dense"."""
    table = namespaces().get(module)
    return getattr(table, name) if table is not None and name in dir(table) else None


def written_module(module):
    """Return the module of a class as configs hold it: Keras writes its own as "keras.src...."."""
    return THEIRS + module.removeprefix(OURS) if module.startswith(OURS) else module


def internal_class(module, name):
    """Return a class of Keras that is not public, by its module as configs hold it, or None."""
    if not module.startswith(THEIRS):
        return None
    if module.startswith(OPERATIONS):
        return operations().get(name)
    home = OURS + module.removeprefix(THEIRS)
    try:
        found = getattr(import_module(home), name, None)
    except ModuleNotFoundError:
        return None
    ours = isinstance(found, type) and found.__module__ == home and hasattr(found, "from_config")
    return found if ours else None


@cache
def operations():
    """Return the operations that functions of Keras are in models, by the names that configs hold."""
    tables = [namespaces()[f"keras.{path}"] for path in ("activations", "ops.image", "ops")]
    functions = [getattr(table, name) for table in tables for name in dir(table)]
    return {function.operation.__name__: function.operation for function in functions if hasattr(function, "operation")}
