"""In which order to multiply the inputs of an einsum, two at a time. Floor 2. Read `einsum.py` first.

The order changes no result, only the work: (AB)v multiplies matrices, A(Bv) none. 'optimal' looks at every way to halve
every set of inputs, 3^n of them; 'greedy' takes what shrinks most, and is good enough for most equations.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import combinations
from math import prod

from ...backend.errors import did_you_mean, explain

LIKELY = 32  # an unknown size is most often that of a batch

FEW = 8  # inputs for which every order is looked at: about 6000 ways to halve a set
GREEDY = ("greedy", "eager", "opportunistic", "random-greedy", "random-greedy-128")
OPTIMAL = ("optimal", "auto", "auto-hq", "branch-all", "branch-2", "branch-1", "dp", "dynamic-programming")


def contraction_path(terms, output, sizes, optimize):
    """Pairs of positions: what to multiply in each step. The product is put behind the others.

    terms, output: text, such as 'ij'. sizes: of each label. optimize: see `einsum`.

        >>> contraction_path(["ij", "jk", "k"], "i", dict(i=9, j=9, k=9), "optimal")
        [(1, 2), (0, 1)]

    Raises: KeyError for an unknown name, ValueError for pairs that are none.
    """
    if optimize is False or optimize is None:
        return [(0, 1)] + [(0, n) for n in range(len(terms) - 2, 0, -1)]
    if isinstance(optimize, (list, tuple)):
        return checked_path(optimize, len(terms))
    if optimize is True or optimize in GREEDY or (optimize in OPTIMAL and len(terms) > FEW):
        return greedy_path(list(terms), output, sizes)
    if optimize in OPTIMAL:
        return optimal_path(terms, output, sizes)
    names = (*GREEDY, *OPTIMAL)
    rule = "it must be one of " + ", ".join(names)
    raise KeyError(explain("einsum", f"optimize is {optimize!r}", rule, did_you_mean(str(optimize), names)))


def checked_path(path, count):
    """A path that a caller gave, as it is; ValueError unless every step names two of what is left."""
    for step in path:
        if len(set(step)) != 2 or not all(0 <= i < count for i in step):
            rule = f"{tuple(step)} must be two different positions below {count}"
            raise ValueError(explain("einsum", f"optimize is {path!r}", rule))
        count -= 1
    if count != 1:
        raise ValueError(explain("einsum", f"optimize is {path!r}", f"its steps must leave 1 input, and leave {count}"))
    return path


def remaining_labels(taken, others, output):
    """The term of a product: the labels of its factors that another input or the output still needs.

        >>> remaining_labels(["ij", "...jk"], ["kl"], "...il")
        '...ik'
    """
    both, needed = "".join(taken), "".join([*others, output])
    names = dict.fromkeys(both.replace(".", ""))
    return "..." * ("..." in both) + "".join(name for name in names if name in needed)


def volume(term, sizes):
    """How many elements a tensor with these labels has, along the axes that are named; a guess for unknown sizes."""
    return prod(LIKELY if sizes[name] is None else sizes[name] for name in set(term.replace(".", "")))


def greedy_path(terms, output, sizes):
    """Multiply, in each step, the pair whose product is smallest beside its factors."""
    path = []
    while len(terms) > 1:
        key = partial(growth, terms=terms, output=output, sizes=sizes)
        i, j = best = min(combinations(range(len(terms)), 2), key=key)
        path.append(best)
        others = [term for k, term in enumerate(terms) if k not in best]
        terms = [*others, remaining_labels([terms[i], terms[j]], others, output)]
    return path


def growth(pair, terms, output, sizes):
    """How many elements more there are after the product of a pair, then its work; outer products come after all."""
    a, b = (terms[i] for i in pair)
    product = remaining_labels([a, b], [term for k, term in enumerate(terms) if k not in pair], output)
    return not set(a) & set(b), volume(product, sizes) - volume(a, sizes) - volume(b, sizes), volume(a + b, sizes)


def optimal_path(terms, output, sizes):
    """The order with the fewest multiplications: for every set of inputs, the best way to halve it."""
    everything = frozenset(range(len(terms)))

    def result(group):
        return remaining_labels([terms[i] for i in group], [terms[i] for i in everything - group], output)

    @lru_cache(None)
    def best(group):
        """(multiplications, the order as a nested pair) for the product of a set of inputs."""
        if len(group) == 1:
            return 0, min(group)
        first, *rest = sorted(group)
        halves = (frozenset([first, *some]) for n in range(len(rest)) for some in combinations(rest, n))
        plans = []
        for half in halves:
            (left, a), (right, b) = best(half), best(group - half)
            work = volume(result(half) + result(group - half), sizes)
            plans.append((left + right + work, (a, b)))
        return min(plans, key=lambda plan: plan[0])

    return as_steps(best(everything)[1], len(terms))


def as_steps(order, count):
    """A nested pair of positions, such as (0, (1, 2)), as the steps of a path."""
    left, path = list(range(count)), []

    def walk(node):
        if not isinstance(node, tuple):
            return node
        pair = tuple(sorted(left.index(each) for each in [walk(half) for half in node]))
        path.append(pair)
        for i in reversed(pair):
            del left[i]
        left.append(node)
        return node

    walk(order)
    return path
