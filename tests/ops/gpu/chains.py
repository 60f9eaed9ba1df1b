"""Chains to try, for the tests of this folder."""

from minitf.ops.gpu.chain import Chain
from minitf.ops.gpu.steps import Step


def step(op, *inputs, dtype="float32"):
    return Step(op, inputs, dtype)


def chain(inputs, *steps, results=None):
    """A chain of float32.   inputs: how many; results: the last value."""
    last = inputs + len(steps) - 1
    return Chain(("float32",) * inputs, steps, (last,) if results is None else results)


BIASED = chain(3, step("AddV2", 0, 1), step("Tanh", 3), step("Mul", 4, 2), results=(5, 4))
SOFTMAX = chain(1, step("Softmax", 0))
NORMALIZED = chain(4, step("Mean", 0), step("SquaredDifference", 0, 4), step("Mean", 5), step("AddV2", 6, 3),
                   step("Rsqrt", 7), step("Sub", 0, 4), step("Mul", 9, 8), step("Mul", 10, 1), step("AddV2", 11, 2),
                   results=(12, 4))  # of x, gain, bias and epsilon; and the means
