"""Kernels ask `xp` only for what CuPy has: its names and its parameters, recorded by golden/record_cupy.py.

An array type that refuses NumPy (tests/backend/strict_array.py) shows that no kernel leaves the device. That what the
kernels call there exists is shown here, without a GPU.
"""

import ast
import json
from pathlib import Path

import pytest

from architecture.sources import python_files, relative, tree

CUPY = json.loads((Path(__file__).parents[1] / "golden" / "cupy.json").read_text())["names"]

# What CuPy does not have: these kernels work on the CPU only.
CPU_ALONE = {
    "minitf/ops/sparse/edit_distance.py": {"minimum.accumulate"},
    "minitf/ops/variables/resource_scatter.py": {"divide.at", "multiply.at"},
}


def dotted(node):
    """The names of `a.b.c`, as ("a", "b.c"); ("", "") of anything else."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return (node.id, ".".join(reversed(names))) if isinstance(node, ast.Name) else ("", "")


def asked_of_xp(tree):
    """The names that a file asks `xp` for, each with the keywords of a call: {("sum", "axis"), ("pi", None), ...}."""
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in inner and dotted(node)[0] == "xp":
            yield dotted(node)[1], None
        if isinstance(node, ast.Call) and dotted(node.func)[0] == "xp":
            yield from ((dotted(node.func)[1], keyword.arg) for keyword in node.keywords if keyword.arg)


def strange(source):
    """What CuPy lacks of that: a name, or "name(keyword)"."""
    found = set()
    for name, keyword in asked_of_xp(source):
        if name not in CUPY:
            found.add(name)
        elif keyword and CUPY[name] is not None and keyword not in CUPY[name]:
            found.add(f"{name}({keyword})")
    return found


def test_what_is_strange_is_found():
    source = "y = xp.max(x, initial=0) + xp.nothing.at(x) + xp.linalg.inv(x).sum() + np.max(x, initial=0)"
    assert strange(ast.parse(source)) == {"max(initial)", "nothing.at"}


@pytest.mark.parametrize("path", python_files(), ids=relative)
def test_cupy_has_what_kernels_ask_for(path):
    assert strange(tree(path)) == CPU_ALONE.get(relative(path), set())
