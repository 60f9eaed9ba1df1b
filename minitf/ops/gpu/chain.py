"""Chain: elementwise steps as one kernel. Floor 2. Read `steps.py` first, `launch.py` and `rows.py` next.

    tanh(x + b) * x  ->  one thread for each element, which reads x and b once and writes the result once

In between, the numbers are in the thread's registers. With a kernel for each op, every result would be written to
memory and read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import prod
from textwrap import wrap

import numpy as np

from .launch import THREADS, blocks, launch
from .steps import C_TYPES, EXPRESSIONS, HELPERS, Step, line

READ = {"each": "i", "one": "0", "row": "i % w{}", "column": "i / w{}"}  # where element i finds its own


@dataclass(frozen=True)
class Chain:
    """What is to be one kernel.

    inputs: the names of the inputs' dtypes; the first input has the shape of the results.
    steps: in their order.
    results: the numbers of the values that others need (see `Step`).
    """

    inputs: tuple[str, ...]
    steps: tuple[Step, ...]
    results: tuple[int, ...]

    def dtype(self, number) -> str:
        """The dtype of a value, by its number."""
        return [*self.inputs, *(step.dtype for step in self.steps)][number]


def can_write(chain, ops=frozenset(EXPRESSIONS)) -> bool:
    """Whether there is C for all of it.   ops: the names of the ops that there is C for."""
    dtypes = {*chain.inputs, *(step.dtype for step in chain.steps)}
    return dtypes <= C_TYPES.keys() and all(step.op in ops for step in chain.steps)


def place(shape, whole) -> str:
    """How an array of `shape` lies in arrays of the shape `whole`, to which it broadcasts.

        >>> place((2, 3), (2, 3)), place((1, 3), (2, 3)), place((2, 1), (2, 3)), place((), (2, 3))
        ('each', 'row', 'column', 'one')
        >>> place((2, 1, 3), (2, 5, 3))
        'other'

    Returns: "each", with an element for each of theirs; "one", with a single element; "row", with
    the last axes of `whole` and nothing before them, so that it repeats; "column", with the first
    axes and nothing after them, so that each element serves for a run; "other", with an axis
    missing in the middle.
    """
    if shape == whole:
        return "each"
    if prod(shape) == 1:
        return "one"
    first = next(i for i, n in enumerate(shape) if n != 1)
    last = max(i for i, n in enumerate(shape) if n != 1)
    if shape[first:] == whole[len(whole) - len(shape) + first :]:
        return "row"
    if len(shape) == len(whole) and shape[: last + 1] == whole[: last + 1]:
        return "column"
    return "other"


@cache
def source(chain, places) -> str:
    """The text of the kernel `chain(n, the width of each row or column, inputs, results)`.

    places: for each input, "each", "one", "row" or "column"; see `place`.
    """
    names = [f"v{i}" for i in range(len(chain.inputs) + len(chain.steps))]
    widths = [f"long long w{i}" for i, place in enumerate(places) if place in ("row", "column")]
    body = [f"{C_TYPES[dtype]} v{i} = x{i}[{READ[place].format(i)}];"
            for i, (dtype, place) in enumerate(zip(chain.inputs, places))]
    body += [line(step, i, names) for i, step in enumerate(chain.steps, len(places))]
    body += [f"y{i}[i] = v{number};" for i, number in enumerate(chain.results)]
    return "\n".join([
        HELPERS,
        opening("chain", ["long long n", *widths, *pointers(chain)]),
        "    long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x;",
        "    if (i >= n) return;",
        *(f"    {text}" for text in body),
        "}",
        "",
    ])


def opening(name, parameters) -> str:
    """The first lines of a kernel."""
    lines = wrap(", ".join(parameters), 84)
    return f'extern "C" __global__ void {name}(\n    ' + "\n    ".join(lines) + ")\n{"


def pointers(chain) -> list[str]:
    """The parameters of a kernel that are arrays."""
    inputs = [f"const {C_TYPES[dtype]}* x{i}" for i, dtype in enumerate(chain.inputs)]
    return inputs + [f"{C_TYPES[chain.dtype(number)]}* y{i}" for i, number in enumerate(chain.results)]


def run(xp, chain, inputs, results) -> None:
    """Fill `results`, arrays in plain order, with what a chain of elementwise steps makes of `inputs`."""
    whole = inputs[0].shape
    n = prod(whole)
    arrays, places = laid_out(xp, inputs, whole, lambda place, size: place != "other")
    sizes = {"row": lambda a: a.size, "column": lambda a: n // a.size}
    widths = [np.int64(sizes[place](a)) for a, place in zip(arrays, places) if place in sizes]
    launch(xp, source(chain, places), "chain", blocks(n), THREADS, np.int64(n), *widths, *arrays, *results)


def laid_out(xp, inputs, whole, fits):
    """The inputs in plain order, broadcast in memory where they do not fit as they are; and their places.

    fits: a function of a place and a size: whether the kernel can read such an array.
    """
    arrays, places = [], []
    for a in inputs:
        found = place(a.shape, whole)
        readable = fits(found, a.size)
        arrays.append(xp.ascontiguousarray(a if readable else xp.broadcast_to(a, whole)))
        places.append(found if readable else "each")
    return arrays, tuple(places)
