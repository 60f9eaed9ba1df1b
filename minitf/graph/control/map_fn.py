"""tf.map_fn and tf.vectorized_map: a function of every row. Floor 4. Read `tensor_array.py` first, `fold.py` next."""

from __future__ import annotations

from ... import tree
from ...backend.dtypes import DType, as_dtype
from ...backend.errors import InvalidArgumentError, explain
from ...backend.shapes import TensorShape
from ...core.context import executing_eagerly, local
from ...core.convert import convert_to_tensor
from ...core.spec import Spec, TensorSpec
from ...ops.extension_types.extension_type import ExtensionType
from ...ops.extension_types.mapping import less_axes, mapped
from ...ops.extension_types.spec import ExtensionTypeSpec
from ...ops.ragged.ragged_tensor import RaggedTensor
from ...ops.shapes.broadcasting import broadcast_to
from ...ops.shapes.joining import stack
from ...ops.shapes.layout import shape as shape_of
from ..func_graph import FuncGraph
from ..results import results_of
from .batching import NoRule, for_all_rows
from .cond import require_function
from .map_ragged import map_ragged
from .tensor_array import TensorArray
from .while_loop import while_loop


def map_fn(fn, elems, dtype=None, parallel_iterations=None, back_prop=True, swap_memory=False, infer_shape=True,
           name=None, fn_output_signature=None):
    """The results of `fn` for each row of `elems`, stacked.

    fn: takes a row of each tensor of `elems`, in their structure; returns a structure of tensors.
    elems: a tensor [N, ...], or a structure of them with the same N; in eager code a ragged tensor, too.
    fn_output_signature: the dtypes of what `fn` returns, or TensorSpecs, in its structure; by default those of `elems`.
    infer_shape: whether all results of `fn` have one shape.

        >>> import minitf as tf
        >>> tf.map_fn(lambda x: x * x, tf.constant([1, 2, 3])).numpy()
        array([1, 4, 9], dtype=int32)

    `dtype` is an older name of `fn_output_signature`; `parallel_iterations`, `back_prop` and `swap_memory` are
    accepted, and change nothing.

    Raises: TypeError where `fn` is no function; ValueError where `elems` holds no tensors, scalars, or tensors of
    different lengths, and where the structure of the results is another one; InvalidArgumentError for other dtypes.
    Source: tf.map_fn.
    """
    require_function("map_fn", "fn", fn)
    signature = fn_output_signature if fn_output_signature is not None else dtype
    if isinstance(elems, RaggedTensor):
        return map_ragged(fn, elems, signature)
    if any(isinstance(x, ExtensionType) for x in tree.flatten(elems)):
        return map_objects(fn, elems, signature)
    elems = rows_of("map_fn", elems)
    flat = tree.flatten(elems)
    if signature is None:
        signature = tree.map_structure(lambda x: x.dtype, elems)
    size = length_of("map_fn", flat)
    inputs = [TensorArray(x.dtype, size, infer_shape=False, element_shape=x.shape[1:]).unstack(x) for x in flat]
    outputs = [array_for(s, size, infer_shape) for s in tree.flatten(signature)]

    def body(i, arrays):
        row = tree.pack_sequence_as(elems, [array.read(i) for array in inputs])
        found = fn(row)
        try:
            tree.assert_same_structure(signature, found)
        except (TypeError, ValueError) as error:
            raise ValueError(explain("map_fn", f"fn returns {found!r}", "it must have the structure of "
                                     f"fn_output_signature ({error})", "Pass fn_output_signature")) from None
        return i + 1, [array.write(i, y) for array, y in zip(arrays, tree.flatten(found), strict=True)]

    _, arrays = while_loop(lambda i, _: i < size, body, (0, outputs))
    return tree.pack_sequence_as(signature, [stacked(array, flat[0]) for array in arrays])


def map_objects(fn, elems, signature):
    """`map_fn` of extension types: of the tensors that they are made of, which `fn` gets as an object again.

    signature: a structure of specs and dtypes, with the spec of an extension type for one; by default as `elems`.
    """
    row_specs = tree.map_structure(lambda x: mapped(row_spec, x, of_shape=less_axes, cls=type(x).Spec)
                                   if isinstance(x, ExtensionType) else row_spec(x), elems)
    wanted = row_specs if signature is None else signature

    def of_tensors(parts):
        found = fn(tree.pack_sequence_as(row_specs, parts, expand_composites=True))
        return tree.flatten(found, expand_composites=True)

    flat = tree.flatten(elems, expand_composites=True)
    results = map_fn(of_tensors, flat, fn_output_signature=tree.flatten(wanted, expand_composites=True))
    rows = results[0].shape[:1]
    batched = tree.map_structure(lambda x: mapped(lambda part: part, x, of_shape=rows.concatenate)
                                 if isinstance(x, ExtensionTypeSpec) else x, wanted)
    return tree.pack_sequence_as(batched, results, expand_composites=True)


