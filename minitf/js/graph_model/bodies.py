"""The bodies of loops and branches, in the form that TensorFlow.js reads without mistakes. Floor 8.

    references    "Split:output:1", a name and the number in it, becomes "Split:1", the number among all outputs
    constants     get the name of the function before their own, since weights have one namespace for all functions
    results       each is a node of its own, since there a node is taken for one result only

Read next: `constants.py`.
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
        result = function.node_def.add(name=f"{name}/{argument.name}", op="Identity",
                                       input=[reference(function.ret[argument.name])])
        result.attr["T"].type = argument.type
        function.ret[argument.name] = f"{result.name}:0"


def place_of(node, argument, number="0") -> int:
    """The number of an output among all outputs of a node."""
    places = signature_of(node.op).places(lambda arg: number_said(node, arg))
    return [name for name, _ in places].index(argument) + int(number)
