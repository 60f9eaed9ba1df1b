"""Writes public_names.txt: every public name of TensorFlow, one namespace a line. Run with the real TensorFlow:

    cd tests && python golden/record_public_names.py

`tf.compat.v1` and `tf.compat.v2` are left out: the one is TensorFlow 1, the other TensorFlow again. Names of members of
classes are not public names of their own here.
"""

import re
import types
from pathlib import Path

TABLE = Path(__file__).with_name("public_names.txt")
LEFT_OUT = ("tf.compat.v1", "tf.compat.v2")
INNER = "python|core|src|tools|security|include|proto"
PUBLIC = re.compile(rf"(tensorflow|keras)(\.(?!({INNER})\b)\w+)*")  # what public namespaces call themselves


def namespaces(module, where, seen):
    """Yields (namespace, its names that are no namespaces), depth first."""
    seen = {*seen, id(module)}
    names = [name for name in dir(module) if not name.startswith("_")]
    values = {name: getattr(module, name, None) for name in names}
    inside = {name: value for name, value in values.items() if isinstance(value, types.ModuleType)}
    yield where, sorted(set(names) - set(inside))
    for name, value in sorted(inside.items()):
        path = f"{where}.{name}"
        if path not in LEFT_OUT and id(value) not in seen and PUBLIC.fullmatch(value.__name__):
            yield from namespaces(value, path, seen)


def main():
    import tensorflow as tf

    lines = [f"# Public names of TensorFlow {tf.__version__}, by namespace: made by record_public_names.py."]
    lines += [f"{where}: {' '.join(names)}" for where, names in namespaces(tf, "tf", set()) if names]
    TABLE.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
