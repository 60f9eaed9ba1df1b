"""Every public name of TensorFlow: is it there, there with listed differences, or not there, and why?

The names were recorded (tests/golden/public_names.txt); what is there is asked of the library itself, and why something
is not stands in minitf/backend/absent.py.
"""

import importlib
from dataclasses import dataclass, field

from public_symbols import ROOT, symbols

NAMES = ROOT / "tests" / "golden" / "public_names.txt"


@dataclass
class Namespace:
    """One namespace of TensorFlow's. differing: name -> what differs. missing: (why, what comes nearest) -> names."""

    path: str
    there: list[str] = field(default_factory=list)
    differing: dict[str, str] = field(default_factory=dict)
    missing: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @property
    def size(self):
        """How many names TensorFlow has there."""
        return len(self.there) + len(self.differing) + sum(len(names) for names in self.missing.values())


def recorded():
    """Namespace -> TensorFlow's public names in it."""
    lines = [line for line in NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {where: names.split() for where, _, names in (line.partition(": ") for line in lines)}


def standing():
    """The namespaces of TensorFlow in their order, with the state of every name."""
    differs = {f"{symbol.namespace}.{symbol.name}": symbol.differs for symbol in symbols()}
    return [sorted_out(where, names, differs) for where, names in recorded().items()]


def sorted_out(where, names, differs):
    from minitf.backend.absent import reason

    table, namespace = table_of(where), Namespace(where)
    for name in names:
        if not has(table, name):
            namespace.missing.setdefault(reason(where, name), []).append(name)
        elif differs.get(f"{where}.{name}"):
            namespace.differing[name] = differs[f"{where}.{name}"]
        else:
            namespace.there.append(name)
    return namespace


def table_of(where):
    """minitf's table for a namespace of TensorFlow's; None where it has none."""
    table = importlib.import_module("minitf")
    for part in where.split(".")[1:]:
        table = getattr(table, part, None)
        if table is None:
            return None
    return table


def has(table, name):
    """Whether the table has the name; what needs a package that is not installed is there too."""
    try:
        return table is not None and hasattr(table, name)
    except ImportError:
        return True
