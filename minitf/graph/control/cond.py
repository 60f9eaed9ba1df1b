"""tf.cond, tf.case and tf.switch_case: run one of several functions. Floor 4. Read next: `while_loop.py`.

In eager code this is Python's `if`. In a graph both functions are traced, each into a graph of its own, and the node
chooses when it runs. So both must return the same structure of the same dtypes; where shapes differ, the result has
unknown axes.
"""

from __future__ import annotations

from ... import tree
from ...backend.dtypes import bool_, int32
from ...backend.errors import InvalidArgumentError, explain
from ...core.context import executing_eagerly
from ...core.convert import convert_to_tensor
from ...core.spec import TensorSpec
from ...core.tensor import Tensor, is_tensor
from ...ops.debugging.assertions import Assert
from ...ops.reductions.reduction import reduce_any
from ...ops.shapes.broadcasting import reduce_sum
from ...ops.shapes.identity import cast
from ...ops.shapes.joining import stack
from .bodies import traced_body
from .nodes import add_branch_node


def cond(pred, true_fn=None, false_fn=None, name=None):
    """What `true_fn()` returns where `pred` holds, else what `false_fn()` returns.

    pred: a bool tensor without axes; in eager code a Python value, too.
    true_fn, false_fn: functions without arguments, which return the same structure of tensors, of the same dtypes.

        >>> import minitf as tf
        >>> @tf.function(autograph=False)
        ... def size(x):
        ...     return tf.cond(x < 0., lambda: -x, lambda: x)
        >>> size(tf.constant(-3.)).numpy()
        np.float32(3.0)

    Raises: TypeError where an argument is no function, what they return differs, or `pred` is a Python bool in a graph;
    ValueError where only one returns None; InvalidArgumentError where `pred` is not bool.
    Source: tf.cond.
    """
    for argument, function in (("true_fn", true_fn), ("false_fn", false_fn)):
        require_function("cond", argument, function)
    if executing_eagerly():
        return true_fn() if pred else false_fn()
    if isinstance(pred, bool):
        raise TypeError(explain("cond", f"pred is {pred}", "in a graph it must be a tensor, and not a Python bool",
                                "Use Python's if"))
    return chosen("cond", scalar_bool("cond", "pred", pred), [true_fn, false_fn], ["true_fn", "false_fn"], name)


def switch_case(branch_index, branch_fns, default=None, name="switch_case"):
    """What the function with the number `branch_index` returns; `default`, or the last one, where there is none.

    branch_index: an int32 tensor without axes.
    branch_fns: a list of functions without arguments, or a dict or list of pairs with their numbers, from 0 on.

        >>> import minitf as tf
        >>> tf.switch_case(tf.constant(1), [lambda: tf.constant("zero"), lambda: tf.constant("one")]).numpy()
        b'one'

    Raises: TypeError for an index that is no int32 tensor, or what is no function; ValueError where there are no
    functions, or numbers are missing.
    Source: tf.switch_case.
    """
    functions = numbered("switch_case", branch_fns)
    if not is_tensor(branch_index) or branch_index.dtype != int32:
        raise TypeError(explain("switch_case", f"branch_index is {branch_index!r}", "it must be an int32 tensor",
                                "Use tf.cast(branch_index, tf.int32)"))
    if default is not None:
        require_function("switch_case", "default", default)
        functions.append(default)
    if executing_eagerly():
        index = int(branch_index)
        return functions[index if 0 <= index < len(functions) else -1]()
    names = [f"branch_fns[{i}]" for i in range(len(functions))]
    return chosen("switch_case", convert_to_tensor(branch_index), functions, names, name)


def case(pred_fn_pairs, default=None, exclusive=False, strict=False, name="case"):
    """What the function of the first predicate that holds returns; `default()`, where none does.

    pred_fn_pairs: a list of pairs of a bool tensor without axes and a function without arguments.
    exclusive: whether it is an error that more than one predicate holds.

        >>> import minitf as tf
        >>> x = tf.constant(3)
        >>> tf.case([(x < 0, lambda: "negative"), (x < 10, lambda: "small")], default=lambda: "large")
        'small'

    Raises: TypeError for what is no pair of a tensor and a function; ValueError where there are none;
    InvalidArgumentError where no predicate holds and there is no default, or several do and `exclusive` is set.
    Source: tf.case. `strict` is accepted, and changes nothing.
    """
    pairs = checked_pairs(pred_fn_pairs)
    if default is not None:
        require_function("case", "default", default)
    holds = stack([cast(pred, bool_) for pred, _ in pairs])
    if exclusive:
        Assert(reduce_sum(cast(holds, int32)) <= 1, [explain(
            "case", "exclusive=True", "more than one predicate holds"), holds])
    if default is None:
        Assert(reduce_any(holds), [explain("case", "no default", "none of the predicates holds"), holds])
        *pairs, (_, default) = pairs

    def choose(remaining):
        if not remaining:
            return default()
        (pred, function), *rest = remaining
        return cond(pred, function, lambda: choose(rest))

    return choose(pairs)


