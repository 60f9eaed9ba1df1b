"""Every public function takes TensorFlow's arguments: the same names, in the same order, with the same defaults."""

import inspect
import json

import pytest

import minitf as tf
from interop.differences import SIGNATURES

DESCRIBE = """
import inspect
def described(path):
    value = tf
    for part in path.split("."):
        value = getattr(value, part, None)
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
IN_TENSORFLOW = DESCRIBE + "print(json.dumps({path: described(path) for path in json.loads(sys.argv[1])}))"


def public(table=tf, prefix=""):
    """The dotted names of all public functions, methods and classes of the facade."""
    found = []
    for name in dir(table):
        value = getattr(table, name)
        if inspect.ismodule(value):
            found += public(value, f"{prefix}{name}.")
        elif inspect.isfunction(value):
            found.append(prefix + name)
        elif inspect.isclass(value) and not issubclass(value, Exception):
            methods = [m for m, f in vars(value).items() if inspect.isfunction(f) and not m.startswith("_")]
            found += [f"{prefix}{name}.{m}" for m in methods]
    return found


NAMES = sorted(public())


@pytest.fixture(scope="module")
def theirs(oracle):
    return oracle(IN_TENSORFLOW, json.dumps(NAMES))


def described(path):
    scope = {"tf": tf}
    exec(DESCRIBE, scope)
    return scope["described"](path)


@pytest.mark.parametrize("name", NAMES)
def test_the_signature_is_tensorflows(name, theirs):
    if name in SIGNATURES:
        assert described(name) != theirs[name], "no difference any more: take it off the list"
    else:
        assert theirs[name] is not None, f"TensorFlow has no tf.{name}"
        assert described(name) == theirs[name]
