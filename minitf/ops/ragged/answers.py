"""What ragged tensors answer where an op meets one: a table, filled by the modules that know. Floor 2.

`core/composite.py` says how the question comes here. Read next: `elementwise.py`.
"""

from __future__ import annotations

from collections.abc import Callable

from ...backend.errors import explain

_answers: dict[Callable, Callable] = {}
ELEMENTWISE_FAMILIES = ("minitf.ops.elementwise", "minitf.ops.special")


def answers(*operations):
    """Mark a function: it is called in place of these ops and public functions, with the arguments given to them."""

    def mark(function):
        for operation in operations:
            _answers[operation] = function
        return function

    return mark


def answer(operation, args, kwargs):
    """What `operation`, an op class or a public function, makes of arguments of which one is ragged.

    Raises: TypeError where nobody knows.
    """
    if operation in _answers:
        return _answers[operation](*args, **kwargs)
    if operation.__module__.rpartition(".")[0] in ELEMENTWISE_FAMILIES:
        return _answers["elementwise"](operation, *args, **kwargs)
    raise TypeError(explain(operation.__name__, "a ragged tensor", "it takes only tensors whose rows are equally long",
                            "Use x.to_tensor(), or tf.ragged.map_flat_values"))
