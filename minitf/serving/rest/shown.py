"""Values of JSON as error messages show them: not too much of them. Floor 8."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

MOST = 256  # characters, after which no more is begun


def shown(value: Any) -> str:
    """The beginning of a value, arrays on one line and objects on several.

    >>> shown([1, "a", {}])
    '[1, "a", {}]'
    >>> len(shown(list(range(1000))))
    257
    """
    text = ""
    for part in _parts(value, 0):
        if len(text) >= MOST:
            break
        text += part
    return text


def _parts(value: Any, level: int) -> Iterator[str]:
    if isinstance(value, list):
        yield "["
        for i, item in enumerate(value):
            inside = _parts(item, level + 1)
            yield (", " if i else "") + next(inside)
            yield from inside
        yield "]"
    elif isinstance(value, dict) and value:
        yield "{"
        for i, (key, item) in enumerate(value.items()):
            yield f"{',' if i else ''}\n{'    ' * (level + 1)}{json.dumps(key, ensure_ascii=False)}: "
            yield from _parts(item, level + 1)
        yield f"\n{'    ' * level}}}"
    else:
        yield json.dumps(value, ensure_ascii=False)


def kind_of(value: Any) -> str:
    """How messages call the type of a value.

    >>> [kind_of(value) for value in (None, True, 1.5, "a", [], {})]
    ['Null', 'True', 'Number', 'String', 'Array', 'Object']
    """
    if isinstance(value, bool):
        return str(value)
    return {type(None): "Null", str: "String", list: "Array", dict: "Object"}.get(type(value), "Number")
