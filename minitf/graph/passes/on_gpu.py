"""Chains on a GPU: the steps of a chain as one kernel. Floor 4. Read `chain.py` first, `ops/gpu/chain.py` next.

On the CPU a chain runs piece by piece, so that what lies between its steps stays in the cache. On a GPU it becomes one
kernel in CUDA C++, in which that stays in registers. The kernel is written when a chain first meets arrays on a GPU.
"""

from __future__ import annotations

import numpy as np

from ...backend.chains import in_blocks


class Chains:
    """The chains of a program. It is called as `in_blocks` is; see there.

    chains: name of a chain's function -> the chain.
    """

    def __init__(self):
        self.chains: dict = {}
        self.kernels: dict = {}

    def __call__(self, xp, f, results, *arrays, by_rows=False):
        kernel = None if xp is np else self.kernel(f.__name__)
        if kernel is None:
            return in_blocks(xp, f, results, *arrays, by_rows=by_rows)
        results = [xp.empty(arrays[0].shape, y) if isinstance(y, str) else y for y in results]
        kernel(xp, arrays, results)
        return results[0] if len(results) == 1 else results

    def kernel(self, name):
        """What runs a chain on a GPU: a function of xp, the inputs and the results; None where it is not known."""
        if name not in self.kernels:
            self.kernels[name] = kernel_of(self.chains[name])
        return self.kernels[name]


def kernel_of(chain):
    """The same for a chain of nodes."""
    from ...ops.gpu import chain as elementwise
    from ...ops.gpu import rows

    way = rows if chain.by_rows else elementwise
    written = as_steps(chain, elementwise)
    return (lambda xp, inputs, results: way.run(xp, written, inputs, results)) if way.can_write(written) else None


def as_steps(chain, elementwise):
    """The chain as `ops/gpu/chain.py` wants it: its values have numbers."""
    numbers = {id(x): i for i, x in enumerate(chain.inputs)}
    steps = []
    for node in chain.nodes:
        inputs = tuple(numbers[id(x)] for x in node.inputs)
        steps.append(elementwise.Step(node.type, inputs, node.output.dtype.name))
        numbers[id(node.output)] = len(numbers)
    results = tuple(numbers[id(y)] for y in chain.results)
    return elementwise.Chain(tuple(x.dtype.name for x in chain.inputs), tuple(steps), results)
