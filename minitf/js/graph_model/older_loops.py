"""Loops of TensorFlow 1, as TensorFlow.js's own converter writes them, as While again. Floor 8. Read `fused.py` first.

    x -> Enter -> Merge -> Switch -> Exit -> ...        the test says no: the value leaves the loop
                    ^        |
                    |        v                          the test says yes: it goes through the body
              NextIteration <- body

Each variable of a loop goes through such a ring; what never changes only enters. From where a ring is cut, the rest is
a function: the test of what leaves the Merges, the body of what leaves the Switches. Read next: `loading.py`.
"""

from ...backend.errors import explain
from ...wire import messages


def loops_as_functions(definition):
    """Change a GraphDef: every ring of nodes becomes a While, those inside others first.

    definition: without arrows that only say what waits for what.

    Raises: ValueError for rings that are not closed.
    """
    while frames := sorted({node.attr["frame_name"].s for node in definition.node if node.op == "Enter"}):
        by_name = {node.name: node for node in definition.node}
        inner = [frame for frame in frames if not holds_others(frame, by_name)]
        if not inner:
            raise ValueError(explain("load_graph_model", f"loops {', '.join(f.decode() for f in frames)}",
                                     "each holds another one"))
        replace_frame(definition, inner[0], by_name)


class Frame:
    """One loop.

    enters: the nodes through which values come in: first those of variables, then those of what never changes.
    merges, switches, nexts: the rings of the variables, in the same order.   test: the reference to what the test says.
    """

    def __init__(self, frame, by_name):
        takers: dict[str, list] = {}
        for node in by_name.values():
            for text in node.input:
                takers.setdefault(text.partition(":")[0], []).append(node)

        def taker(node, op):
            return next((t for t in takers.get(node.name, ()) if t.op == op), None)

        enters = [node for node in by_name.values() if node.op == "Enter" and node.attr["frame_name"].s == frame]
        merged = [enter for enter in enters if taker(enter, "Merge") is not None]
        self.enters = merged + [enter for enter in enters if taker(enter, "Merge") is None]
        self.merges = [taker(enter, "Merge") for enter in merged]
        self.switches = [taker(merge, "Switch") for merge in self.merges]
        self.nexts = [next((by_name[text] for text in merge.input if by_name[text].op == "NextIteration"), None)
                      for merge in self.merges]
        if not merged or None in self.switches or None in self.nexts:
            raise ValueError(explain("load_graph_model", f"the loop {frame.decode()!r}", "it is not closed"))
        self.test = by_name[self.switches[0].input[1]].input[0]
        self.by_name = by_name

    def function(self, name, cuts, results):
        """(the FunctionDef from the cuts of the rings to some results, the nodes in it)."""
        function = messages.FunctionDef()
        function.signature.name = name
        arguments = {text: f"x{i}" for i, text in enumerate([*cuts, *(e.name for e in self.enters[len(cuts):])])}
        for i, enter in enumerate(self.enters):
            function.signature.input_arg.add(name=f"x{i}", type=enter.attr["T"].type)
        nodes = self.between(arguments, results)
        for node in nodes:
            copy = function.node_def.add()
            copy.CopyFrom(node)
            copy.input[:] = [arguments.get(text, text) for text in node.input]
        for i, (text, enter) in enumerate(zip(results, self.enters)):
            function.signature.output_arg.add(name=f"y{i}", type=10 if name.endswith("test") else enter.attr["T"].type)
            function.ret[f"y{i}"] = arguments.get(text, text)
        return function, nodes

    def between(self, arguments, results) -> list:
        """The nodes that make some results out of the arguments."""
        found: dict = {}
        waiting = [text for text in results if text not in arguments]
        while waiting:
            name = waiting.pop().partition(":")[0]
            if name not in found:
                found[name] = self.by_name[name]
                waiting += [text for text in found[name].input if text not in arguments]
        return list(found.values())


def holds_others(frame, by_name) -> bool:
    """Whether a loop has one inside that is not a While yet."""
    loop = Frame(frame, by_name)
    cuts = {f"{switch.name}:1": "" for switch in loop.switches} | {enter.name: "" for enter in loop.enters}
    nodes = loop.between(cuts, [node.input[0] for node in loop.nexts])
    return any(node.op in ("Enter", "Exit") for node in nodes)


def replace_frame(definition, frame, by_name):
    """Put a While in the place of one loop."""
    loop, name = Frame(frame, by_name), frame.decode()
    test, asked = loop.function(f"{name}/test", [merge.name for merge in loop.merges], [loop.test])
    body, done = loop.function(f"{name}/body", [f"{switch.name}:1" for switch in loop.switches],
                            [*(node.input[0] for node in loop.nexts), *(e.name for e in loop.enters[len(loop.nexts):])])
    definition.library.function.extend([test, body])
    node = definition.node.add(name=f"{name}/while", op="While", input=[enter.input[0] for enter in loop.enters])
    node.attr["T"].list.type.extend(enter.attr["T"].type for enter in loop.enters)
    node.attr["cond"].func.name, node.attr["body"].func.name = test.signature.name, body.signature.name
    gone = {part.name for parts in (loop.enters, loop.merges, loop.nexts) for part in parts}
    gone |= {name for switch in loop.switches for name in (switch.name, switch.input[1])}
    gone |= {part.name for part in (*asked, *done) if part.op != "Const"}  # others may take a constant, too
    left = {part.name: f"{node.name}:{i}" for i, switch in enumerate(loop.switches) for part in definition.node
            if part.op == "Exit" and part.input[0] == switch.name}
    kept = [part for part in definition.node if part.name not in gone and part.name not in left]
    for part in kept:
        part.input[:] = [left.get(text, text) for text in part.input]
    kept = [messages.NodeDef.FromString(part.SerializeToString()) for part in kept]
    del definition.node[:]
    definition.node.extend(kept)
