"""Patterns of RE2 in Python's spelling. Floor 2. Read next: `regex.py`.

TensorFlow's patterns are RE2's. That knows `[:digit:]`, `\\pL` (any letter), `\\p{Greek}` and `\\Q...\\E`, which
Python's `re` does not. And it does not know what cannot be matched in one pass over the text: looking ahead, and back
references.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from .scripts import LAST, runs

CLASSES = {
    "alnum": "0-9A-Za-z", "alpha": "A-Za-z", "blank": r"\t ", "digit": "0-9", "lower": "a-z", "upper": "A-Z",
    "punct": r"!-/:-@\[-`{-~", "space": r"\t\n\v\f\r ", "word": "0-9A-Za-z_", "xdigit": "0-9A-Fa-f",
}  # fmt: skip
SCRIPTS = {
    "Common": 0, "Arabic": 2, "Armenian": 3, "Bengali": 4, "Bopomofo": 5, "Cyrillic": 8, "Devanagari": 10,
    "Ethiopic": 11,
    "Georgian": 12, "Greek": 14, "Gujarati": 15, "Gurmukhi": 16, "Han": 17, "Hangul": 18, "Hebrew": 19, "Hiragana": 20,
    "Kannada": 21, "Katakana": 22, "Khmer": 23, "Lao": 24, "Latin": 25, "Malayalam": 26, "Mongolian": 27, "Myanmar": 28,
    "Tamil": 35, "Telugu": 36, "Thai": 38, "Tibetan": 39,
}  # fmt: skip
UNKNOWN = re.compile(r"\(\?(=|!|<=|<!|P=|>|\()")  # what RE2 has not
TOKEN = re.compile(r"\[:(\^?)(\w+):\]|\\Q(.*?)(?:\\E|$)|\\([pP])(\w|\{\^?\w+\})|\\(.)|\[\^?\]?|\]|\$|.", re.DOTALL)


def translated(pattern) -> str:
    """A pattern of RE2 in Python's spelling.

    Raises: re.error for what RE2 has not; KeyError for a class, category or script that is not known.
    """
    if found := UNKNOWN.search(re.sub(r"\\.", "", pattern)):
        raise re.error(f"{found[0]} is not supported")
    parts, inside = [], False
    for token in TOKEN.finditer(pattern):
        text = token[0]
        if token[2] and inside:
            text = outside_of(CLASSES[token[2]]) if token[1] else CLASSES[token[2]]
        elif token[3] is not None:
            text = re.escape(token[3])
        elif token[4]:
            text = property_class(token[4], token[5].strip("{}"))
            text = text if inside else f"[{text}]"
        elif token[6] and (token[6] in "123456789Z") and not inside:
            raise re.error(f"{text} is not supported")
        elif (text == "$" and not inside) or text == r"\z":
            text = r"\Z"
        elif text.startswith("[") and not inside:
            inside = True
        elif text == "]":
            inside = False
        elif text.startswith("[") and inside:
            text = "\\" + text
        parts.append(text)
    return "".join(parts)


def outside_of(members) -> str:
    """All characters that are not in a class of ASCII, as ranges for a class."""
    inside = re.compile(f"[{members}]")
    return ranges([c for c in range(128) if not inside.match(chr(c))]) + f"\\x80-{chr(LAST)}"


@lru_cache(maxsize=64)
def property_class(letter, name) -> str:
    """The characters with a property, as ranges for a class.

    letter: "p", or "P" for all others.
    name: a category such as "L" or "Lu", or a script such as "Greek"; a "^" before it stands for all others.
    Raises: KeyError where there is no such property.
    """
    wanted = (letter == "P") == name.startswith("^")
    name = name.removeprefix("^")
    if len(name) <= 2:
        if not any(category.startswith(name) for category in set(categories())):
            raise KeyError(name)
        return ranges([c for c, category in enumerate(categories()) if category.startswith(name) == wanted])
    number, (starts, scripts) = SCRIPTS[name], runs()
    ends = [*starts[1:].tolist(), LAST + 1]
    spans = zip(starts.tolist(), ends, (scripts == number).tolist(), strict=True)
    return "".join(span(start, end - 1) for start, end, fits in spans if fits == wanted)


@lru_cache(maxsize=1)
def categories() -> list:
    """The category of every character."""
    return [unicodedata.category(chr(c)) for c in range(LAST + 1)]


def ranges(codes) -> str:
    """Numbers of characters, in order, as ranges for a class."""
    spans = []
    for _, group in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
        members = [code for _, code in group]
        spans.append(span(members[0], members[-1]))
    return "".join(spans)


def span(first, last) -> str:
    """A range of a class."""
    return f"\\U{first:08x}-\\U{last:08x}"
