"""What `compile` says for each output of a model, in the order of the outputs. Floor 7.

A model's outputs are one tensor, or a list, tuple or dict of them, or such structures inside one another. Losses,
weights, metrics and targets may be given in the same structure, by the names of the outputs, or one for all. Here every
such form becomes a plain list with one entry for each output.
"""

from ... import tree
from ...backend.errors import did_you_mean, explain


def is_flat(y_pred):
    """Whether the outputs are one tensor or one level of them."""
    return not tree.is_nested(y_pred) or not any(map(tree.is_nested, _children(y_pred)))


def per_output(what, given, y_pred, names, required):
    """Return a list with one entry for each output.

    what: the argument's name, for messages. names: those of the outputs, or None.
    given: one for all outputs, or a structure of one each. A dict that is `required` to be complete must name every
        output, where the outputs themselves are not a dict.
    Raises: KeyError or ValueError where the structures do not fit.
    """
    count = len(tree.flatten(y_pred))
    if not isinstance(given, list | tuple | dict):
        return [given] * count
    if isinstance(given, dict) and not isinstance(y_pred, dict):
        return _by_name(what, given, count, names, required)
    if isinstance(given, dict) and is_flat(y_pred):
        _known(what, given, sorted(y_pred))
        return [given.get(key) for key in sorted(y_pred)]
    if len(given) == count and not any(map(tree.is_nested, _children(given))):
        return list(_children(given))
    try:
        return tree.flatten_up_to(y_pred, given, check_types=False)
    except (TypeError, ValueError) as error:
        raise ValueError(explain(f"compile: {what}", f"{given!r}, and {count} outputs", "it must have one entry for "
                                 "each output, in the same structure", f"The outputs are {_sketch(y_pred)}")) from error


def _by_name(what, given, count, names, required):
    """The entries of a dict, by the names of outputs that are no dict."""
    names = names if names and len(names) == count else None
    if names is None:
        raise KeyError(explain(f"compile: {what}", f"a dict with {sorted(given)}", "the model's outputs have no names",
                               "Pass a list, or let the model return a dict"))
    if required and set(given) != set(names):
        raise ValueError(explain(f"compile: {what}", f"a dict with {sorted(given)}",
                                 f"expected keys {list(names)}, the names of the outputs",
                                 "None stands for an output without one"))
    _known(what, given, names)
    return [given.get(name) for name in names]


def _known(what, given, names):
    for key in given:
        if key not in names:
            raise KeyError(explain(f"compile: {what}", f"the key {key!r}", "the model has no such output",
                                   did_you_mean(str(key), list(map(str, names))) or f"It has {list(names)}"))


def targets_of(y_true, y_pred, names, wanted=None):
    """Return the target of each output, as a list.

    y_true: the structure of `y_pred`, or one that can be told to mean it: a list for a tuple, a dict by the outputs'
        names, a flat list.
    wanted: for each output whether it has a loss; targets may then be given for those alone.
    Raises: ValueError where the structures or the keys differ; KeyError for a single target of several outputs.
    """
    outputs = tree.flatten(y_pred)
    if isinstance(y_true, dict) and not isinstance(y_pred, dict) and names and set(y_true) == set(names):
        return [y_true[name] for name in names]
    if isinstance(y_true, dict) and isinstance(y_pred, dict) and is_flat(y_pred) and set(y_true) <= set(y_pred):
        return [y_true.get(key) for key in sorted(y_pred)]
    _require_known(y_true, y_pred, names)
    targets = tree.flatten(y_true)
    if len(targets) == len(outputs):
        return targets
    if wanted is not None and len(targets) == sum(wanted):
        remaining = iter(targets)
        return [next(remaining) if has_loss else None for has_loss in wanted]
    kind = ValueError if tree.is_nested(y_true) else KeyError  # as Keras has it
    raise kind(explain("loss", f"y_true is {_sketch(y_true)}, y_pred is {_sketch(y_pred)}",
                       "y_true and y_pred have different structures", "Pass one target for each output"))


def _require_known(y_true, y_pred, names):
    """Raise ValueError for a dict of targets with a key that is no output: it would teach the wrong one."""
    known = list(y_pred) if isinstance(y_pred, dict) else list(names or ())
    for key in y_true if isinstance(y_true, dict) and known else ():
        if key not in known:
            raise ValueError(explain("loss", f"the key {key!r} in y_true", "the model has no such output",
                                     did_you_mean(str(key), list(map(str, known))) or f"It has {known}"))


def kind_of_targets(y_true, y_pred):
    """Return "binary", "sparse_categorical" or "categorical": what "accuracy" and "crossentropy" stand for.

    y_pred [..., 1] is a yes or no; y_true with an axis less than y_pred, or [..., 1], holds class numbers.
    """
    if y_pred.shape[-1] == 1:
        return "binary"
    ranks = len(y_true.shape), len(y_pred.shape)
    one_number = ranks[0] > 0 and y_true.shape[-1] == 1 and y_pred.shape[-1] > 1
    return "sparse_categorical" if ranks[0] < ranks[1] or one_number else "categorical"


def _children(node):
    return [node[key] for key in sorted(node)] if isinstance(node, dict) else node


def _sketch(structure):
    return tree.map_structure(lambda _: "*", structure)
