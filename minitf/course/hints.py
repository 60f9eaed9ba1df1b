"""Which hints a failed answer earns: the exercise's own, then what is true of any exercise.

Floor 10. Next: report.py.

A hint comes in three steps, and a student asks for each: its first sentence; all of it, and the place in the chapter;
and what the library's own answer is made of.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from .exercise import Exercise, Hint
from .places import place

NOT_WRITTEN = Hint(
    "The stub is still there: write your code in place of `raise NotImplementedError`.",
    error="^NotImplementedError",
)
GENERAL = (
    Hint("Something is None: does every path through your function return a value?", error=r"NoneType"),
    Hint("A function that calls itself needs a case in which it does not.", error=r"RecursionError"),
    Hint("Does every loop come to its end? Look at what makes its condition false.", error=r"did not finish"),
    Hint("Does something grow in a loop that need not be kept?", error=r"of memory|too much memory"),
    Hint("Did compiled code get a size or an index that does not exist?", error=r"crashed the whole process"),
    Hint("Leave a function with `return`.", error=r"called exit\(\)|os\._exit"),
    Hint("Take out the print calls, or print less.", error=r"It printed more than"),
)


def earned(exercise: Exercise, failures: Iterable[tuple[str, str]], problem: str | None) -> tuple[str, ...]:
    """What to say, without repetition: for each failing test, the first hint that fits it.

    Args:
      failures: (name, message) of each failing test, in the order of the tests.
      problem: why the answer could not be graded, which a hint's `error` may also fit.
    """
    hints = [NOT_WRITTEN, _elsewhere(exercise), *exercise.hints, *GENERAL]
    complaints = [*failures, *([("", problem)] if problem else [])]
    said = [next((hint.says for hint in hints if _fits(hint, *complaint)), None) for complaint in complaints]
    return tuple(dict.fromkeys(text for text in said if text))


def shown(exercise: Exercise, hints: Sequence[str], step: int) -> list[str]:
    """What a student is told who has asked for so many steps, 1 to 3."""
    if step == 1:
        return [_beginning(hint) for hint in hints]
    where = place(exercise) if hints else None
    more = [outline(exercise.reference())] if step > 2 and hints else []
    return [*hints, *([where] if where else []), *more]


def _beginning(hint: str) -> str:
    """The first sentence, up to a colon if there is one; but "The order is:" says nothing, so its sentence stays whole.

    >>> _beginning("Make a copy first: the weights belong to somebody else. So does the bias.")
    'Make a copy first'
    """
    sentence = re.split(r"(?<=[.?!])\s", hint, maxsplit=1)[0]
    before_colon = re.split(r":\s", sentence, maxsplit=1)[0]
    return before_colon if len(before_colon.split()) > 3 else sentence


def outline(text: str) -> str:
    """What a definition is made of, without saying how.

    >>> outline("def mean(xs):\\n    return sum(xs) / len(xs)")
    "The library's own answer has 2 lines. It calls `sum` and `len`."
    """
    tree = ast.parse(text)
    lines = len({node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt | ast.expr)})
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = [f"`{name}`" for name in dict.fromkeys(calls) if len(name) < 40]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return f"The library's own answer has {lines} lines. It calls {listed or 'nothing'}."


def _fits(hint: Hint, test: str, message: str) -> bool:
    named = hint.test is None or fnmatchcase(test, hint.test) or fnmatchcase(test.partition("[")[0], hint.test)
    return named and (hint.error is None or re.search(hint.error, message) is not None)


def _elsewhere(exercise: Exercise) -> Hint:
    files = " and ".join(dict.fromkeys(r.file for r in exercise.replacements))
    says = (
        f"While it is tested, your definition stands in {files}: it can use what that file imports and "
        "defines. Put other imports, and your helper functions, into the same cell as the definition."
    )
    return Hint(says, error=r"^NameError|cannot be imported: NameError")
