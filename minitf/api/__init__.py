"""The public names, one table per namespace.   Floor 9.   Next: root.py, what stands right after `tf.`.

A table maps a module of minitf to the public names that it defines:

    NAMES = {"ops.elementwise.arithmetic": "add subtract abs_"}
    __getattr__, __dir__ = lazy(__name__, NAMES)

which makes `add`, `subtract` and `abs` (a trailing underscore, there to leave Python's builtin alone, is
dropped) attributes of the table's own module.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from ..backend.errors import did_you_mean, explain

ROOT = "minitf.api.root"


def lazy(
    table: str, names: dict[str, str], namespaces: str = "", unbuilt: str = ""
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Returns the module functions `__getattr__` and `__dir__` of one table.

    Args:
      table: the `__name__` of the module that holds the table.
      names: module path below `minitf` -> the names it defines, separated by spaces.
      namespaces: tables that are attributes of this one (`math nn` for `tf.math`, `tf.nn`), separated by
        spaces.
      unbuilt: names of TensorFlow's that are planned, and not there yet; asking for one says so.
    """
    package = table.rpartition(".")[0] if table == ROOT else table
    homes = {
        name.rstrip("_"): (f"minitf.{module}", name) for module in names for name in names[module].split()
    }
    homes.update({name: (f"{package}.{name}", "") for name in namespaces.split()})
    listing = sorted(homes)

    def __getattr__(public: str) -> Any:
        if public not in homes:
            raise AttributeError(_unknown(table, public, listing, unbuilt.split()), name=public)
        module, name = homes[public]
        value = import_module(module)
        if name:
            value = getattr(value, name)
        setattr(sys.modules[table], public, value)  # the next look-up finds it without us
        return value

    def __dir__() -> list[str]:
        return listing

    return __getattr__, __dir__


def _unknown(table: str, name: str, listing: list[str], unbuilt: list[str]) -> str:
    where = "tf" + table.removeprefix("minitf.api").removesuffix(".root")
    if name in unbuilt:
        return explain(where, f"asked for {name!r}", "that part is not built yet", "README.md lists what is")
    fix = did_you_mean(name, listing) or f"dir({where}) lists the names there are"
    return explain(where, f"asked for {name!r}", f"{where} has no such name", fix)
