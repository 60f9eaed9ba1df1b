"""Names of nodes, each once: MatMul, MatMul_1, MatMul_2. Floor 4."""

from __future__ import annotations

# What TensorFlow calls the nodes that Python's operators make.
OPERATORS = {"AddV2": "add", "Sub": "sub", "Mul": "mul", "RealDiv": "truediv", "StridedSlice": "strided_slice",
             "Pack": "stack", "ConcatV2": "concat", "GreaterV2": "Greater"}  # fmt: skip


class Names:
    """Hands out every name once."""

    def __init__(self):
        self._taken: dict[str, int] = {}  # a name in small letters -> the last number that it got

    def unique(self, name, scope=""):
        """`scope` + `name`, with a number behind it where that is taken.

            >>> names = Names()
            >>> names.unique("AddV2"), names.unique("AddV2"), names.unique("MatMul", "dense/")
            ('add', 'add_1', 'dense/MatMul')
        """
        return self.free(scope + OPERATORS.get(name, name))

    def free(self, wanted):
        """`wanted` itself, with a number behind it where that is taken."""
        free, count = wanted, self._taken.get(wanted.lower(), 0)
        while free.lower() in self._taken:
            count += 1
            free = f"{wanted}_{count}"
        self._taken[wanted.lower()] = count  # where to go on counting
        self._taken.setdefault(free.lower(), 0)
        return free
