"""Branches and loops of `keras.ops`. Floor 7.

In a `tf.function` they are the branches and loops of graphs; otherwise they run at once.
"""

from ... import tree
from ...autodiff import custom
from ...autodiff.forward import ForwardAccumulator
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ...graph.control import cond as conds
from ...graph.control import map_fn
from ...graph.control import while_loop as loops
from ...ops.elementwise.extrema import clip_by_value
from ...ops.shapes import joining, layout, tiling
from ...ops.shapes.identity import cast
from ..symbolic.function_call import on_symbols_too
from ..variables import as_tensor


@on_symbols_too
def cond(pred, true_fn, false_fn):
    """What one of two functions without arguments returns."""
    return conds.cond(pred, true_fn, false_fn)


@on_symbols_too
def switch(index, branches, *operands):
    """What the function with this number returns for the operands; a number out of range is cut off."""
    index = clip_by_value(cast(as_tensor(index), "int32"), 0, len(branches) - 1)
    return conds.switch_case(index, [lambda branch=branch: branch(*operands) for branch in branches])


@on_symbols_too
def while_loop(cond, body, loop_vars, maximum_iterations=None):
    """The loop variables after `body` as long as `cond` holds.

    body: takes the loop variables, and returns them. loop_vars: a tuple or list, or one tensor.
    """
    several = isinstance(loop_vars, tuple | list)

    def step(*values):
        found = body(*values)
        return tuple(found) if isinstance(found, tuple | list) else (found,)

    found = loops.while_loop(cond, step, tuple(loop_vars) if several else (loop_vars,),
                             maximum_iterations=maximum_iterations)
    return tuple(found) if several else found[0]


@on_symbols_too
def fori_loop(lower, upper, body_fun, init_val):
    """body_fun(i, value) for i from `lower` to `upper` - 1, each with what the one before returned."""
    return while_loop(lambda i, _: i < upper, lambda i, value: (i + 1, body_fun(i, value)),
                      (convert_to_tensor(lower), init_val))[1]


@on_symbols_too
def map_(f, xs):
    """f of every row, stacked.   xs: a tensor [N, ...] or a structure of them."""
    xs = tree.map_structure(as_tensor, xs)
    example = tree.map_structure(as_tensor, f(tree.map_structure(lambda x: x[0], xs)))
    return map_fn.map_fn(f, xs, fn_output_signature=tree.map_structure(lambda y: y.dtype, example))


@on_symbols_too
def vectorized_map(function, elements):
    """f of every row, stacked."""
    return map_fn.vectorized_map(function, elements)


@on_symbols_too
def scan(f, init, xs=None, length=None, reverse=False, unroll=1):
    """(the carry after the last row, what came of all rows).

    f: takes the carry and a row, and returns the next carry and what is kept of this row. length: how many rows, needed
    without xs. reverse: whether to begin at the last row.
    Raises: TypeError where f is no function; ValueError without xs and length, or where `unroll` is not positive.
    """
    if not callable(f):
        raise TypeError(explain("scan", f"f is {f!r}", "it must be a function"))
    if xs is None and length is None:
        raise ValueError(explain("scan", "neither xs nor length", "one of them says how many rows there are"))
    if not isinstance(unroll, bool) and (not isinstance(unroll, int) or unroll < 1):
        raise ValueError(explain("scan", f"unroll is {unroll!r}", "it must be a positive int or a bool"))
    xs = tree.map_structure(as_tensor, xs) if xs is not None else None
    count = length if length is not None else _length(tree.flatten(xs)[0])
    carry, kept = tree.map_structure(as_tensor, init), []
    for i in reversed(range(count)) if reverse else range(count):
        carry, y = f(carry, None if xs is None else tree.map_structure(lambda x, i=i: x[i], xs))
        kept.append(y)
    kept = kept[::-1] if reverse else kept
    return carry, None if kept[0] is None else tree.map_structure(lambda *rows: joining.stack(rows), *kept)


def _length(x, axis=0):
    size = x.shape[axis]
    if size is None:
        raise ValueError(explain("scan", f"xs has shape {x.shape}", "the number of rows must be known",
                                 "Use while_loop, or tf.scan"))
    return size


@on_symbols_too
def associative_scan(f, elems, reverse=False, axis=0):
    """What f makes of all rows up to each, where f is associative, in about log2(N) steps.

    f: takes two stacks of rows (structures like elems), and returns one.
    Raises: TypeError where f is no function; ValueError where the lengths differ.
    """
    if not callable(f):
        raise TypeError(explain("associative_scan", f"f is {f!r}", "it must be a function"))
    flat = [as_tensor(x) for x in tree.flatten(elems)]
    count = _length(flat[0], axis)
    if any(x.shape[axis] != count for x in flat):
        raise ValueError(explain("associative_scan", f"shapes {[tuple(x.shape) for x in flat]}",
                                 f"all must have the same size in axis {axis}"))
    flat = [tiling.reverse(x, [axis]) for x in flat] if reverse else flat
    distance = 1
    while distance < count:  # every row meets what is `distance` before it, which stands for as many rows
        before = [_part(x, 0, count - distance, axis) for x in flat]
        behind = [_part(x, distance, count, axis) for x in flat]
        met = tree.flatten(f(tree.pack_sequence_as(elems, before), tree.pack_sequence_as(elems, behind)))
        flat = [joining.concat([_part(x, 0, distance, axis), y], axis) for x, y in zip(flat, met, strict=True)]
        distance *= 2
    flat = [tiling.reverse(x, [axis]) for x in flat] if reverse else flat
    return tree.pack_sequence_as(elems, flat)


def _part(x, start, stop, axis):
    return x[(slice(None),) * (axis % x.shape.rank) + (slice(start, stop),)]


def custom_gradient(f):
    """A function with a gradient of its own, as `tf.custom_gradient`."""
    return custom.custom_gradient(f)


@on_symbols_too
def jvp(fun, primals, tangents, has_aux=False):
    """What a function returns, and how that changes where its arguments change by `tangents`: a pair.

    primals, tangents: lists of tensors. has_aux: whether `fun` returns a pair, of which only the first is asked about;
    the second is returned as a third.
    """
    primals = tree.map_structure(as_tensor, primals)
    flat = tree.flatten(primals)
    changes = [cast(as_tensor(t), x.dtype) for t, x in zip(tree.flatten(tangents), flat, strict=True)]
    with ForwardAccumulator(flat, changes) as accumulator:
        found = fun(*primals)
        values, aux = found if has_aux else (found, None)
        tangents = tree.map_structure(accumulator.jvp, values)
    return (values, tangents, aux) if has_aux else (values, tangents)


def vectorize(pyfunc, *, excluded=None, signature=None):
    """A function of numbers as one of tensors: it is called for every place of its arguments.

    Raises: NotImplementedError for `excluded` and `signature`.
    """
    if excluded or signature:
        raise NotImplementedError(explain("vectorize", "excluded or signature", "that part is not built yet"))

    def on_tensors(*args):
        args = [as_tensor(x) for x in args]
        whole = args[0]
        for x in args[1:]:
            whole = whole + x * 0
        rows = [layout.reshape(x + whole * 0 if len(args) > 1 else x, [-1]) for x in args]
        found = map_(lambda row: pyfunc(*row), tuple(rows))
        return layout.reshape(found, layout.shape(whole))

    return on_tensors
