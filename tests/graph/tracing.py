"""A graph of a small function, for tests."""

from minitf.core.spec import Spec
from minitf.core.tensor import Tensor
from minitf.graph.func_graph import FuncGraph


def traced(function, *specs):
    """The FuncGraph of `function`, called with a placeholder for each (dtype, dims)."""
    graph = FuncGraph(getattr(function, "__name__", "f").strip("<>"))
    with graph.building():
        result = function(*[graph.argument(Spec(dims, dtype), "xyz"[i]) for i, (dtype, dims) in enumerate(specs)])
    graph.outputs = [result] if isinstance(result, Tensor) else list(result)
    return graph
