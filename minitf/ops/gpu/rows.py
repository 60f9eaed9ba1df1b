"""Rows: a chain with sums and maxima along the last axis, as one kernel. Floor 2. Read `chain.py` first.

A block of threads has a row. A thread goes through every 256th element, say, and adds up what it sees; then the
threads add up their sums, and all know the sum of the row. Softmax is such a chain: a maximum, a power, a sum, and a
division; so is a layer normalization. Each goes through its row once for every sum or maximum and once for the
results. But it is the same row, which by then lies in the cache: main memory is read once and written once.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from .chain import Chain, laid_out, opening, pointers
from .chain import can_write as can_write_elementwise
from .launch import THREADS, launch, threads_for
from .steps import C_TYPES, EXPRESSIONS, HELPERS, Step, line

FOLDS = {"Sum": ("plus", "0"), "Mean": ("plus", "0"),  # name of an op -> how two become one, and what to begin with
         "Max": ("larger", "-INFINITY"), "Min": ("smaller", "INFINITY")}
SHORT = {  # an op that is several steps -> those; None is its input, and i the result of the i-th of them
    "Softmax": (("Max", None), ("Sub", None, 0), ("Exp", 1), ("Sum", 2), ("RealDiv", 2, 3)),
    "LogSoftmax": (("Max", None), ("Sub", None, 0), ("Exp", 1), ("Sum", 2), ("Log", 3), ("Sub", 1, 4)),
}
READ = {"each": "i", "one": "0", "row": "j", "column": "row"}

ROW_HELPERS = HELPERS + """\
#ifndef INFINITY  // CuPy's compiler brings no headers along
#define INFINITY __int_as_float(0x7f800000)
#endif
template <class T> __device__ T plus(T a, T b)    { return a + b; }

