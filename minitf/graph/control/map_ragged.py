"""tf.map_fn of ragged tensors: rows of different lengths, one by one. Floor 4. Read `map_fn.py` first."""

from __future__ import annotations

from ...backend.errors import UnimplementedError, explain
from ...core.context import executing_eagerly
from ...ops.ragged.joining import stack as ragged_stack
from ...ops.ragged.spec import RaggedTensorSpec
from ...ops.shapes.joining import stack


def map_ragged(fn, elems, signature):
    """The results of `fn` for each row of a ragged tensor.

    signature: as `fn_output_signature` of `map_fn`; None, or a RaggedTensorSpec, where the results are rows, too.

    Raises: UnimplementedError in a graph.
    """
    if not executing_eagerly():
        raise UnimplementedError(explain("map_fn", f"elems is {elems!r}", "rows of different lengths are mapped in "
                                         "eager code alone", "Use tf.ragged.map_flat_values"))
    rows = [fn(elems[i]) for i in range(int(elems.nrows()))]
    return ragged_stack(rows) if signature is None or isinstance(signature, RaggedTensorSpec) else stack(rows)
