"""Every public function takes TensorFlow's arguments: the same names, in the same order, with the same defaults."""

import dataclasses
import inspect
import json
import re

import pytest

import minitf as tf
from interop.differences import CONSTRUCTORS, OURS_ALONE, SIGNATURES

DESCRIBE = """
import inspect
def found(value, path):
    for part in path.split("."):
        value = getattr(value, part, None)
    return value
def described(path):
    value = found(tf, path)
    if value is None and path.startswith(("keras.", "losses.", "metrics.")):  # some are only in the package of Keras
        value = found(keras, path.removeprefix("keras."))
    if value is None:
        return None
    try:
        return [[p.name, p.kind.name, default(p.default)] for p in inspect.signature(value).parameters.values()]
    except (TypeError, ValueError):
        return []
def default(value):
    if value is inspect.Parameter.empty:
        return ""
    if type(value) is object:
        return "a marker"
    return getattr(value, "__name__", None) or repr(value)
"""
IN_TENSORFLOW = f"import keras{DESCRIBE}print(json.dumps({{p: described(p) for p in json.load(open(sys.argv[1]))}}))"


def public(table=tf, prefix=""):
    """The dotted names of all public functions, methods and constructors of the facade."""
    found = []
    for name in names(table):
        value = getattr(table, name)
        if inspect.ismodule(value):
            found += public(value, f"{prefix}{name}.")
        elif inspect.isfunction(value):
            found.append(prefix + name)
        elif inspect.isclass(value) and not issubclass(value, Exception):
            methods = [m for m, f in vars(value).items() if inspect.isfunction(f) and not m.startswith("_")]
            found += [f"{prefix}{name}.{m}" for m in methods]
            if "__init__" in vars(value) or dataclasses.is_dataclass(value):
                found.append(prefix + name)
    return found


def names(table):
    """What a table lists; of a module that is none, such as tf.keras.datasets.mnist, what it defines."""
    if hasattr(table, "NAMES") or "__dir__" in vars(table) or table is tf:
        return dir(table)
    defined = {name for name, value in vars(table).items() if getattr(value, "__module__", "") == table.__name__}
    return sorted(name for name in defined if not name.startswith("_"))


NAMES = sorted(public())


@pytest.fixture(scope="module")
def theirs(oracle, tmp_path_factory):
    asked = tmp_path_factory.mktemp("signatures") / "names.json"  # too long for an argument
    asked.write_text(json.dumps(NAMES))
    return oracle(IN_TENSORFLOW, asked)


def described(path):
    scope = {"tf": tf, "keras": tf.keras}
    exec(DESCRIBE, scope)
    return scope["described"](path)


def stands_in(patterns, name):
    return any(re.fullmatch(pattern, name) for pattern in patterns)


@pytest.mark.parametrize("name", NAMES)
def test_the_signature_is_tensorflows(name, theirs):
    if name in SIGNATURES:
        assert described(name) != theirs[name], "no difference any more: take it off the list"
    elif theirs[name] is None and stands_in(OURS_ALONE, name):
        assert described(name) is not None, "ours alone, and it can be called"
    elif stands_in(CONSTRUCTORS, name):
        assert described(name) is not None
    else:
        assert theirs[name] is not None, f"TensorFlow has no tf.{name}"
        assert described(name) == theirs[name]