// What all threads of the block have, made one: half of them take in the other half, again and again.
template <class T, T both(T, T)> __device__ T over_block(T mine, T* shared)
{
    shared[threadIdx.x] = mine;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (threadIdx.x < half) shared[threadIdx.x] = both(shared[threadIdx.x], shared[threadIdx.x + half]);
        __syncthreads();
    }
    T all = shared[0];
    __syncthreads();  // nobody writes there again before everybody has read
    return all;
}
"""


def can_write(chain) -> bool:
    """Whether there is C for all of it."""
    return can_write_elementwise(chain, {*EXPRESSIONS, *FOLDS, *SHORT})


def in_full(chain) -> Chain:
    """The chain with the steps of SHORT written out. The values after them get other numbers.

        >>> in_full(Chain(("float32",), (Step("Softmax", (0,), "float32"),), (1,))).steps[1]
        Step(op='Sub', inputs=(0, 1), dtype='float32')
    """
    there = list(range(len(chain.inputs)))  # number of a value -> its number in the new chain
    steps: list[Step] = []
    for step in chain.steps:
        inputs = tuple(there[i] for i in step.inputs)
        if step.op in SHORT:
            first = len(chain.inputs) + len(steps)
            for op, *given in SHORT[step.op]:
                steps.append(Step(op, tuple(inputs[0] if i is None else first + i for i in given), step.dtype))
        else:
            steps.append(Step(step.op, inputs, step.dtype))
        there.append(len(chain.inputs) + len(steps) - 1)
    return Chain(chain.inputs, tuple(steps), tuple(there[i] for i in chain.results))


def rounds_of(chain) -> list[int]:
    """For each value, how many times the row has to be gone through until it can be computed.

        >>> rounds_of(in_full(Chain(("float32",), (Step("Softmax", (0,), "float32"),), (1,))))
        [0, 1, 1, 1, 2, 2]

    The inputs need no round. A sum or maximum (one of FOLDS) is known after one more round than
    what it is made of.   chain: in full.
    """
    rounds = [0] * len(chain.inputs)
    for step in chain.steps:
        rounds.append(max((rounds[i] for i in step.inputs), default=0) + (step.op in FOLDS))
    return rounds


def needed(wanted, steps, columns) -> list[int]:
    """The values that a round through the row has to compute, or read, in their order.

    wanted: the numbers of the values for whose sake it is done.
    steps: the steps by the numbers of their values; a number that is missing is an input's.
    columns: the numbers of the values that there is one of for a row; those are there already.
    """
    found: set[int] = set()
    open_ = list(wanted)
    while open_:
        number = open_.pop()
        if number not in found and number not in columns:
            found.add(number)
            open_ += steps[number].inputs if number in steps else ()
    return sorted(found)


class RowWriter:
    """Writes the kernel of a chain in full.

    places: for each input, as in `chain.source`; a row is as wide as the first input.
    columns: the values that there is one of for a row, which every thread keeps.
    rounds: see `rounds_of`.
    """

    def __init__(self, chain, places):
        self.chain, self.places = chain, places
        self.names = [f"v{i}" for i in range(len(places) + len(chain.steps))]
        self.steps = dict(enumerate(chain.steps, len(places)))
        self.columns = {i for i, place in enumerate(places) if place in ("column", "one")}
        self.rounds = rounds_of(chain)
        for number, step in self.steps.items():
            if step.op in FOLDS or (step.inputs and self.columns.issuperset(step.inputs)):
                self.columns.add(number)

    def body(self) -> list[str]:
        """The lines between the braces."""
        lines = self.kept(0)
        for i in range(1, max(self.rounds) + 1):
            lines += self.fold(i) + self.kept(i)
        ends = {number: f"y{i}[{'row' if number in self.columns else 'i'}] = v{number};"
                for i, number in enumerate(self.chain.results)}
        lines += [f"if (threadIdx.x == 0) {text}" for number, text in ends.items() if number in self.columns]
        wide = {number: text for number, text in ends.items() if number not in self.columns}
        return lines + (self.loop(list(wide), list(wide.values())) if wide else [])

    def fold(self, i) -> list[str]:
        """The lines of round `i`, which gives sums and maxima; then all threads know them."""
        folds = {n: step for n, step in self.steps.items() if step.op in FOLDS and self.rounds[n] == i}
        begin = [f"{self.kind(n)} v{n} = {FOLDS[step.op][1]};" for n, step in folds.items()]
        both = {n: FOLDS[step.op][0] for n, step in folds.items()}
        ends = [f"v{n} = {both[n]}(v{n}, v{step.inputs[0]});" for n, step in folds.items()]
        together = [f"v{n} = over_block<{self.kind(n)}, {both[n]}<{self.kind(n)}>>(v{n}, ({self.kind(n)}*)shared)"
                    f"{' / width' if step.op == 'Mean' else ''};" for n, step in folds.items()]
        return begin + self.loop([step.inputs[0] for step in folds.values()], ends) + together

    def kind(self, number) -> str:
        """The type of a value in C."""
        return C_TYPES[self.chain.dtype(number)]

    def kept(self, after) -> list[str]:
        """The lines of those values of which there is one for a row that are known after so many rounds."""
        known = [n for n in sorted(self.columns) if self.rounds[n] == after]
        return [self.line(n) for n in known if n not in self.steps or self.steps[n].op not in FOLDS]

    def loop(self, wanted, ends) -> list[str]:
        """A round through the row: the lines that compute the values `wanted`, and after them the lines `ends`."""
        lines = ["long long i = row * width + j;", *map(self.line, needed(wanted, self.steps, self.columns)), *ends]
        return ["for (long long j = threadIdx.x; j < width; j += blockDim.x) {", *(f"    {x}" for x in lines), "}"]

    def line(self, number) -> str:
        """The line that computes a value, or reads it."""
        if number in self.steps:
            return line(self.steps[number], number, self.names)
        return f"{self.kind(number)} v{number} = x{number}[{READ[self.places[number]]}];"


@cache
def source(chain, places) -> str:
    """The text of the kernel `rows(width, inputs, results)`, which has a block for each row."""
    chain = in_full(chain)
    return "\n".join([
        ROW_HELPERS,
        opening("rows", ["long long width", *pointers(chain)]),
        f"    __shared__ double shared[{THREADS}];",
        "    long long row = blockIdx.x;",
        *(f"    {text}" for text in RowWriter(chain, places).body()),
        "}",
        "",
    ])


def run(xp, chain, inputs, results) -> None:
    """Fill `results`, arrays in plain order, with what a chain makes of the rows of `inputs`; the first is [..., C]."""
    whole = inputs[0].shape
    width = whole[-1]
    rows = inputs[0].size // max(width, 1)
    sizes = {"each": rows * width, "one": 1, "row": width, "column": rows}
    arrays, places = laid_out(xp, inputs, whole, lambda place, size: size == sizes.get(place))
    launch(xp, source(chain, places), "rows", rows, threads_for(width), np.int64(width), *arrays, *results)
