"""Tables of public names, looked up one by one. Floor 0. Read next: `api/root.py`, what stands right after `tf.`.

A namespace such as `tf.math` or `tf.keras.layers` is a module that holds a table, from modules of minitf to the public
names that they define:

    NAMES = {"ops.elementwise.arithmetic": "add subtract abs_"}
    __getattr__, __dir__ = lazy(__name__, NAMES)

which makes `add`, `subtract` and `abs` (a trailing underscore, there to leave Python's builtin alone, is dropped)
attributes of that module. A module is imported when the first of its names is asked for (PEP 562), and not before.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from .absent import is_absent, reason
from .errors import did_you_mean, explain

_tables: dict[str, dict[str, tuple[str, str]]] = {}  # the name of a table -> public name -> (module, name there)
_stand_ins: dict[tuple[str, str], Any] = {}


def lazy(
    table: str, names: dict[str, str], namespaces: str = "", unbuilt: str = "", parts: str = ""
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Returns the module functions `__getattr__` and `__dir__` of one table.

    Args:
      table: the `__name__` of the module that holds the table.
      names: module path below `minitf` -> the names it defines, separated by spaces.
      namespaces: tables beside or below this one that are attributes of it (`math nn` for `tf.math`, `tf.nn`),
        separated by spaces.
      unbuilt: names of TensorFlow's that are planned, and not there yet; asking for one says so.
      parts: packages right below `minitf` that are attributes of this table (`keras` for `tf.keras`).
    """
    package = table.removesuffix(".root")
    homes = {
        name.rstrip("_"): (f"minitf.{module}", name) for module in names for name in names[module].split()
    }
    homes.update({name: (f"{package}.{name}", "") for name in namespaces.split()})
    homes.update({name: (f"minitf.{name}", "") for name in parts.split()})
    _tables[table] = homes
    listing = sorted(homes)

    def __getattr__(public: str) -> Any:
        if public == "__all__":  # for `from minitf.keras.layers import *`
            return [name for name in listing if not name.startswith("_")]
        if public not in homes:
            raise AttributeError(_unknown(table, public, listing, unbuilt.split()), name=public)
        module, name = homes[public]
        value = import_module(module)
        if name:
            value = _stand_ins.get((module, name)) or getattr(value, name)
        setattr(sys.modules[table], public, value)  # the next look-up finds it without us
        return value

    def __dir__() -> list[str]:
        return listing

    return __getattr__, __dir__


def stand_in(functions: dict[tuple[str, str], Any]) -> None:
    """Let other functions stand in, under their public names, for those of the library; {} gives all names back.

    functions: (module, such as "minitf.ops.elementwise.arithmetic", name) -> what stands in for it. The library itself
        goes on to use its own.
    """
    changed = {*_stand_ins, *functions}
    _stand_ins.clear()
    _stand_ins.update(functions)
    for table, homes in _tables.items():
        keepers = [table, table.partition(".")[0]] if table.endswith(".root") else [table]  # minitf keeps root's too
        for module in filter(None, map(sys.modules.get, keepers)):
            for public in [name for name, home in homes.items() if home in changed and name in vars(module)]:
                delattr(module, public)  # the next look-up finds what stands there


def _unknown(table: str, name: str, listing: list[str], unbuilt: list[str]) -> str:
    where = "tf" + table.removeprefix("minitf").removeprefix(".api").removesuffix(".root")
    if name in unbuilt:
        return explain(where, f"asked for {name!r}", "that part is not built yet", "README.md lists what is")
    if is_absent(where, name):
        return tell_absent(where, name, listing)
    fix = did_you_mean(name, listing) or f"dir({where}) lists the names there are"
    return explain(where, f"asked for {name!r}", f"{where} has no such name", fix)


def tell_absent(where, name, listing=()) -> str:
    """The message for a name that TensorFlow has and minitf has not: that it is so, why, and what comes nearest."""
    why, nearest = reason(where, name)
    rule = f"it is a symbol of TensorFlow that minitf does not have: {why}"
    return explain(where, f"asked for {name!r}", rule, f"Nearest is {nearest}" if nearest else did_you_mean(
        name, listing) or f"dir({where}) lists the names there are")
