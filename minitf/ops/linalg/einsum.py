"""Einsum: products and sums over named axes. Floor 2. Read `einsum_plan.py` first, `einsum_path.py` next.

One op takes one or two inputs; an einsum of more is a chain of them, in an order that keeps what lies between small.
"""

from __future__ import annotations

from ...backend.errors import InvalidArgumentError, RuleError, explain
from ...core.execute import as_tensors, execute
from ...core.op import Op
from ..shapes.broadcasting import broadcast_to, sum_to, total
from ..shapes.identity import conj
from ..shapes.layout import reshape, sizes_of
from .einsum_equation import read, sizes_by_label, spelled_out
from .einsum_path import contraction_path, remaining_labels
from .einsum_plan import planned
from .matmul import PRODUCTS
from .products import array_product


class Einsum(Op):
    """Products, summed over the labels that the output lacks.   inputs: one or two, numeric  ->  y: as the output says.

    equation: 'ij,jk->ik' and the like, with '->' and without spaces. The output may name a label twice: i->ii.
    """

    T = PRODUCTS

    def infer(*inputs, equation):
        if any(x.dims is None for x in inputs):
            return inputs[0].with_dims(None)
        labels, stretching = spelled_out(equation, [x.rank for x in inputs])
        sizes = sizes_by_label(labels, [x.dims for x in inputs], stretching)
        return inputs[0].with_dims(tuple(sizes[name] for name in labels[-1]))

    def kernel(xp, *inputs, equation):
        plan = planned(equation, *(x.shape for x in inputs))
        parts = [laid_out(xp, x, layout) for x, layout in zip(inputs, plan.layouts)]
        if len(parts) == 1:
            y = parts[0]
        elif plan.sums:
            y = array_product(xp, *(with_rows_or_columns(xp, x) for x in parts))
        else:
            y = parts[0] * parts[1]
        y = y.reshape(plan.shape).transpose(plan.perm)
        return put_on_diagonals(xp, y, plan.doubled) if plan.doubled else y

    def gradient(call, dy):
        return [input_gradient(call, i, dy) if call.needs[i] else None for i in range(len(call.inputs))]


def laid_out(xp, x, layout):
    """`x` with its diagonals taken, its lone axes summed, and the rest in the order and shape of the product."""
    for i, j in layout.diagonals:
        x = xp.diagonal(x, 0, i, j)
    if layout.summed:
        x = total(xp, x, layout.summed, False)
    return x.transpose(layout.perm).reshape(layout.shape)


def with_rows_or_columns(xp, x):
    """`x` itself, or a copy where its matrices lie in memory neither by rows nor by columns: BLAS needs one of them."""
    return x if x.itemsize in x.strides[-2:] else xp.ascontiguousarray(x)


def put_on_diagonals(xp, y, doubled):
    """`y` with a new axis for each pair of axes of one label; zero where their positions differ."""
    for i, j in doubled:
        dims = [1] * (y.ndim + 1)
        dims[i] = dims[j] = y.shape[i]
        diagonal = xp.eye(y.shape[i], dtype=bool).reshape(dims)
        y = xp.where(diagonal, xp.expand_dims(y, j), y.dtype.type(0))
    return y


def input_gradient(call, i, dy):
    """The gradient of input i: an einsum of dy and the other input, repeated along what the equation sums alone."""
    x, shapes = call.inputs[i], [x._shape_tuple() for x in call.inputs]
    labels, stretching = spelled_out(call.attrs["equation"], [len(shape) for shape in shapes])
    sizes = sizes_by_label(labels, shapes, stretching)
    whole = {name: n for names, y in zip(labels, (*call.inputs, dy)) for name, n in zip(names, sizes_of(y))}
    own = dict(zip(labels[i], shapes[i]))  # every label once: the gradient of a diagonal, before it is put back
    terms, factors = [labels[-1]], [dy]
    if len(shapes) == 2:
        names, other = labels[1 - i], call.inputs[1 - i]
        if may_stretch(names, shapes[1 - i], stretching):
            other = broadcast_to(other, [whole[name] for name in names])
        terms.append([name for name, n in zip(names, shapes[1 - i]) if n in (None, sizes[name])])
        factors.append(reshape(conj(other), [whole[name] for name in terms[1]]))
    kept = [name for name, n in own.items() if n in (None, sizes[name]) and any(name in term for term in terms)]
    dx = execute(Einsum, *factors, equation=",".join(map("".join, terms)) + "->" + "".join(kept))
    dx = reshape(dx, [whole[name] if name in kept else 1 for name in own])
    if len(kept) < len(own):
        dx = broadcast_to(dx, [whole[name] if n in (None, sizes[name]) else 1 for name, n in own.items()])
    if len(own) < len(labels[i]):
        dx = execute(Einsum, dx, equation="".join(own) + "->" + "".join(labels[i]))
    return sum_to(dx, x) if may_stretch(labels[i], shapes[i], stretching) else dx


