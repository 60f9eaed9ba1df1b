"""tf.compat.v1.wrap_function: a graph, or a part of one, as a function that is called. Floor 4.

With it a frozen graph runs in eager code, without a session. Read `session.py` first.
"""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...core.spec import Spec, plain_dims
from ...core.tensor import Tensor
from ..func_graph import Node, init_scope
from ..running import run_eagerly
from .fetches import flat_fetches
from .graph import Graph
from .session import Compiled


class WrappedGraph:
    """A part of a graph as a function of the tensors that are fed.

    graph: the tf.Graph.
    """

    def __init__(self, graph, feeds, fetches):
        self.graph = graph
        self._feeds = [graph.as_graph_element(x) for x in tree.flatten(feeds)]
        self._fetches = fetches
        self._elements = [] if fetches is None else flat_fetches(graph, fetches)
        self._compiled = Compiled(graph, self._elements, self._feeds) if self._elements else None

    @property
    def inputs(self) -> list:
        """The tensors that are fed."""
        return list(self._feeds)

    @property
    def outputs(self) -> list:
        """The tensors that come out."""
        return [y for y in self._elements if isinstance(y, Tensor)]

    def __call__(self, *args):
        """The fetched tensors, in their structure.

        args: a value for each tensor that is fed, in structures as they were given.

        Raises: TypeError where there are more or fewer.
        """
        values = tree.flatten(list(args))
        if len(values) != len(self._feeds):
            raise TypeError(explain("wrap_function", f"called with {len(values)} tensors",
                                    f"it takes {len(self._feeds)}"))
        if self._compiled is None:
            return self._fetches
        with init_scope():
            tensors = [convert_to_tensor(value, x.dtype) for x, value in zip(self._feeds, values)]
            found = iter(run_eagerly(self._compiled.program, [*tensors, *self._compiled.variables]))
        results = [None if isinstance(y, Node) else next(found) for y in self._elements]
        return tree.pack_sequence_as(self._fetches, results) if tree.is_nested(self._fetches) else results[0]

    def prune(self, feeds, fetches, name=None):
        """Another part of the graph as a function.

        feeds, fetches: tensors of the graph, or their names, in lists and dicts.
        """
        return WrappedGraph(self.graph, feeds, fetches)


def wrap_function(fn, signature, name=None):
    """The graph that `fn` builds as a function.

    fn: a function of placeholders.
    signature: a list with a TensorSpec for each of them.

        >>> import minitf as tf
        >>> f = tf.compat.v1.wrap_function(lambda x: x * 2., [tf.TensorSpec([], tf.float32)])
        >>> f(3.).numpy()
        np.float32(6.0)

    Source: tf.compat.v1.wrap_function. Differs: variables that `fn` makes have no value before they are assigned one.
    """
    graph = Graph()
    with graph.building():
        feeds = [graph.placeholder(Spec(plain_dims(s.shape), s.dtype), s.name or f"args_{i}")
                 for i, s in enumerate(tree.flatten(signature))]
        fetches = fn(*feeds)
    return WrappedGraph(graph, feeds, fetches)
