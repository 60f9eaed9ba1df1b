"""In which script a character is written: tf.strings.unicode_script. Floor 2. Read `unicode.py` first.

`scripts.txt` has a line for each run of characters of one script: the first character, in hexadecimal, and the script's
number. The division of characters into scripts is Unicode's, and the numbers are those of its library ICU: 25 is Latin,
8 Cyrillic, 17 Han; 0 stands for what all scripts share, such as digits and blanks.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.dtypes import int32
from ...core.fast import execute_unary
from ...core.op import Op, no_gradient

LAST = 0x10FFFF


@cache
def runs():
    """Where runs of one script begin, in order, and their scripts."""
    lines = Path(__file__).with_name("scripts.txt").read_text().split("\n")
    pairs = [line.split() for line in lines if line]
    return np.array([int(start, 16) for start, _ in pairs]), np.array([int(script) for _, script in pairs], np.int32)


class UnicodeScript(Op):
    """y = the number of the script of each character, -1 for what is none.   input: int32 [...]  ->  y: int32 [...]."""

    T = frozenset({int32})
    gradient = no_gradient

    def infer(input):
        return input

    def kernel(xp, input):
        codes = numpy_of(input)
        starts, scripts = runs()
        found = scripts[np.searchsorted(starts, np.clip(codes, 0, LAST), side="right") - 1]
        return xp.asarray(np.where((codes < 0) | (codes > LAST), np.int32(-1), found))


def unicode_script(input, name=None):
    """The number of the script in which each character is written.

    input: int32 [...], numbers of characters, dense or ragged.
    Returns: int32 [...], the numbers of ICU: 25 for Latin, 8 for Cyrillic; -1 for what is no character.

        >>> import minitf as tf
        >>> tf.strings.unicode_script([ord("a"), ord("\u0431"), ord("7")]).numpy()
        array([25,  8,  0], dtype=int32)

    Source: tf.strings.unicode_script.
    """
    return execute_unary(UnicodeScript, input)