def chosen(where, selector, functions, names, name):
    """The result of a choice between functions, as nodes of the graph that is being built."""
    traced = [traced_body(wanted, f) for wanted, f in zip(names, functions, strict=True)]
    graphs, structures = [g for g, _ in traced], [s for _, s in traced]
    for other, other_name in zip(structures[1:], names[1:]):
        require_alike(where, names[0], structures[0], other_name, other)
    results = iter(add_branch_node(selector, graphs, name or where))
    return tree.map_structure(lambda y: next(results) if isinstance(y, Tensor) else y, structures[0],
                              expand_composites=True)


def require_alike(where, first_name, first, name, other):
    """Raise TypeError where two branches return other structures or dtypes; ValueError where only one returns None."""
    received = f"{first_name} returns {described(first)}, {name} returns {described(other)}"
    rule = "they must return the same structure of tensors, of the same dtypes"
    try:
        tree.assert_same_structure(first, other, check_types=False, expand_composites=True)
    except (TypeError, ValueError) as error:
        raise TypeError(explain(where, received, f"{rule} ({error})")) from None
    for x, y in zip(tree.flatten(first, expand_composites=True), tree.flatten(other, expand_composites=True)):
        if (x is None) != (y is None):
            raise ValueError(explain(where, received, "None is no tensor", "Return a tensor in every branch"))
        if x is not None and x.dtype != y.dtype:
            raise TypeError(explain(where, received, rule, f"Use tf.cast(..., tf.{x.dtype.name})"))


def described(structure):
    """What a branch returns, with a spec for each tensor: objects of a user's class may not be able to show theirs."""
    return tree.map_structure(lambda y: TensorSpec(y.shape, y.dtype) if isinstance(y, Tensor) else y, structure,
                              expand_composites=True)


def scalar_bool(where, what, value):
    """`value` as a bool tensor without axes.  Raises: InvalidArgumentError where it is none."""
    found = convert_to_tensor(value)
    if found.dtype != bool_ or found.shape.rank not in (0, None):
        raise InvalidArgumentError(explain(where, f"{what} is {found!r}", "it must be a bool without axes",
                                           "Use a comparison, or tf.reduce_all or tf.reduce_any"))
    return found


def require_function(where, argument, function):
    """Raise TypeError where an argument is no function."""
    if not callable(function):
        raise TypeError(explain(where, f"{argument} is {function!r}", "it must be a function"))


def numbered(where, functions) -> list:
    """The functions in the order of their numbers."""
    if not isinstance(functions, (list, tuple, dict)):
        raise TypeError(explain(where, f"branch_fns is {functions!r}", "it must be a list or a dict of functions"))
    if not functions:
        raise ValueError(explain(where, "branch_fns is empty", "it must hold a function"))
    pairs = list(functions.items()) if isinstance(functions, dict) else list(functions)
    if all(map(callable, pairs)):
        return pairs
    if not all(isinstance(pair, tuple) and len(pair) == 2 for pair in pairs):
        raise TypeError(explain(where, f"branch_fns is {functions!r}", "its items must be functions, or pairs"))
    for key, function in pairs:
        if not isinstance(key, int):
            raise TypeError(explain(where, f"{key!r} in branch_fns", "a key must be a Python int"))
        require_function(where, f"branch {key}", function)
    if sorted(key for key, _ in pairs) != list(range(len(pairs))):
        raise ValueError(explain(where, f"the keys are {[key for key, _ in pairs]}",
                                 f"they must be the numbers from 0 to {len(pairs) - 1}"))
    return [function for _, function in sorted(pairs, key=lambda pair: pair[0])]


def checked_pairs(pairs) -> list:
    """Pairs of a bool tensor and a function."""
    if isinstance(pairs, dict):
        pairs = [(getattr(key, "deref", lambda key=key: key)(), function) for key, function in pairs.items()]
    if not isinstance(pairs, (list, tuple)):
        raise TypeError(explain("case", f"pred_fn_pairs is {pairs!r}", "it must be a list of pairs"))
    if not pairs:
        raise ValueError(explain("case", "pred_fn_pairs is empty", "there must be a predicate"))
    for pair in pairs:
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise TypeError(explain("case", f"{pair!r} in pred_fn_pairs", "each entry must be a pair"))
        if not is_tensor(pair[0]) or pair[0].dtype != bool_:
            raise TypeError(explain("case", f"the predicate {pair[0]!r}", "it must be a bool tensor"))
        require_function("case", "the function of a pair", pair[1])
    return list(pairs)
