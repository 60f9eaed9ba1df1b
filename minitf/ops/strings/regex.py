"""Patterns in texts: regex_replace, regex_full_match. Floor 2. Read `patterns.py` first, `to_number.py` next.

As in RE2, letters, digits and blanks are those of ASCII, `$` is the end of the text, and characters are those of UTF-8.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from ...backend.dtypes import bool_
from ...backend.errors import RuleError
from ...core.convert import convert_to_tensor
from ...core.execute import execute
from ...core.op import Op, no_gradient
from .patterns import translated
from .texts import TEXT, numbers_of, texts_of


@lru_cache(maxsize=256)
def compiled(pattern):
    """A pattern of RE2 as Python's.  Raises: RuleError where it is none."""
    try:
        return re.compile(translated(pattern), re.ASCII)
    except (re.error, KeyError) as error:
        raise RuleError(f"the pattern {pattern!r} is no regular expression: {error}") from None


def rewriter(rewrite, groups):
    """A function of a match: `rewrite` with `\\0` to `\\9` replaced; None where it names a group that is not there."""
    parts = re.split(r"\\(\d|\\)", rewrite)
    if any(part.isdigit() and int(part) > groups for part in parts[1::2]):
        return None
    plain = [re.sub(r"\\.?", "", part) for part in parts[::2]]  # as in RE2, another escape says nothing

    def replaced(match):
        named = ["\\" if part == "\\" else match[int(part)] or "" for part in parts[1::2]] + [""]
        return "".join(a + b for a, b in zip(plain, named, strict=True))

    return replaced


class StaticRegexReplace(Op):
    """y = input with what a pattern matches replaced.   input: string [...]  ->  y: same."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, pattern, rewrite, replace_global):
        compiled(pattern)
        return input

    def kernel(xp, input, *, pattern, rewrite, replace_global):
        expression = compiled(pattern)
        replaced = rewriter(rewrite, expression.groups)
        if replaced is None:
            return input
        count = 0 if replace_global else 1
        return texts_of(lambda t: escaped(expression.sub(replaced, characters(t), count=count)), input)


class StaticRegexFullMatch(Op):
    """y = whether a pattern matches all of the text.   input: string [...]  ->  y: bool [...]."""

    types = ("Text",)
    Text = TEXT
    gradient = no_gradient

    def infer(input, *, pattern):
        compiled(pattern)
        return input.with_dtype(bool_)

    def kernel(xp, input, *, pattern):
        expression = compiled(pattern)
        return numbers_of(lambda t: expression.fullmatch(characters(t)) is not None, input, np.bool_)


def characters(text):
    """Bytes as str; what is no UTF-8 survives the way there and back."""
    return text.decode("utf-8", "surrogateescape")


def escaped(text):
    """The inverse of `characters`."""
    return text.encode("utf-8", "surrogateescape")


def regex_replace(input, pattern, rewrite, replace_global=True, name=None):
    """The texts with every match of `pattern` replaced by `rewrite`.

    input: string [...].   pattern: a regular expression in RE2's syntax.
    rewrite: what to write instead; `\\0` is the match, `\\1` to `\\9` are its groups.
    replace_global: False: replace the first match only.

        >>> import minitf as tf
        >>> tf.strings.regex_replace("a <b>word</b>", "<[^>]+>", "").numpy()
        b'a word'

    Raises: InvalidArgumentError where the pattern is none.
    Source: tf.strings.regex_replace. Differs: `\\p{...}` is not understood.
    """
    return execute(StaticRegexReplace, input, pattern=plain(pattern), rewrite=plain(rewrite),
                   replace_global=bool(replace_global))


def regex_full_match(input, pattern, name=None):
    """Whether `pattern` matches all of each text.

    input: string [...].   pattern: a regular expression in RE2's syntax.
    Returns: bool [...].

        >>> import minitf as tf
        >>> tf.strings.regex_full_match(["TF", "TF 2"], "[A-Z]+").numpy().tolist()
        [True, False]

    Raises: InvalidArgumentError where the pattern is none.
    Source: tf.strings.regex_full_match.
    """
    return execute(StaticRegexFullMatch, input, pattern=plain(pattern))


def plain(text):
    """A str from a str, bytes or a string tensor."""
    return text if isinstance(text, str) else convert_to_tensor(text)._known_value()[()].decode()