def may_stretch(names, shape, stretching) -> bool:
    """Whether an axis of unknown size may turn out to be 1, and stretched."""
    return any(n is None and name in stretching for name, n in zip(names, shape))


def einsum(equation, *inputs, **kwargs):
    """The sum of products that `equation` describes.

    equation: a term of letters for each input, one letter an axis, and after '->' the term of the output. Axes of one
        letter run together; a letter that the output lacks is summed over; one that an input names twice means its
        diagonal. '...' stands for any other axes, which broadcast. Without '->' the output has the letters that stand
        once, in the order of the alphabet.
    inputs: numeric, of one dtype.
    optimize: for more than two inputs, the order of the products: 'greedy', 'optimal', 'auto' (optimal where there are
        few), False (from left to right), or a list of pairs of positions; a product stands behind what is left.
    name: accepted as everywhere.

        >>> import minitf as tf
        >>> tf.einsum('ij,jk->ik', [[1, 2], [3, 4]], [[1, 0], [1, 1]]).numpy()
        array([[3, 2],
               [7, 4]], dtype=int32)
        >>> tf.einsum('ii', [[1, 2], [3, 4]]).numpy()
        np.int32(5)

    Raises: ValueError for an equation that cannot be read; InvalidArgumentError where sizes or ranks do not fit;
    TypeError for an unknown option.
    Source: tf.einsum. Differs: lists and numbers are taken too.
    """
    optimize = kwargs.pop("optimize", "greedy")
    unknown = set(kwargs) - {"name", "greedy"}
    if unknown:
        rule = f"{sorted(unknown)[0]!r} is none of the options name, optimize, greedy"
        raise TypeError(explain("einsum", f"equation is {equation!r}", rule))
    terms = read(equation)
    if len(inputs) != len(terms.inputs):
        received = f"equation is {equation!r}, with {len(inputs)} inputs"
        raise ValueError(explain("einsum", received, f"it names {len(terms.inputs)} inputs"))
    tensors = as_tensors(Einsum, inputs)
    if len(tensors) <= 2:
        return execute(Einsum, *tensors, equation=str(terms))
    return chained(terms, list(tensors), optimize)


def chained(equation, tensors, optimize):
    """An einsum of many inputs, two at a time."""
    terms, sizes = list(equation.inputs), label_sizes(equation, tensors)
    for pair in contraction_path(terms, equation.output, sizes, optimize):
        taken = [terms[i] for i in pair]
        parts = [tensors[i] for i in pair]
        terms = [term for i, term in enumerate(terms) if i not in pair]
        tensors = [x for i, x in enumerate(tensors) if i not in pair]
        result = remaining_labels(taken, terms, equation.output) if terms else equation.output
        tensors.append(execute(Einsum, *parts, equation=f"{','.join(taken)}->{result}"))
        terms.append(result)
    return tensors[0]


def label_sizes(equation, tensors):
    """The size of each label; an error, in words of the whole equation, where the tensors do not fit it."""
    shapes = [x._shape_tuple() for x in tensors]
    received = f"equation is {str(equation)!r}, the inputs have the shapes {', '.join(str(list(s)) for s in shapes)}"
    for term, shape in zip(equation.inputs, shapes):
        named = len(term.replace(".", ""))
        if len(shape) < named or ("." not in term and len(shape) > named):
            raise ValueError(explain("einsum", received, f"{term!r} does not name the axes of {list(shape)}"))
    try:
        labels, stretching = spelled_out(str(equation), [len(shape) for shape in shapes])
        return sizes_by_label(labels, shapes, stretching)
    except RuleError as error:
        raise InvalidArgumentError(explain("einsum", received, error.rule, error.fix)) from None
