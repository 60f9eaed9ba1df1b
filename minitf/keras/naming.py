"""The names that Keras gives: `Dense` becomes "dense", the second one "dense_1". Floor 7. Read next: `registry.py`."""

import re

from .session import session


def to_snake_case(name):
    """Return a class name in the form of a variable's.

    >>> to_snake_case("GlobalMaxPooling1D"), to_snake_case("ReLU"), to_snake_case("<lambda>")
    ('global_max_pooling1d', 're_lu', 'lambda')
    """
    name = re.sub(r"\W+", "", name)
    name = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


def uniquify(name):
    """Return the name itself the first time, then `name_1`, `name_2`, ... until the session is cleared."""
    count = session.name_counts[name]
    session.name_counts[name] += 1
    return f"{name}_{count}" if count else name


def auto_name(prefix):
    """Return a fresh name for an object of a class: "dense" for `Dense`, then "dense_1"."""
    return uniquify(to_snake_case(prefix))


def get_uid(prefix=""):
    """Count how often a prefix was asked for, from 1.  prefix: str -> int.  Source: keras.backend.get_uid.

    >>> reset_uids()
    >>> get_uid("block"), get_uid("block"), get_uid("other")
    (1, 2, 1)
    """
    session.name_counts[prefix] += 1
    return session.name_counts[prefix]


def reset_uids():
    """Start all counts again, as `clear_session` does."""
    session.name_counts.clear()


def get_object_name(thing):
    """Return the name of a layer, function or object, as it stands in messages and in dicts of losses and metrics."""
    name = getattr(thing, "name", None)
    if name is not None:
        return name
    return to_snake_case(getattr(thing, "__name__", type(thing).__name__))
