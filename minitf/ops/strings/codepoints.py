"""Between bytes and the numbers of characters: decoding and encoding, and what to do with errors. Floor 2.

Read next: `unicode.py`, whose ops use these functions.
"""

from __future__ import annotations

import codecs

from ...backend.errors import RuleError

ERRORS = ("strict", "replace", "ignore")
OUTPUTS = {"UTF-8": "utf-8", "UTF-16-BE": "utf-16-be", "UTF-32-BE": "utf-32-be"}
NAMES = {"latin-9": "iso8859-15", "utf-16": "utf-16-be", "utf-32": "utf-32-be"}


def require_policy(errors, replacement_char):
    """RuleError unless `errors` is a known policy, and the replacement a character."""
    if errors not in ERRORS:
        raise RuleError(f"errors is {errors!r} and must be one of {', '.join(ERRORS)}")
    if not is_character(replacement_char):
        raise RuleError(f"replacement_char is {replacement_char} and must be a character of Unicode")


def input_codec(name) -> str:
    """Python's name of an encoding.   RuleError where there is none."""
    try:
        return codecs.lookup(NAMES.get(name.lower(), name)).name
    except LookupError:
        raise RuleError(f"input_encoding is {name!r}, which is not known", "Use 'UTF-8'") from None


def output_codec(name) -> str:
    """Python's name of an encoding that texts can be given in.   RuleError for another."""
    if name not in OUTPUTS:
        raise RuleError(f"output_encoding is {name!r} and must be one of {', '.join(OUTPUTS)}")
    return OUTPUTS[name]


def is_character(code) -> bool:
    """Whether a number stands for a character: not too large, and none of the two halves of a pair."""
    return 0 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF


def decoded(data, codec, errors, replacement, replace_control):
    """The characters of a text, as (code, byte where it starts).

    Bytes that stand for none are a RuleError, are replaced, or left out, as `errors` says.
    """
    found, start, view = [], 0, memoryview(data)
    while start < len(data):
        try:
            good, end, after = codecs.decode(view[start:], codec), len(data), len(data)
        except UnicodeDecodeError as error:
            end, after = start + error.start, start + error.end
            good = codecs.decode(view[start:end], codec)
        for character in good:
            found.append((ord(character), start))
            start += len(character.encode(codec))
        if end < len(data):
            if errors == "strict":
                raise RuleError(f"the bytes of {data!r} from {end} on are no character of {codec}")
            if errors == "replace":
                found.append((replacement, end))
        start = after
    return [(replacement if replace_control and code < 32 else code, place) for code, place in found]


def encoded(codes, codec, errors, replacement) -> bytes:
    """The text of these characters; numbers that stand for none are treated as `errors` says."""
    if not all(map(is_character, codes)):
        if errors == "strict":
            raise RuleError(f"{list(codes)} holds a number that is no character of Unicode")
        instead = [replacement] if errors == "replace" else []
        codes = [c for code in codes for c in ([code] if is_character(code) else instead)]
    return "".join(map(chr, codes)).encode(codec)
