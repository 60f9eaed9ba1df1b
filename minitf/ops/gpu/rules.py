"""Rules: a step of an optimizer, for all variables, as one kernel. Floor 2. Read `variables/apply_rule.py` first.

On the CPU the rule of an optimizer is a function of NumPy calls that moves a block of numbers. Here the same function
is called once with letters in place of numbers, and what it asks for is written down as C. So there is no formula to
write twice, and every optimizer that has a rule has its kernel. A block of threads has a piece of a variable; a table
in the GPU's memory says which.
"""

from __future__ import annotations

from functools import cache
from itertools import count

import numpy as np

from ..variables.apply_rule import ResourceApplyRule, divided
from ..variables.rule_values import StandsForNumbers
from .chain import opening
from .launch import THREADS, launch
from .steps import C_TYPES, HELPERS

PIECE = 1 << 14  # elements of a variable for one block of threads

FUNCTIONS = {  # of NumPy -> C of their arguments; {T} is the type
    "add": "{0} + {1}", "subtract": "{0} - {1}", "multiply": "{0} * {1}", "divide": "{0} / {1}",
    "power": "pow({0}, {1})", "sqrt": "sqrt({0})", "exp": "exp({0})", "square": "{0} * {0}", "negative": "-{0}",
    "maximum": "larger({0}, {1})", "minimum": "smaller({0}, {1})", "abs": "{0} < 0 ? -{0} : {0}",
    "sign": "{0} > 0 ? ({T})1 : {0} < 0 ? ({T})-1 : {0}", "clip": "smaller(larger({0}, {1}), {2})",
}


class Letter(StandsForNumbers):
    """A value without a number, while a rule is written down: its name in C."""

    def __init__(self, name, writer):
        self.name, self.xp, self.dtype = name, writer, writer.dtype


class RuleWriter:
    """Stands for the array module, and writes down what is called.   lines: of C, so far.

    Asking for a function that there is no C for raises AttributeError.
    """

    def __init__(self, dtype):
        self.dtype, self.kind, self.lines, self.numbers = np.dtype(dtype), C_TYPES[dtype], [], count()

    def __getattr__(self, name):
        if name not in FUNCTIONS:
            raise AttributeError(f"there is no C for {name}")

        def write(*arguments, out=None):
            text = FUNCTIONS[name].format(*map(self.text, arguments), T=self.kind)
            if out is None:
                out = Letter(f"t{next(self.numbers)}", self)
                self.lines.append(f"{self.kind} {out.name} = {text};")
            else:
                self.lines.append(f"{out.name} = {text};")
            return out

        return write

    def text(self, value) -> str:
        """A value in C: the name of a letter, or a number."""
        return value.name if isinstance(value, Letter) else f"({self.kind}){float(value)!r}"


@cache
def source(rule, slots, scratch, decays, options, numbers, dtype) -> str | None:
    """The text of the kernel `move(table, numbers)`; None for a rule that asks for what there is no C for.

    decays: whether any variable has weight decay.   numbers: how many the rule is given.
    """
    writer = RuleWriter(dtype)
    letters = {name: Letter(name, writer) for name in ["w", "g", *(f"slot{i}" for i in range(slots))]}
    spare = [Letter(f"spare{i}", writer) for i in range(scratch)]
    given = [Letter(f"n{i}[0]", writer) for i in range(numbers)]
    try:
        step = rule(writer, *given, **dict(options))
        once, writer.lines = writer.lines, []
        if decays:
            writer.subtract(letters["w"], Letter("decay", writer) * letters["w"] * given[0], out=letters["w"])
        step(*letters.values(), *spare)
    except AttributeError:
        return None
    kind, changed = writer.kind, [name for name in letters if name != "g"]
    used = [f"{kind} {each.name};" for each in spare if any(each.name in line for line in writer.lines)]
    return "\n".join([
        HELPERS,
        opening("move", ["const long long* table", *(f"const {kind}* n{i}" for i in range(numbers))]),
        f"    const long long* mine = table + blockIdx.x * {2 + len(letters)};  // a length, a decay, addresses",
        *(f"    {kind}* {name}s = ({kind}*)mine[{i}];" for i, name in enumerate(letters, 2)),
        *(f"    {line}" for line in [f"{kind} decay = *(const double*)(mine + 1);"] * decays + once),
        "    for (long long i = threadIdx.x; i < mine[0]; i += blockDim.x) {",
        f"        {kind} {', '.join(f'{name} = {name}s[i]' for name in letters)};",
        *(f"        {line}" for line in used + writer.lines),
        *(f"        {name}s[i] = {name};" for name in changed),
        "    }",
        "}",
        "",
    ])


def table_of(groups, decay):
    """For each piece of a variable its length, its decay as bits, and the addresses of its arrays.

    groups: for each variable, it, its gradient and its slots.
    Returns: int64 [pieces, 2 + arrays of a group].
    """
    bits = np.array(decay, np.float64).view(np.int64)
    rows = []
    for arrays, own in zip(groups, bits):
        first, size = arrays[0], arrays[0].size
        for start in range(0, size, PIECE):
            there = [array.data.ptr + start * first.dtype.itemsize for array in arrays]
            rows.append([min(PIECE, size - start), own, *there])
    return np.array(rows, np.int64).reshape(-1, 2 + len(groups[0]))


def move(xp, *inputs, rule, slots, scratch, decay, options):
    """The kernel of ResourceApplyRule on a GPU."""
    changed, gradients, numbers = divided(inputs, slots, len(decay))
    dtype = str(inputs[0].dtype)
    text = None
    if dtype in ("float32", "float64"):
        text = source(rule, slots, scratch, any(decay), options, len(numbers), dtype)
    if text is None:
        ResourceApplyRule.kernel(xp, *inputs, rule=rule, slots=slots, scratch=scratch, decay=decay, options=options)
        return
    groups = [(w, xp.ascontiguousarray(g), *others) for (w, *others), g in zip(changed, gradients)]
    table = xp.asarray(table_of(groups, decay))
    launch(xp, text, "move", table.shape[0], THREADS, table, *numbers)
