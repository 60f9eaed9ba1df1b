"""minitf: TensorFlow 2, small enough to read.   Floor 9.   Next: api/root.py, the table of what `tf.` offers.

    import minitf as tf

Nothing is imported here. A name of the public API is looked up in the tables of `api/` when it is first asked
for (PEP 562), so that `import minitf.core` loads the core and what lies below it, and no more.
"""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    from .api import root

    value = root.__getattr__(name)
    globals()[name] = value  # the next look-up finds it without us
    return value


def __dir__() -> list[str]:
    from .api import root

    return sorted([*root.__dir__(), "__version__"])
