"""tf.nest: structures of lists, tuples and dicts that hold values at their leaves.

Floor 0. What a program passes around is often a structure of tensors: the batch of a dataset, the variables
of a model, the gradients of both. These functions look at the structure and at the leaves apart: `flatten`
lists the leaves, `pack_sequence_as` puts others in their place, `map_structure` does both.

Nodes are lists, tuples, named tuples, dicts (their values in the order of the sorted keys), other sequences
and mappings, and dataclasses with `__tf_flatten__` and `__tf_unflatten__`. All else is a leaf: numbers,
strings, arrays, tensors, None, sets. A *composite* is a leaf made of several tensors, such as a sparse
gradient; it is opened only when asked (`expand_composites=True`), by the functions that `register_composite`
was given for its class. Read next: `core/tensor.py`.
"""

from collections import defaultdict
from collections.abc import Mapping, MappingView, Sequence
from contextlib import contextmanager

from .backend.errors import explain

_composites: dict[type, tuple] = {}  # class -> (flatten, unflatten)
_described: dict = {}  # class of a spec -> what its values are besides their tensors
_kinds: dict[type, str | None] = {}


def register_composite(cls, flatten, unflatten, like=None):
    """Say how to open a value made of several tensors, and how to close it again.

    flatten: value -> (parts, rest), where rest is what is needed beside the parts.
    unflatten: (rest, parts) -> value.
    like: of a spec: spec -> what `beside_parts` says of the values that it describes.
    """
    _composites[cls] = flatten, unflatten
    if like is not None:
        _described[cls] = like


def beside_parts(value):
    """What a composite is besides its tensors: its class, and the rest that was registered; None for other values."""
    cls = type(value)
    if cls in _described:
        return _described[cls](value)
    return (cls, _composites[cls][0](value)[1]) if cls in _composites else None


def opened(value):
    """(the parts of a composite, the rest); None for a value that is none."""
    return _composites[type(value)][0](value) if type(value) in _composites else None


def closed(cls, rest, parts):
    """The composite of a class that is made of these parts."""
    return _composites[cls][1](rest, parts)


def is_nested(seq):
    """Whether this is a node, not a leaf.

    >>> is_nested([]), is_nested({"a": 1}), is_nested("abc"), is_nested(None)
    (True, True, False, False)
    """
    return _kind(seq) is not None


def flatten(structure, expand_composites=False):
    """Return the list of all leaves, dicts in the order of their sorted keys.

    >>> flatten([1, (2, [3]), {"b": 5, "a": 4}])
    [1, 2, 3, 4, 5]
    >>> flatten("one leaf")
    ['one leaf']

    Raises TypeError for a dict whose keys cannot be sorted, ValueError for a structure that holds
    itself.
    """
    children = _children(structure, expand_composites)
    if children is None:
        return [structure]
    with _finite(structure):
        return [leaf for child in children for leaf in flatten(child, expand_composites)]


@contextmanager
def _finite(structure):
    """Turn the endless walk through a structure that holds itself into a ValueError."""
    try:
        yield
    except RecursionError:
        received = f"received {structure!r:.60}"
        raise ValueError(explain("tf.nest", received, "a structure cannot hold itself, or be that deep")) from None


def flatten_with_paths(structure, expand_composites=False):
    """Return the list of all leaves in the order of `flatten`, each with the keys that lead to it.

    >>> flatten_with_paths({"b": 5, "a": [3, 4]})
    [(('a', 0), 3), (('a', 1), 4), (('b',), 5)]
    """
    found: list = []
    with _finite(structure):
        _collect_with_paths(structure, expand_composites, (), found)
    return found


def _collect_with_paths(node, expand_composites, path, found):
    """Append the leaves below a node, each with its path."""
    children = _children(node, expand_composites)
    if children is None:
        found.append((path, node))
    else:
        for key, child in zip(_names(node), children):
            _collect_with_paths(child, expand_composites, (*path, key), found)


def pack_sequence_as(structure, flat_sequence, expand_composites=False):
    """Return the structure with other leaves, given in the order of `flatten`.

    >>> pack_sequence_as({"b": 0, "a": (0, 0)}, [1, 2, 3])
    {'b': 3, 'a': (1, 2)}

    Raises TypeError if `flat_sequence` is no sequence, ValueError if it holds more or fewer values
    than the structure has leaves.
    """
    where = "tf.nest.pack_sequence_as"
    if not is_nested(flat_sequence):
        received = f"flat_sequence is {flat_sequence!r}"
        rule = f"it must be a list of leaves, not a {_name(flat_sequence)}"
        raise TypeError(explain(where, received, rule))
    needed = len(flatten(structure, expand_composites))
    if needed != len(flat_sequence):
        given = len(flat_sequence)
        received = f"structure is {_sketch(structure)}, flat_sequence has {given} values"
        raise ValueError(explain(where, received, f"the structure has {needed} leaves"))
    return _build(structure, expand_composites, iter(flat_sequence))


