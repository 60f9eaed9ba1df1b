"""NodeWriter: one node of a GraphDef at a time. Floor 4. Read `signatures.py` first, `writing.py` next.

Of a node of TensorFlow, the dtypes and the numbers of its inputs are attributes, too: `T`, `N`, `Tin`. They follow from
what goes in and comes out, and are filled in here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...backend.dtypes import BY_NUMPY, DType
from ...backend.errors import InternalError, UnimplementedError, explain
from .attributes import put_attribute
from .signatures import REQUIRED, signature_of


@dataclass(frozen=True)
class Written:
    """A tensor that stands in the message: how nodes refer to it, and its dtype."""

    text: str
    dtype: DType


class NodeWriter:
    """Adds nodes to a list of NodeDefs.

    nodes: the list in the message.
    in_function: whether it is a function's, where outputs are called 'MatMul:product:0' and not 'MatMul:0'.
    taken: names that are in use.
    """

    def __init__(self, nodes, in_function=False, taken=()):
        self.nodes = nodes
        self.in_function = in_function
        self.taken = set(taken)

    def add(self, op, name, inputs, attrs=None, outputs=(), control=()) -> list[Written]:
        """Add a node; returns its outputs.

        op: the name of TensorFlow's op.
        inputs: what goes in, each a Written.
        attrs: attributes by name; those that follow from the inputs and outputs may be left out.
        outputs: the dtypes of the outputs.
        control: names of the nodes that must run before.
        """
        signature = signature_of(op)
        node = self.nodes.add(name=self.free(name), op=op)
        node.input.extend(x.text for x in inputs)
        node.input.extend(f"^{before}" for before in control)
        known = dict(attrs or {})
        settle(known, signature, signature.outputs, list(outputs), complete=False)
        settle(known, signature, signature.inputs, [x.dtype for x in inputs])
        for attr, value in known.items():
            kind = signature.attrs.get(attr, (None,))[0]
            if value is None and kind != "shape":
                continue  # TensorFlow's default
            if kind:
                put_attribute(node, attr, kind, value)
            elif value not in ((), "", 0, None, False):
                raise UnimplementedError(explain("GraphDef", f"{op} with {attr}={value!r}",
                                                 "TensorFlow's op has no such attribute"))
        missing = [a for a, (_, default) in signature.attrs.items() if default is REQUIRED and a not in known]
        if missing:
            raise InternalError(explain("GraphDef", f"the node {name!r} ({op})", f"{', '.join(missing)} is not known"))
        return self.outputs_of(node, signature, known, outputs)

    def outputs_of(self, node, signature, known, dtypes) -> list[Written]:
        """How nodes refer to the outputs."""
        if not self.in_function:
            return [Written(f"{node.name}:{i}" if i else node.name, dtype) for i, dtype in enumerate(dtypes)]
        places = signature.places(lambda arg: number_of(arg, known))
        return [Written(f"{node.name}:{arg}:{i}", dtype) for (arg, i), dtype in zip(places, dtypes)]

    def constant(self, name, array) -> Written:
        """A Const node with this value."""
        dtype = BY_NUMPY[array.dtype]
        return self.add("Const", name, [], {"value": array, "dtype": dtype}, [dtype])[0]

    def vector(self, name, sizes) -> Written:
        """A Const node with int32 numbers: a list of them, or one."""
        return self.constant(name, np.array(sizes, np.int32))

    def free(self, wanted) -> str:
        """`wanted`, with a number behind it where that is taken."""
        name, number = wanted, 0
        while name in self.taken:
            number += 1
            name = f"{wanted}_{number}"
        self.taken.add(name)
        return name


def settle(known, signature, args, dtypes, complete=True) -> None:
    """Add the attributes to `known` that follow from the dtypes of these arguments.

    complete: whether all tensors are there; an op may have outputs that minitf does not make.
    """
    fixed = sum(1 for arg in args if not (arg.number or arg.is_list))
    rest = iter(dtypes)
    for arg in args:
        if arg.number or arg.is_list:
            count = len(known[arg.kind]) if arg.is_list and arg.kind in known else known.get(arg.number)
            found = [next(rest) for _ in range(len(dtypes) - fixed if count is None else count)]
        else:
            found = [dtype for dtype in [next(rest, None)] if dtype is not None]
        if not complete and not found and not arg.is_list:
            continue
        if arg.is_list:
            known.setdefault(arg.kind, tuple(found))
        elif arg.kind in signature.attrs and found:
            known.setdefault(arg.kind, found[0])
        if arg.number:
            known.setdefault(arg.number, len(found))


def number_of(arg, known) -> int:
    """How many tensors an argument is."""
    if arg.is_list:
        return len(known[arg.kind])
    return known[arg.number] if arg.number else 1
