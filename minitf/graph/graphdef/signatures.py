"""How TensorFlow calls the arguments of its ops. Floor 4. Read `signatures.txt` beside it; next: `forms.py`.

A node of a GraphDef lists its inputs without names, but its attributes and, inside of functions, its outputs by name.
So who writes or reads one has to know the op's signature.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ...backend.errors import NotFoundError, explain

TABLE = Path(__file__).with_name("signatures.txt")
REQUIRED: Any = object()  # the default of an attribute that has none


@dataclass(frozen=True)
class Argument:
    """An input or an output of an op.

    kind: a dtype's name, or the attribute that says the dtype; of a list of any dtypes, the attribute with all of them.
    number: the attribute that says how many tensors it is; "" for one.
    is_list: whether it is a list of tensors of any dtypes.
    """

    name: str
    kind: str
    number: str = ""
    is_list: bool = False


@dataclass(frozen=True)
class Signature:
    """The arguments of one op.

    attrs: name -> (kind, default), where the kind is 'int', 'list(type)' and so on.
    """

    name: str
    inputs: tuple
    outputs: tuple
    attrs: dict
    is_stateful: bool

    def places(self, count) -> list:
        """(argument's name, index) for each output, when the arguments are laid out one after the other.

        count: how many tensors an output argument is, a function of it.
        """
        return [(arg.name, i) for arg in self.outputs for i in range(count(arg))]


@cache
def lines() -> dict:
    """Op -> its line in the table."""
    text = TABLE.read_text(encoding="utf-8").splitlines()
    return {line.partition(" ")[0]: line for line in text if not line.startswith("#")}


@cache
def signature_of(op) -> Signature:
    """The signature of the op with this name.

        >>> signature_of("MatMul").outputs
        (Argument(name='product', kind='T', number='', is_list=False),)

    Raises: NotFoundError for an op that the table has not.
    """
    if op not in lines():
        raise NotFoundError(explain("GraphDef", f"the op {op!r}", "minitf does not know it",
                                    "Write the graph without it, or run it in TensorFlow"))
    name, inputs, outputs, attrs, stateful = [part.strip() for part in f"{lines()[op]} ".split("|")]
    return Signature(name, arguments(inputs), arguments(outputs), dict(map(attribute, attrs.split())), bool(stateful))


def arguments(text) -> tuple:
    """The arguments that a part of a line lists."""
    return tuple(argument(word) for word in text.split())


def argument(word) -> Argument:
    """One argument: 'x:T', 'values:N*T' or 'input:[Tin]'."""
    name, _, kind = word.partition(":")
    if kind.startswith("["):
        return Argument(name, kind[1:-1], is_list=True)
    number, star, rest = kind.partition("*")
    return Argument(name, rest, number) if star else Argument(name, kind)


def attribute(word) -> tuple:
    """One attribute, as (name, (kind, default)): 'axis:int=0'."""
    name, _, rest = word.partition(":")
    kind, equals, default = rest.partition("=")
    return name, (kind, json.loads(default) if equals else REQUIRED)
