"""What the promises of operators say about what is made of them. Floor 2. Read `linear_operator.py` first.

A promise is True, False, or None where nothing is known.
"""

from __future__ import annotations

from ....backend.errors import explain


def shared_promises(operator, what, is_non_singular, is_self_adjoint, is_positive_definite, is_square,
                    invertible=False):
    """The four promises of an operator's adjoint or inverse, which are those of the operator.

    what: "adjoint" or "inverse", for the message.   invertible: whether it must be.
    Raises: ValueError where a promise contradicts the operator's own.
    """
    given = {"is_non_singular": is_non_singular, "is_self_adjoint": is_self_adjoint,
             "is_positive_definite": is_positive_definite, "is_square": is_square}
    found = []
    for name, promise in given.items():
        own = getattr(operator, name)
        if invertible and name in ("is_non_singular", "is_square") and False in (own, promise):
            raise ValueError(explain(operator.name, f"{name} is False", "it must be square and non-singular"))
        if own is not None and promise is not None and bool(own) != bool(promise):
            raise ValueError(explain(operator.name, f"{name}={promise} for its {what}",
                                     f"the operator itself has {name}={own}"))
        found.append(own if promise is None else promise)
    return found


def all_promise(operators, name, given, where):
    """A promise that holds for the whole where it holds for all parts.

    Raises: ValueError where the caller promised the opposite.
    """
    if all(getattr(operator, name) for operator in operators):
        if given is False:
            raise ValueError(explain(where, f"{name}=False", f"all operators have {name}=True, and so has the whole"))
        return True
    return given


def product_is_square(a, b):
    """Whether the product of two operators is square."""
    if a.is_square and b.is_square:
        return True
    if a.is_square is False and b.is_square is False:
        m, n = a.range_dimension, b.domain_dimension
        return None if None in (m, n) else m == n
    return False if None not in (a.is_square, b.is_square) else None


def product_is_non_singular(a, b):
    """Whether the product of two square operators is non-singular."""
    if False in (a.is_non_singular, b.is_non_singular):
        return False
    return a.is_non_singular and b.is_non_singular


def commuting_promises(a, b):
    """The promises of a product of two operators that commute, as arguments of a constructor."""
    adjoint = {a.is_self_adjoint, b.is_self_adjoint}
    definite = all(x.is_positive_definite and x.is_self_adjoint for x in (a, b))
    return {"is_non_singular": product_is_non_singular(a, b), "is_square": True,
            "is_self_adjoint": True if adjoint == {True} else False if adjoint == {True, False} else None,
            "is_positive_definite": True if definite else None}


def product_promises(a, b):
    """The promises of a product of any two operators, as arguments of a constructor."""
    square = product_is_square(a, b)
    if square is False:
        return dict.fromkeys(("is_non_singular", "is_self_adjoint", "is_positive_definite", "is_square"), False)
    return {"is_non_singular": product_is_non_singular(a, b) if square else None, "is_square": square}


def is_adjoint_pair(a, b) -> bool:
    """Whether one operator is the adjoint of the other."""
    if a is b and a.is_self_adjoint is not None:
        return a.is_self_adjoint
    return a.H is b or b.H is a


def is_symmetric_product(operators) -> bool:
    """Whether operators have the form A B ... B^H A^H, whose product is self-adjoint."""
    half = len(operators) // 2
    return len(operators) % 2 == 0 and all(is_adjoint_pair(*pair) for pair in zip(operators[:half],
    reversed(operators)))


def of_one_dtype(operators, where) -> list:
    """The operators as a list.   Raises: ValueError for none, TypeError for several dtypes or for what is no list."""
    if isinstance(operators, str) or not hasattr(operators, "__iter__"):
        raise TypeError(explain(where, f"operators is {operators!r:.60}", "it must be a list of operators"))
    operators = list(operators)
    if not operators:
        raise ValueError(explain(where, "no operators", "there must be at least one"))
    if len({operator.dtype for operator in operators}) > 1:
        received = ", ".join(f"{operator.name} is {operator.dtype.name}" for operator in operators)
        raise TypeError(explain(where, received, "all operators must have the same dtype"))
    return operators
