"""The bodies of loops and branches, in the form that TensorFlow.js reads without mistakes. Floor 8.

    references    "Split:output:1", a name and the number in it, becomes "Split:1", the number among all outputs
    constants     get the name of the function before their own, since weights have one namespace for all functions
    results       of a node with several outputs only one may be a result, so the others are copied

Read next: `lists.py`.
"""

from ...graph.graphdef.reading import number_said
from ...graph.graphdef.signatures import signature_of


def settle(function):
    """Change a FunctionDef."""
    name = function.signature.name
    by_name = {node.name: node for node in function.node_def}
    renamed = {node.name: f"{name}/{node.name}" for node in function.node_def if node.op == "Const"}

    def reference(text):
        node, *rest = text.split(":")
        place = place_of(by_name[node], *rest) if rest else 0
        return renamed.get(node, node) + (f":{place}" if place else "")

    for node in function.node_def:
        node.input[:] = [reference(text) for text in node.input]
        node.name = renamed.get(node.name, node.name)
    for argument in function.signature.output_arg:
        function.ret[argument.name] = reference(function.ret[argument.name])
    drop_unneeded(function)
    copy_results(function)


def place_of(node, argument, number="0") -> int:
    """The number of an output among all outputs of a node."""
    places = signature_of(node.op).places(lambda arg: number_said(node, arg))
    return [name for name, _ in places].index(argument) + int(number)


def drop_unneeded(function):
    """Forget nodes that no result needs."""
    by_name = {node.name: node for node in function.node_def}
    needed, waiting = set(), [text.partition(":")[0] for text in function.ret.values()]
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in needed:
            needed.add(name)
            waiting += [text.partition(":")[0] for text in by_name[name].input]
    kept = [node for node in function.node_def if node.name in needed]
    del function.node_def[:]
    function.node_def.extend(kept)


def copy_results(function):
    """Give results that are not the first output of their node a node of their own."""
    for argument in function.signature.output_arg:
        text = function.ret[argument.name]
        if ":" in text:
            copy = function.node_def.add(name=f"{function.signature.name}/{argument.name}", op="Identity", input=[text])
            copy.attr["T"].type = argument.type
            function.ret[argument.name] = copy.name
