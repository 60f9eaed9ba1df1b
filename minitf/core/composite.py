"""Composites that answer for themselves: how `tf.add` takes a ragged tensor, which core never heard of. Floor 1.

A composite is a value made of several tensors. No kernel takes it; but what an operation means for it can be said by
whoever defines it. Its class has a method `__tf_dispatch__(operation, args, kwargs)`, as NumPy's arrays have
`__array_function__`, and `execute` asks it wherever an input is no tensor: the way of plain tensors does not notice.

`execute` asks about ops. A public function that looks at its arguments before it reaches `execute` is marked
`@dispatched`, and the composite is asked about the function itself.
"""

from __future__ import annotations

from functools import wraps


def composite_among(values):
    """The first of `values`, or of a list or tuple among them, that answers for itself; None where there is none."""
    for value in values:
        for x in value if type(value) in (list, tuple) else (value,):
            if hasattr(type(x), "__tf_dispatch__"):
                return x
    return None


def dispatched(function):
    """Mark a public function: a composite among its arguments answers in its place."""

    @wraps(function)
    def ask_composites_first(*args, **kwargs):
        composite = composite_among((*args, *kwargs.values()))
        if composite is None:
            return function(*args, **kwargs)
        return composite.__tf_dispatch__(ask_composites_first, args, kwargs)

    return ask_composites_first
