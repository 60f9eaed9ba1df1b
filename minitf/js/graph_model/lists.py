"""Lists of tensors that a loop walks over, in one node for three. Floor 8. Read next: `bodies.py`.

    reserve n places, count 0 to n - 1, scatter the rows of a tensor over them       here
    a list from a tensor                                                             there, which cannot scatter so
"""

from ...wire.tensors import array_of

SCATTER = "TensorListScatterIntoExistingList"


def gather_lists(nodes):
    """Make nodes that put all rows of a tensor into a fresh list `TensorListFromTensor`.

    nodes: NodeDefs, of a graph or a function; those that are something else are left, and refused later.
    """
    by_name = {node.name: node for node in nodes}

    def made_by(text):
        return by_name.get(text.partition(":")[0])

    for node in nodes:
        if node.op != SCATTER:
            continue
        fresh, tensor, indices = (made_by(text) for text in node.input)
        if fresh is not None and indices is not None and fresh.op == "TensorListReserve" and indices.op == "Range":
            start, step = (number_of(made_by(indices.input[i])) for i in (0, 2))
            if (start, step) == (0, 1):
                node.op = "TensorListFromTensor"
                node.input[:] = [node.input[1], fresh.input[0]]
                node.attr["shape_type"].CopyFrom(fresh.attr["shape_type"])


def number_of(node):
    """The number that a constant without axes is; else None."""
    if node is None or node.op != "Const":
        return None
    array = array_of(node.attr["value"].tensor, node.name)
    return int(array) if array.ndim == 0 else None
