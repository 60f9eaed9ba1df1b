"""Steps as graphs: what a step computes is traced once, and run as a program from then on. Floor 7."""

from functools import partial

from ... import tree
from ...graph.function import Function
from ...ops.shapes.joining import concat, stack


class TracedStep:
    """A step function of one batch, as a graph for each kind of batch.

    step: takes a batch, returns a structure of tensors.
    jit_compile: whether the program is made as fast as all passes of `graph/passes` can make it.
    """

    def __init__(self, step, jit_compile):
        options = {"autograph": False, "jit_compile": jit_compile, "reduce_retracing": True}
        self._of_parts = Function(_named(partial(_with_parts, step), step), **options)
        self._of_one = Function(_named(partial(step), step), **options)

    def __call__(self, batch):
        # A flat tuple of tensors, the usual batch, has a short key: see `Function.__call__`.
        return self._of_parts(*batch) if type(batch) is tuple else self._of_one(batch)

    def graphs(self):
        """The graphs that were traced so far."""
        traces = self._of_parts.concrete_functions + self._of_one.concrete_functions
        return [concrete.graph for concrete in traces]


def _with_parts(step, *parts):
    return step(parts)


def _named(function, step):
    """The function under the name of the step, which its program has too."""
    function.__name__ = getattr(step, "__name__", "step")
    return function


def stepping(step, run_eagerly, jit_compile):
    """Return a function that takes the steps of one execution: batches -> the last step's logs.

    run_eagerly: whether the step runs as plain Python, to look into it with a debugger.
    """
    one_step = step if run_eagerly else TracedStep(step, jit_compile)

    def steps(batches):
        for batch in batches:
            logs = one_step(batch)
        return logs

    steps.graphs = getattr(one_step, "graphs", list)  # what was traced; nothing of plain Python
    return steps


def predicting(step, run_eagerly, jit_compile):
    """Return a function that predicts several batches: batches -> their outputs, one after the other."""
    one_step = step if run_eagerly else TracedStep(step, jit_compile)

    def predict(batches):
        return joined([one_step(batch) for batch in batches])

    return predict


def joined(outputs):
    """Return the outputs of several batches as those of one: a structure of tensors [all samples, ...].

    Raises: ValueError or TypeError where batches have other outputs than the first.
    """
    return outputs[0] if len(outputs) == 1 else tree.map_structure(_joined, *outputs)


def _joined(*parts):
    return concat(parts, 0) if parts[0].shape.rank else stack(parts)
