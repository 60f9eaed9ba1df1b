"""minitf: TensorFlow 2, small enough to read.   Floor 9.   Next: api/root.py, the table of what `tf.` offers.

    import minitf as tf

Nothing is imported here. A name of the public API is looked up in the tables of `api/` when it is first asked
for (PEP 562), so that `import minitf.core` loads the core and what lies below it, and no more.
"""

import sys
from typing import Any

# Programs ask `version.parse(tf.__version__) >= version.parse("2.8")`, or whether it starts with "2.": what follows the
# plus sign is a local label (PEP 440), which leaves both true and says honestly who answers.
__version__ = "2.21.0+minitf.0.1.0"


class _Namespaces:
    """Python's last finder: for `import minitf.compat.v1 as tf`, of which there is no file (PEP 302)."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if not name.startswith(f"{__name__}."):
            return None
        from .api import imports

        return imports.install().find_spec(name)


sys.meta_path.append(_Namespaces)


def __getattr__(name: str) -> Any:
    from .api import root

    value = root.__getattr__(name)
    globals()[name] = value  # the next look-up finds it without us
    return value


def __dir__() -> list[str]:
    from .api import root

    return sorted([*root.__dir__(), "__version__"])
