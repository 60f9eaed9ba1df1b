"""A GraphDef as nodes of our own. Floor 4. Read `writing.py` first, which is the way there.

What comes from a file is data from a stranger. Nothing of it is run while it is read; what it says is checked against
the signatures, and a call of a function puts its nodes in place of the call, up to a bound. Read next:
`importing.py`, what users call.
"""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, OpError, ResourceExhaustedError, explain
from ...core.context import local
from .harmless import require_harmless
from .node_reader import read_node
from .ordering import in_order, source_name
from .plain_reader import read_plain
from .readers import READERS
from .signatures import signature_of

GROWTH, ROOM = 20, 5_000  # a graph with its calls spelled out may have so many times its nodes, and so many more


class GraphReader:
    """Adds the nodes of a message to the graph that is being built.

    library: name -> FunctionDef.
    scope: what stands before the names.
    own_files: ids of the tensors that name files which the nodes may read: those of the model that they belong to.
    callers: ids of the tensors that callers give, who may name files for tensors.
    outputs: name of a node -> its outputs, or those of what was put in its place.
    nodes: name of a node -> the node of ours that runs last of those that stand for it.
    """

    def __init__(self, library, scope="", budget=None):
        self.library = library
        self.scope = scope
        self.budget = [ROOM] if budget is None else budget  # nodes that may still be made; shared with inner readers
        self.own_files: frozenset = frozenset()
        self.callers: frozenset = frozenset()
        self.calling: tuple = ()  # names of the functions that are being spelled out
        self.control: tuple = ()  # nodes that all nodes here run after
        self.outputs: dict[str, list] = {}
        self.nodes: dict = {}
        self._messages: dict = {}

    def read(self, messages, given=()):
        """Read the nodes.

        given: reference ('a' or 'a:1') -> the tensor that takes its place.
        """
        self._given = dict(given)
        for message in in_order(messages, self._given):
            self._messages[message.name] = message
            inputs = [self.tensor(text) for text in message.input if not text.startswith("^")]
            control = tuple(self.nodes[text[1:]] for text in message.input if text.startswith("^") and
                            text[1:] in self.nodes)
            self.read_one(read_node(message, inputs, (*self.control, *control)), message)

    def read_one(self, node, message):
        """One node: by the function that is made for its op, else as an op of ours with the same name."""
        self.budget[0] -= 1 + sum(max(0, node.attrs[arg.number]) for arg in node.signature.outputs if arg.number)
        if self.budget[0] < 0:
            rule = "with it, and with calls spelled out, there are far more nodes than in the file"
            raise ResourceExhaustedError(explain("GraphDef", f"node {node.name!r} ({node.op})", rule))
        graph = local.state.graph
        before = len(graph.nodes)
        outputs = self._made(node)
        made = graph.nodes[before:]
        for new in made:
            new.device = message.device
            if graph.building_function is False:
                new.control_inputs = tuple(dict.fromkeys((*new.control_inputs, *node.control)))
        self.outputs[node.name] = list(outputs)
        if made and made[-1].name == self.scope + node.name:
            self.nodes[node.name] = made[-1]
        elif made or outputs:
            self.nodes[node.name] = made[-1] if made else outputs[0].op
        graph.aliases[self.scope + node.name] = list(outputs)

    def _made(self, node):
        """The outputs of a node that does no harm.

        What its rules make of attributes that no program would write is told in our form.
        """
        require_harmless(node, self.own_files, self.callers)
        try:
            return READERS.get(node.op, read_plain)(self, node)
        except (OpError, ImportError):
            raise
        except Exception as error:
            if isinstance(error, ValueError) and ": " in str(error):
                raise
            rule = f"it cannot be made ({type(error).__name__}: {error})"
            raise InvalidArgumentError(explain("GraphDef", f"node {node.name!r} ({node.op})", rule)) from error

    def tensor(self, text):
        """The tensor that a reference names: 'a', 'a:1', and in functions 'a:output:0'."""
        if text in self._given:
            return self._given[text]
        name, *rest = text.split(":")
        if not rest and f"{name}:0" in self._given:
            return self._given[f"{name}:0"]
        outputs, index = self.outputs.get(name, ()), self._index(name, rest)
        if index >= len(outputs):
            raise InvalidArgumentError(explain("GraphDef", f"a node takes {text!r}",
                                               f"node {name!r} has {len(outputs)} outputs"))
        return outputs[index]

    def is_given(self, name) -> bool:
        """Whether something else takes the place of the first output of this node."""
        return name in self._given or f"{name}:0" in self._given

    def _index(self, name, rest) -> int:
        """Which output of the node it is."""
        try:
            if len(rest) < 2:
                return int(rest[0]) if rest else 0
            message = self._messages[name]
            places = signature_of(message.op).places(lambda arg: number_said(message, arg))
            return [arg for arg, _ in places].index(rest[0]) + int(rest[1])
        except (ValueError, KeyError):
            raise InvalidArgumentError(explain("GraphDef", f"a node takes {':'.join([name, *rest])!r}",
                                               "there is no such output")) from None

    # --- making nodes ----------------------------------------------------------------------------------------------
    def add(self, name, op, inputs, attrs):
        """The node of one of our ops under the name that it has in the message."""
        graph = local.state.graph
        node = graph.place_node(op, tuple(inputs), attrs, graph.names.free(self.scope + name))
        node.name = self.scope + name
        graph.tell(node)
        return node

    def plain(self, node):
        """The outputs of a node whose op is one of ours."""
        return read_plain(self, node)

    def call(self, function, inputs, name):
        """The outputs of a function of the library, whose nodes are put here, and the nodes that must run for it."""
        return self.call_inside(function, inputs, name, f"{self.scope}{name}/")

    def call_inside(self, function, inputs, name, scope=""):
        """The same under names with another scope, such as none in a body of its own."""
        message = self.function(function)
        arguments = [arg.name for arg in message.signature.input_arg]
        if len(arguments) != len(inputs):
            raise InvalidArgumentError(explain("GraphDef", f"{name!r} calls {function!r} with {len(inputs)} inputs",
                                               f"it takes {len(arguments)}"))
        inner = GraphReader(self.library, scope, self.budget)
        inner.calling = (*self.calling, function)
        inner.own_files, inner.callers = self.own_files, self.callers
        inner.read(message.node_def, dict(zip(arguments, inputs)))
        try:
            found = [inner.tensor(message.ret[out.name]) for out in message.signature.output_arg]
            return found, [inner.nodes[source_name(text)] for text in message.control_ret.values()]
        except KeyError as error:
            rule = f"it has no {error}"
            raise InvalidArgumentError(explain("GraphDef", f"the function {function!r}", rule)) from None

    def function(self, name):
        """The FunctionDef of that name.  Raises: InvalidArgumentError where there is none, or it calls itself."""
        if name not in self.library:
            raise InvalidArgumentError(explain("GraphDef", f"a call of {name!r}", "the library has no such function"))
        if name in self.calling or len(self.calling) > 100:
            raise InvalidArgumentError(explain("GraphDef", f"{name!r} calls itself",
                                               "a graph that calls itself never ends to grow"))
        return self.library[name]


def number_said(message, arg) -> int:
    """How many tensors an output argument is, as the attributes of its node say."""
    if arg.is_list:
        return len(message.attr[arg.kind].list.type)
    return message.attr[arg.number].i if arg.number else 1