def _build(node, expand_composites, leaves):
    """Return a node like this one, with the next leaves."""
    children = _children(node, expand_composites)
    if children is None:
        return next(leaves)
    return _like(node, [_build(child, expand_composites, leaves) for child in children])


def map_structure(func, *structure, **kwargs):
    """Return the structure with func applied to each leaf or to the leaves in one place of several.

    >>> map_structure(lambda x, y: x + y, {"a": [1, 2]}, {"a": [10, 20]})
    {'a': [11, 22]}

    check_types: whether structures must agree in the types of their nodes too (the default).
    expand_composites: whether composites are opened.
    Raises ValueError or TypeError where the structures differ, naming the place.
    """
    where = "tf.nest.map_structure"
    check_types = kwargs.pop("check_types", True)
    expand_composites = kwargs.pop("expand_composites", False)
    if not callable(func):
        raise TypeError(explain(where, f"func is {func!r}", "it must be callable"))
    if not structure:
        raise ValueError(explain(where, "received no structure", "pass at least one"))
    if kwargs:
        rule = "the keyword arguments are check_types and expand_composites"
        raise ValueError(explain(where, f"received {', '.join(kwargs)}", rule))
    for other in structure[1:]:
        _compare(where, structure[0], other, check_types, expand_composites)
    flat = [flatten(each, expand_composites) for each in structure]
    return pack_sequence_as(structure[0], [func(*leaves) for leaves in zip(*flat)], expand_composites)


def assert_same_structure(nest1, nest2, check_types=True, expand_composites=False):
    """Raise where two structures differ: ValueError for leaves, sizes or keys, TypeError for types of nodes.

    >>> assert_same_structure([1, (2, 3)], [4, (5, 6)])
    >>> assert_same_structure([1, (2, 3)], [4, (5,)])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: tf.nest.assert_same_structure: received [., (., .)] and [., (.,)]: at [1], ...
    """
    _compare("tf.nest.assert_same_structure", nest1, nest2, check_types, expand_composites)


def flatten_up_to(shallow, structure, check_types=True):
    """Return the parts of a structure that stand where a shallower one has its leaves.

    >>> flatten_up_to([0, 0], [[1, 2], {"a": 3}])
    [[1, 2], {'a': 3}]
    """
    return _compare("tf.nest.flatten_up_to", shallow, structure, check_types, False, whole=False)


def map_structure_up_to(shallow, func, *structures, check_types=True):
    """Return the shallow structure, each leaf replaced by func of what the structures have in its place.

    >>> map_structure_up_to([0, 0], len, [[1, 2], [3]])
    [2, 1]
    """
    flat = [flatten_up_to(shallow, structure, check_types) for structure in structures]
    return pack_sequence_as(shallow, [func(*parts) for parts in zip(*flat)])


def _kind(value):
    """Return what kind of node a value is, or None for a leaf. It is looked up by class."""
    cls = type(value)
    if cls not in _kinds:
        _kinds[cls] = _kind_of_class(cls)
    return _kinds[cls]


def _kind_of_class(cls):
    if issubclass(cls, (str, bytes, bytearray, memoryview)):
        return None
    if issubclass(cls, Mapping):
        return "mapping"
    if issubclass(cls, (Sequence, MappingView)):
        return "namedtuple" if issubclass(cls, tuple) and hasattr(cls, "_fields") else "sequence"
    return "dataclass" if hasattr(cls, "__tf_flatten__") else None


def _children(node, expand_composites):
    """Return the children of a node in order, or None for a leaf."""
    kind = _kind(node)
    if kind == "mapping":
        return [node[key] for key in _sorted_keys(node)]
    if kind == "dataclass":
        return node.__tf_flatten__()[1]
    if kind is None and expand_composites and type(node) in _composites:
        return _composites[type(node)][0](node)[0]
    return None if kind is None else node


def _names(node):
    """Return the key, field or number of each child."""
    kind = _kind(node)
    if kind == "mapping":
        return _sorted_keys(node)
    return node._fields if kind == "namedtuple" else range(len(_children(node, True)))


