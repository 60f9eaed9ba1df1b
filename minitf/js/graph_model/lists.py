"""Lists of tensors that loops walk over and fill. Floor 8. Read `bodies.py` first; next: `constants.py`.

Reading: the rows of a tensor are put into a fresh list by one op there, which has none that scatters into a list.

Writing: at the end of a body TensorFlow.js forgets every tensor that is no result of it, even those that stand in a
list by then. So what a body puts into a list is made a result, too, that nobody looks at.
"""

from ...backend.dtypes import as_dtype
from ...wire.tensors import array_of, tensor_proto
from ..refusals import refuse

SCATTER = "TensorListScatterIntoExistingList"
WRITES = {"TensorListSetItem": 2, "TensorListPushBack": 1}  # op -> which input is put into the list


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
        fresh, indices = made_by(node.input[0]), made_by(node.input[2])
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


def keep_written(where, definition):
    """Make what bodies put into lists results of theirs.

    where: the function that was called.   definition: a GraphDef whose functions are settled.

    Raises: ValueError for branches that do so, which would need it on both sides.
    """
    functions = {function.signature.name: function for function in definition.library.function}
    groups = [definition.node, *(function.node_def for function in functions.values())]
    for nodes in groups:
        for node in list(nodes):
            if node.op in ("If", "StatelessIf"):
                branches = [functions[node.attr[key].func.name] for key in ("then_branch", "else_branch")]
                forgotten = [f"{node.name} (a branch that writes to a list)" for b in branches if written(b)]
                refuse(where, forgotten, "ops", "Write to the list after the `if`")
            if node.op in ("While", "StatelessWhile"):
                body, test = (functions[node.attr[key].func.name] for key in ("body", "cond"))
                for text, kind in written(body):
                    add_result(nodes, node, body, test, text, kind)


def written(function) -> list:
    """(reference, number of the type) of what a function puts into lists and does not return."""
    found = [(node.input[WRITES[node.op]], node.attr["element_dtype"].type)
             for node in function.node_def if node.op in WRITES]
    arguments = {argument.name for argument in function.signature.input_arg}
    returned = {*function.ret.values(), *arguments}
    return [(text, kind) for text, kind in dict.fromkeys(found) if text not in returned]


def add_result(nodes, loop, body, test, text, kind):
    """One more variable of a loop, which begins as a zero, and holds what the body has put into a list last."""
    name = f"written_{len(body.signature.input_arg)}"
    for function in (body, test):
        function.signature.input_arg.add(name=name, type=kind)
    body.signature.output_arg.add(name=name, type=kind)
    if ":" in text:  # not the first output of its node
        writers = [node for node in body.node_def if node.op in WRITES and text in node.input]
        copy = body.node_def.add(name=f"{body.signature.name}/{name}", op="Identity", input=[text])
        copy.attr["T"].type = kind
        for node in writers:
            node.input[WRITES[node.op]] = copy.name
        text = copy.name
    body.ret[name] = text
    zero = nodes.add(name=f"{loop.name}/{body.signature.name}/{name}", op="Const")
    zero.attr["dtype"].type = kind
    zero.attr["value"].tensor.CopyFrom(tensor_proto(as_dtype(kind).as_numpy_dtype(0)))
    loop.input.append(zero.name)
    loop.attr["T"].list.type.append(kind)
