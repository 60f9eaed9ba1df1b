"""tf.gradients and tf.hessians: gradients as nodes of a graph. Floor 3. Read `tape.py` first: it is what to use.

These two come from TensorFlow 1. They ask a graph how it was built, where a tape has to be there while it happens. A
program that runs eagerly leaves no graph behind, so they have nothing to ask, and say so.
"""

from __future__ import annotations

from ..backend.errors import explain
from .arguments import UnconnectedGradients


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
    """The gradients of `ys` by `xs`, inside a graph.

    Raises: RuntimeError where no graph is being built: there a `tf.GradientTape` does this.
    Source: tf.gradients. Differs: graphs are not built yet.
    """
    raise _needs_a_graph("gradients")


def hessians(ys, xs, gate_gradients=False, aggregation_method=None, name="hessians"):
    """The matrices of second derivatives of `ys` by each of `xs`, inside a graph.

    Raises: RuntimeError where no graph is being built: there `jacobian` of a gradient does this.
    Source: tf.hessians. Differs: graphs are not built yet.
    """
    raise _needs_a_graph("hessians")


def _needs_a_graph(where):
    return RuntimeError(explain(f"tf.{where}", "called in eager execution", "it reads a graph, and there is none",
                                "Use tf.GradientTape; its method jacobian gives Jacobians and Hessians"))