def _like(node, children):
    """Return a node of the same kind with other children."""
    cls, kind = type(node), _kind(node)
    if kind == "mapping":
        values = dict(zip(_sorted_keys(node), children))
        pairs = {key: values[key] for key in node}  # the order of the keys stays the node's
        return defaultdict(node.default_factory, pairs) if cls is defaultdict else cls(pairs)
    if kind == "namedtuple":
        return cls(*children)
    if kind == "dataclass":
        return cls.__tf_unflatten__(node.__tf_flatten__()[0], tuple(children))
    if kind is None:
        open_, close = _composites[cls]
        return close(open_(node)[1], children)
    return children if cls is range or issubclass(cls, MappingView) else cls(children)


def _sorted_keys(mapping):
    try:
        return sorted(mapping)
    except TypeError:
        rule = "keys must be sortable, since a structure lists its leaves in the order of its keys"
        raise TypeError(explain("tf.nest", f"received a dict with keys {list(mapping)}", rule)) from None


def _compare(where, first, second, check_types, expand_composites, whole=True):
    """Return the parts of the second structure that stand where the first has its leaves.

    Raises where the two differ. whole: whether those parts must be leaves too.
    """
    parts: list = []
    with _finite(first):
        found = _compare_nodes(first, second, "", parts, (check_types, expand_composites, whole))
    if found is None:
        return parts
    path, error, rule = found
    with _finite(first):
        received = f"received {_sketch(first)} and {_sketch(second)}"
    raise error(explain(where, received, f"at {path or 'the top'}, {rule}"))


def _compare_nodes(a, b, path, parts, options):
    """Append the parts below b; return the first difference as (place, error class, sentence), or None."""
    check_types, expand_composites, whole = options
    children, others = _children(a, expand_composites), _children(b, expand_composites)
    if children is None and (others is None or not whole):
        parts.append(b)
        return None
    difference = _difference(a, b, children, others, check_types)
    if difference is not None:
        return (path, *difference)
    below = zip(_keys(a), children, others)
    found = (_compare_nodes(child, other, path + key, parts, options) for key, child, other in below)
    return next(filter(None, found), None)


def _difference(a, b, children, others, check_types):
    """Return how two nodes differ, whatever their children hold, as (error class, sentence), or None."""
    if children is None or others is None:
        return ValueError, f"one is {_article(a)}, the other {_article(b)}"
    if check_types and not _same_type(a, b):
        return TypeError, f"one is {_article(a)}, the other {_article(b)}"
    if isinstance(a, Mapping) and isinstance(b, Mapping) and set(a) != set(b):
        return ValueError, f"one has the keys {_sorted_keys(a)}, the other {_sorted_keys(b)}"
    if len(children) != len(others):
        return ValueError, f"one has {len(children)} elements, the other {len(others)}"
    return None


def _same_type(a, b):
    """Whether two nodes count as of one type: two mappings do, two lists, and named tuples alike in names."""
    if type(a) is type(b):
        return True
    if any(isinstance(a, cls) and isinstance(b, cls) for cls in (Mapping, list)):
        return True
    named = _kind(a) == _kind(b) == "namedtuple"
    return named and type(a).__name__ == type(b).__name__ and type(a)._fields == type(b)._fields


def _keys(node):
    """Return how each child is reached from its node, as it would be written in Python."""
    kind = _kind(node)
    if kind == "mapping":
        return [f"[{key!r}]" for key in _sorted_keys(node)]
    if kind == "namedtuple":
        return [f".{field}" for field in node._fields]
    return [f"[{i}]" for i in range(len(_children(node, True) or ()))]


def _sketch(node):
    """Return a structure as text, with a dot for each leaf.

    >>> _sketch([1, (2,), {"a": "x"}])
    "[., (.,), {'a': .}]"
    """
    kind = _kind(node)
    if kind is None:
        return "."
    if kind == "mapping":
        return "{" + ", ".join(f"{key!r}: {_sketch(value)}" for key, value in node.items()) + "}"
    inner = ", ".join(map(_sketch, _children(node, False)))
    if type(node) is tuple:
        return f"({inner},)" if len(node) == 1 else f"({inner})"
    return f"[{inner}]" if kind == "sequence" else f"{_name(node)}({inner})"


def _name(value):
    return type(value).__name__


def _article(value):
    name = f"{_name(value)}" + ("" if is_nested(value) else ", a leaf")
    return f"an {name}" if name[0] in "aeiouAEIOU" else f"a {name}"
