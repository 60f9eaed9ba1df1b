"""What a session is asked for: any structure of tensors, operations, variables and names. Floor 4."""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...ops.variables.variable import Variable
from ..func_graph import Node


def flat_fetches(graph, fetches) -> list:
    """The tensors and operations among the leaves of `fetches`, in order.

    Raises: TypeError for what is neither, None among it; ValueError for a name or tensor that the graph has not.
    """
    if fetches is None:
        raise TypeError(explain("Session.run", "fetches is None", "it must name what to compute"))
    return [element_of(graph, x) for x in leaves_of(fetches)]


def leaves_of(fetches) -> list:
    """The leaves; of a composite tensor, its parts."""
    return tree.flatten(fetches, expand_composites=True)


def element_of(graph, x):
    """One fetch as a tensor or an operation of the graph."""
    made_by = getattr(x, "op", None) if isinstance(x, Variable) else None
    if made_by is not None:  # what an assignment gives: the value after it
        with graph.building(), graph.control_dependencies([made_by]):
            return x.read_value()
    try:
        return graph.as_graph_element(x)
    except KeyError as error:
        raise ValueError(f"Session.run: {error.args[0]}") from None


def packed(fetches, elements, values):
    """The values in the structure of `fetches`, None for operations."""
    given = iter(values)
    found = [None if isinstance(element, Node) else next(given) for element in elements]
    if tree.is_nested(fetches):
        return tree.pack_sequence_as(fetches, found)
    return found[0]
