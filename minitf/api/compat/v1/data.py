"""tf.compat.v1.data.   Floor 9.   A name that is not in this table is that of `tf.data`."""

from typing import Any

from .... import data
from ....backend.tables import lazy

NAMES: dict[str, str] = {
    "data.older": """
        get_output_classes get_output_shapes get_output_types make_initializable_iterator make_one_shot_iterator
    """,
}

_own, _names = lazy(__name__, NAMES)


def __getattr__(name: str) -> Any:
    """A name of the table; else what `tf.data` calls so."""
    return _own(name) if name in _names() else getattr(data, name)


def __dir__() -> list[str]:
    """The names of the table; the others are those of `tf.data`."""
    return sorted(_names())
