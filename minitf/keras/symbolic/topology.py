"""The calls between some KerasTensors and others, in an order in which they can run. Floor 7. Next: `function.py`.

Every KerasTensor knows the call that made it, so a walk back from the outputs finds all calls that they need. The
*depth* of a call is the length of the longest way from it to an output; calls run from the greatest depth down, which
is the order in which Keras lists a model's layers.
"""

from collections import defaultdict
from dataclasses import dataclass

from ... import tree
from ...backend.errors import explain


@dataclass
class Topology:
    """The graph between inputs and outputs.

    nodes: the calls, in an order in which they can run.
    depths: the depth of each of them.
    operations: what is called, each once, from the inputs to the outputs.
    """

    nodes: list
    operations: list
    depths: list

    def holds(self, node) -> bool:
        """Whether a call is part of the graph."""
        return any(node is other for other in self.nodes)


def topology_of(inputs, outputs) -> Topology:
    """The graph that computes `outputs` from `inputs`; both are structures of KerasTensors.

    Raises: ValueError where an output needs a tensor that is not computed from the inputs, or where two operations
    have one name.
    """
    inputs, outputs = tree.flatten(inputs), tree.flatten(outputs)
    found = calls_before(inputs, outputs)
    seen = {}
    for node in reversed_first_visit(inputs, outputs):
        seen.setdefault(node.operation, len(seen))
    depths, operation_depths = depths_of(found)
    for x in inputs:  # an input that no output needs is part of the model all the same
        operation, index, _ = x._keras_history
        if operation is not None and operation not in operation_depths and operation._inbound_nodes[index].is_input:
            depths[operation._inbound_nodes[index]] = operation_depths[operation] = 0
            seen[operation] = -1
    nodes = sorted(depths, key=lambda node: -depths[node])
    operations = sorted(operation_depths, key=lambda operation: (-operation_depths[operation], seen[operation]))
    require_connected(inputs, nodes)
    require_unique_names(operations)
    return Topology(nodes, operations, [depths[node] for node in nodes])


def parents(node, stops):
    """The calls that made the inputs of a call, but for those that are inputs of the graph."""
    for x in node.input_tensors:
        operation, index, _ = x._keras_history
        if operation is not None and (x not in stops or operation._inbound_nodes[index].is_input):
            yield operation._inbound_nodes[index]


def calls_before(inputs, outputs) -> list:
    """The calls that the outputs need, each after those that it needs itself.

    inputs, outputs: lists of KerasTensors. It is a walk back, depth first.
    """
    stops, done, order = set(inputs), set(), []
    for node in starts(stops, outputs):
        stack = [(node, parents(node, stops))]
        while stack:
            node, above = stack[-1]
            if node in done:
                stack.pop()
                continue
            following = next((parent for parent in above if parent not in done), None)
            if following is not None:
                stack.append((following, parents(following, stops)))
            else:
                done.add(node)
                order.append(node)
                stack.pop()
    return order


def reversed_first_visit(inputs, outputs) -> list:
    """The same calls in the order in which the walk back meets them first."""
    stops, seen, order = set(inputs), set(), []
    stack = list(reversed(list(starts(stops, outputs))))
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            stack.extend(reversed(list(parents(node, stops))))
    return order


def starts(stops, outputs):
    """The calls that made the outputs, where these are no inputs."""
    for y in outputs:
        operation, index, _ = y._keras_history
        if operation is not None and (y not in stops or operation._inbound_nodes[index].is_input):
            yield operation._inbound_nodes[index]


def depths_of(order):
    """(depth of each call, depth of each operation), for calls in an order in which they can run.

    Where an operation was met before, its other calls are at least as deep.
    """
    members, depths, operation_depths = set(order), {}, {}
    for node in reversed(order):
        depth = max(depths.get(node, 0), operation_depths.get(node.operation, 0))
        depths[node] = operation_depths[node.operation] = depth
        for parent in node.parent_nodes:
            if parent in members:
                depths[parent] = max(depth + 1, depths.get(parent, 0))
    return depths, operation_depths


def require_connected(inputs, nodes):
    """Raise ValueError where a call needs a tensor that neither is an input nor comes from a call before."""
    computed, fine = set(inputs), []
    for node in nodes:
        for x in node.input_tensors:
            if x not in computed:
                raise ValueError(explain(
                    "Model", f"{node.operation.name!r} takes {x!r}", "Graph disconnected: cannot find parent for it "
                    f"among the inputs {[x.name for x in inputs]} and the outputs of {fine}",
                    "Give that tensor, or the Input it comes from, as an input"))
        fine.append(node.operation.name)
        computed.update(node.outputs)


def require_unique_names(operations):
    """Raise ValueError where two operations have the same name, by which a config refers to them."""
    counts = defaultdict(int)
    for operation in operations:
        counts[operation.name] += 1
    for name, count in counts.items():
        if count > 1:
            raise ValueError(explain("Model", f'the name "{name}" is used {count} times in the model',
                                     "All operation names should be unique", "Pass name=... to one of the layers"))
