"""Structures of lists, tuples and dicts under the names of `keras.tree`. Floor 7. Read `tree.py` of floor 0 first."""

import warnings

from ... import tree
from ...backend.errors import explain


class MAP_TO_NONE:
    """What a function of `traverse` returns to put None in the place of a part."""


def is_nested(structure):
    """Whether it is a list, tuple or dict.  Source: keras.tree.is_nested."""
    return tree.is_nested(structure)


def flatten(structure):
    """The leaves, in order, dicts by their sorted keys.  Source: keras.tree.flatten."""
    return tree.flatten(structure)


def flatten_with_path(structure):
    """Pairs (path, leaf), where a path is a tuple of indices and keys.

    >>> import minitf as tf
    >>> tf.keras.tree.flatten_with_path({"b": 1, "a": [2]})
    [(('a', 0), 2), (('b',), 1)]

    Source: keras.tree.flatten_with_path.
    """
    return tree.flatten_with_paths(structure)


def pack_sequence_as(structure, flat_sequence):
    """The structure with other leaves.  Raises: ValueError where there are too few or too many.

    Source: keras.tree.pack_sequence_as.
    """
    return tree.pack_sequence_as(structure, list(flat_sequence))


def map_structure(func, *structures, none_is_leaf=True):
    """The structure with each leaf replaced by what `func` makes of the leaves in its place.

    none_is_leaf: whether `func` gets None, too; else it stays.
    Raises: TypeError where `func` is no function; ValueError where the structures differ.
    Source: keras.tree.map_structure.
    """
    def on_leaves(*leaves):
        return None if leaves[0] is None and not none_is_leaf else func(*leaves)

    if not callable(func):
        raise TypeError(explain("map_structure", f"func is {func!r}", "it must be callable"))
    for other in structures[1:]:
        assert_same_structure(structures[0], other)
    return tree.map_structure(on_leaves, *structures)


def map_structure_up_to(shallow_structure, func, *structures):
    """The shallow structure, each leaf replaced by `func` of what the structures have in its place.

    Raises: ValueError where one of them is shallower.
    Source: keras.tree.map_structure_up_to.
    """
    return _as_value_error(tree.map_structure_up_to, shallow_structure, func, *structures)


def map_shape_structure(func, structure):
    """`map_structure`, where a tuple or list of ints and Nones is a leaf: a shape.

    >>> import minitf as tf
    >>> tf.keras.tree.map_shape_structure(len, {"x": (None, 3), "y": [(2,), (2, 3, 4)]})
    {'x': 2, 'y': [1, 3]}

    Source: keras.tree.map_shape_structure.
    """
    if isinstance(structure, tuple | list) and all(n is None or isinstance(n, int) for n in structure):
        return func(tuple(structure))
    return _with_parts(structure, lambda part: map_shape_structure(func, part))


def assert_same_structure(a, b, check_types=None):
    """Raise ValueError where the structures differ.  check_types: of no effect, with a warning.

    Source: keras.tree.assert_same_structure.
    """
    if check_types is not None:
        warnings.warn("`check_types` has no effect any more; leave it out.", DeprecationWarning, stacklevel=2)
    _as_value_error(tree.assert_same_structure, a, b)


def assert_same_paths(a, b):
    """Raise ValueError where the paths differ; a list is like a tuple.  Source: keras.tree.assert_same_paths."""
    first, second = ({path for path, _ in tree.flatten_with_paths(x)} for x in (a, b))
    if first != second:
        raise ValueError(explain("assert_same_paths", f"paths of a alone: {sorted(first - second, key=str)}, of b "
                                 f"alone: {sorted(second - first, key=str)}", "both must have the same paths"))


def lists_to_tuples(structure):
    """The structure with tuples for lists.  Source: keras.tree.lists_to_tuples."""
    if not tree.is_nested(structure):
        return structure
    parts = _with_parts(structure, lists_to_tuples)
    return tuple(parts) if type(parts) is list else parts


def traverse(func, structure, top_down=True):
    """Call `func` on every part, and put what it returns, unless that is None, in the place of the part.

    top_down: whether a part comes before its own parts, which are then left out where it is replaced; else after them.
    To put None in the place of a part, `func` returns MAP_TO_NONE.

    >>> import minitf as tf
    >>> tf.keras.tree.traverse(lambda x: x * 2 if isinstance(x, int) else None, [1, (2, 3)])
    [2, (4, 6)]

    Raises: TypeError where `func` is no function.
    Source: keras.tree.traverse.
    """
    if not callable(func):
        raise TypeError(explain("traverse", f"func is {func!r}", "it must be callable"))
    if top_down:
        found = func(structure)
        if found is not None:
            return None if found is MAP_TO_NONE else found
    if tree.is_nested(structure):
        structure = _with_parts(structure, lambda part: traverse(func, part, top_down))
    if top_down:
        return structure
    found = func(structure)
    return structure if found is None else None if found is MAP_TO_NONE else found


def _with_parts(structure, function):
    """The structure with the function of each of its parts, one level deep."""
    if not tree.is_nested(structure):
        return function(structure)
    if isinstance(structure, dict):
        return type(structure)((key, function(part)) for key, part in structure.items())
    parts = [function(part) for part in structure]
    return type(structure)(*parts) if hasattr(structure, "_fields") else type(structure)(parts)


def _as_value_error(function, *arguments):
    """What the function returns; where it raises TypeError for other types of nodes, ValueError."""
    try:
        return function(*arguments)
    except TypeError as error:
        raise ValueError(str(error)) from error