def row_spec(x):
    """What a row of a tensor is like."""
    x = convert_to_tensor(x)
    return TensorSpec(x.shape[1:], x.dtype)


def vectorized_map(fn, elems, fallback_to_while_loop=True, warn=True):
    """The results of `fn` for each row of `elems`, stacked. Rows of a tensor with one row serve all.

    fn: takes a row of each tensor of `elems`, in their structure; returns a structure of tensors or numbers.
    elems: a tensor [N, ...], or a structure of them with the same N, or 1.

        >>> import minitf as tf
        >>> tf.vectorized_map(lambda x: tf.reduce_sum(x), tf.constant([[1., 2.], [3., 4.]])).numpy()
        array([3., 7.], dtype=float32)

    fallback_to_while_loop: whether a loop over the rows does what cannot be done for all of them at once.

    `fn` is traced once, and what it does to a row is done to all rows at once (`batching.py`). `warn` changes nothing.

    Raises: as `map_fn`; ValueError where a loop would be needed, and is not allowed.
    Source: tf.vectorized_map. Differs: fewer ops can be done at once.
    """
    require_function("vectorized_map", "fn", fn)
    elems = rows_of("vectorized_map", elems)
    flat = tree.flatten(elems)
    sizes = {x.shape[0] for x in flat}
    if len(sizes) > 1 and None not in sizes:
        if len(sizes - {1}) > 1:
            raise InvalidArgumentError(explain("vectorized_map", f"tensors of {sorted(sizes)} rows",
                                               "all must have as many, or one"))
        size = max(sizes)
        flat = [broadcast_to(x, [size, *x.shape[1:]]) if x.shape[0] == 1 else x for x in flat]
        elems = tree.pack_sequence_as(elems, flat)
    graph, structure = returned_for_a_row(fn, elems)
    try:
        if flat[0].shape[0] != 0:
            return tree.pack_sequence_as(structure, for_all_rows(graph, flat))
    except NoRule as error:
        if not fallback_to_while_loop:
            raise ValueError(explain("vectorized_map", f"{fn!r} has the op {error}", "it has no rule for all rows at "
                                     "once", "Use fallback_to_while_loop=True")) from None
    rows = flat[0].shape[0]
    if executing_eagerly() and rows:
        results = [fn(tree.pack_sequence_as(elems, [x[i] for x in flat])) for i in range(rows)]
        return tree.map_structure(lambda *ys: stack(ys), *results)
    return map_fn(fn, elems, fn_output_signature=tree.map_structure(spec_of_result, structure))


def spec_of_result(y):
    """What all results are like."""
    return TensorSpec(y.shape, y.dtype)


def returned_for_a_row(fn, elems):
    """(the graph of `fn` for one row, the structure of tensors that it returns)."""
    graph = FuncGraph("row", outer=local.state.graph)
    with graph.building():
        row = [graph.argument(Spec(x._shape_tuple()[1:], x.dtype), "x") for x in tree.flatten(elems)]
        structure, graph.outputs = results_of(graph, fn(tree.pack_sequence_as(elems, row)), fn)
    return graph, structure


def rows_of(where, elems):
    """The structure with tensors.  Raises: ValueError where there are none, or one has no rows."""
    elems = tree.map_structure(convert_to_tensor, elems)
    flat = tree.flatten(elems)
    if not flat:
        raise ValueError(explain(where, f"elems is {elems!r}", "it must hold a tensor"))
    if any(x.shape.rank == 0 for x in flat):
        raise ValueError(explain(where, "a tensor without axes in elems", "each needs a first axis, of rows",
                                 "Use tf.constant([...]) around a list of numbers"))
    return elems


def length_of(where, flat):
    """The number of rows: a Python int, where it is known.  Raises: ValueError where tensors differ in it."""
    known = {x.shape[0] for x in flat if x.shape.rank is not None} - {None}
    if len(known) > 1:
        raise ValueError(explain(where, f"tensors of {sorted(known)} rows", "all must have as many"))
    return known.pop() if known else shape_of(flat[0])[0]


def array_for(signature, size, infer_shape=True):
    """The TensorArray for the results of one output."""
    if isinstance(signature, TensorSpec):
        return TensorArray(signature.dtype, size, infer_shape=infer_shape, element_shape=signature.shape)
    if not isinstance(signature, DType):
        signature = as_dtype(signature)
    return TensorArray(signature, size, infer_shape=infer_shape)


def stacked(array, like):
    """The rows as one tensor, whose length is known where that of the input is."""
    found = array.stack()
    if not executing_eagerly() and found.shape.rank is not None and like.shape.rank is not None:
        found.set_shape(TensorShape([like.shape[0]]).concatenate(found.shape[1:]))
    return found
