"""tf.gradients and tf.hessians: gradients as nodes of a graph. Floor 3. Read `tape.py` first: it is what to use.

These two come from TensorFlow 1. They ask a graph how it was built, where a tape has to be there while it happens. A
program that runs eagerly leaves no graph behind, so they have nothing to ask, and say so.
"""

from __future__ import annotations

from ..backend.errors import explain
from ..core.context import local
from ..ops.shapes.creation import zeros_like
from .arguments import UnconnectedGradients, identity_of, leaves_of, seeds_of, targets_of, wants_zero
from .backward import backward


class AggregationMethod:
    """How the gradients that meet at a tensor are added up. A hint, for speed only; minitf has one way.

    Source: tf.AggregationMethod.
    """

    ADD_N = 0
    DEFAULT = ADD_N
    EXPERIMENTAL_TREE = 1
    EXPERIMENTAL_ACCUMULATE_N = 2


def gradients(ys, xs, grad_ys=None, name="gradients", gate_gradients=False, aggregation_method=None,
              stop_gradients=None, unconnected_gradients=UnconnectedGradients.NONE):
    """The gradients of the sum of `ys` by each of `xs`, as a list, inside a graph.

    ys, xs: tensors of the graph, or variables; one, or a list.
    grad_ys: for each of `ys` the gradient to start from, by default ones.
    stop_gradients: tensors through which no gradient flows.
    unconnected_gradients: NONE, or ZERO for zeros where nothing depends on a source.

        >>> import minitf as tf
        >>> @tf.function
        ... def slope(x):
        ...     return tf.gradients(x * x, x)[0]
        >>> slope(tf.constant(3.)).numpy()
        np.float32(6.0)

    Raises: RuntimeError where no graph is being built: there a `tf.GradientTape` does this.
    Source: tf.gradients. `gate_gradients` and `aggregation_method` are accepted, and change nothing.
    """
    graph = local.state.graph
    if graph is None:
        raise _needs_a_graph("gradients")
    targets = targets_of(ys)
    sources = leaves_of(xs)
    stops = {id(x) for x in leaves_of(stop_gradients)} if stop_gradients is not None else set()
    calls = [call for call in graph.calls if not any(id(y) in stops for y in call.outputs)]
    known = [graph.capture(identity_of(x)) for x in sources]
    found = backward(calls, targets, seeds_of(targets, grad_ys), known)
    if wants_zero(unconnected_gradients, "gradients"):
        return [zeros_like(x) if dx is None else dx for x, dx in zip(sources, found)]
    return found


def hessians(ys, xs, gate_gradients=False, aggregation_method=None, name="hessians"):
    """The matrices of second derivatives of `ys` by each of `xs`, inside a graph.

    Raises: RuntimeError where no graph is being built: there `jacobian` of a gradient does this.
    Source: tf.hessians. Differs: in graphs, too, it is left to `jacobian`.
    """
    raise _needs_a_graph("hessians")


def _needs_a_graph(where):
    return RuntimeError(explain(f"tf.{where}", "called in eager execution", "it reads a graph, and there is none",
                                "Use tf.GradientTape; its method jacobian gives Jacobians and Hessians"))
