"""The steps of optimizers, as TensorFlow's ops: one variable, its gradient, and the optimizer's memory. Floor 2.

Each step is a chain of elementwise operations. Written with whole arrays, every link of the chain reads and writes
main memory again. Here a chain runs over blocks so small that they stay in the processor's cache from one link to the
next, everything is written in place, and a large array is shared among threads: several times faster, and the same
numbers to the last bit. Read next: `raw_ops.py`, how to call them.
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import FLOATING
from ...backend.errors import RuleError
from ...backend.parallel import parallel
from ...backend.shapes import may_equal
from ...core.op import Op

SERIAL_BLOCK = 64 * 1024  # elements: longer calls cost less, and six blocks still fit a level-2 or 3 cache
PARALLEL_BLOCK = 128 * 1024  # the least for which a NumPy call takes long enough to hand over Python's lock
PARALLEL_SIZE = 256 * 1024  # below that, waiting for a helper thread can cost more than it saves


def blockwise(step, *arrays, scratch):
    """Call `step` on block after block of the arrays, until they are done.

    step: takes a block of each array and `scratch` blocks of memory to compute in; writes into what it is given.
    arrays: of one shape and dtype; those that are written are contiguous.
    """
    if not isinstance(arrays[0], np.ndarray):  # a GPU works on whole arrays best
        step(*arrays, *[arrays[0].copy() for _ in range(scratch)])
        return
    flat = [array.reshape(-1) for array in arrays]  # views of those that are written
    size = flat[0].size

    def run(lo, hi):
        with np.errstate(all="ignore"):  # a caller's wish for errors must not end a chain halfway
            step(*[array[lo:hi] for array in flat], *np.empty((scratch, hi - lo), flat[0].dtype))

    if size >= PARALLEL_SIZE:
        parallel(run, size, PARALLEL_BLOCK)
    else:
        for lo in range(0, size, SERIAL_BLOCK):
            run(lo, min(lo + SERIAL_BLOCK, size))


def check_step(arrays, numbers):
    """The shape rule that all steps share; returns the spec of the variable, the first of `arrays`."""
    for spec in arrays:
        if not may_equal(spec.dims, arrays[0].dims):
            raise RuleError("the variable, its slots and its gradient must have one shape")
    for spec in numbers:
        if spec.rank not in (0, None):
            raise RuleError("every hyperparameter must be a single number", "Pass a float")
    return arrays[0]


class ResourceApplyGradientDescent(Op):
    """var -= alpha * delta.   var, delta: float [...], alpha: []."""

    T = FLOATING
    stateful = True

    def infer(var, alpha, delta):
        return check_step((var, delta), (alpha,))

    def kernel(xp, var, alpha, delta):
        def step(var, delta, change):
            xp.multiply(delta, alpha, out=change)
            xp.subtract(var, change, out=var)

        blockwise(step, var, delta, scratch=1)


class ResourceApplyMomentum(Op):
    """accum = momentum * accum + grad;  var -= lr * accum.   var, accum, grad: float [...], lr, momentum: [].

    With use_nesterov:  var -= lr * (grad + momentum * accum), a look ahead to where the momentum leads.
    """

    T = FLOATING
    stateful = True

    def infer(var, accum, lr, grad, momentum, *, use_nesterov):
        return check_step((var, accum, grad), (lr, momentum))

    def kernel(xp, var, accum, lr, grad, momentum, *, use_nesterov):
        def step(var, accum, grad, change, look_ahead):
            xp.multiply(accum, momentum, out=accum)
            xp.add(accum, grad, out=accum)
            xp.multiply(grad if use_nesterov else accum, lr, out=change)
            if use_nesterov:
                xp.multiply(accum, momentum, out=look_ahead)
                xp.multiply(look_ahead, lr, out=look_ahead)
                xp.add(change, look_ahead, out=change)
            xp.subtract(var, change, out=var)

        blockwise(step, var, accum, grad, scratch=2)


class ResourceApplyRMSProp(Op):
    """A step divided by the running size of the gradient.   var, ms, mom, grad: float [...], the others: [].

    ms += (grad^2 - ms) * (1 - rho);  mom = momentum * mom + lr * grad / sqrt(ms + epsilon);  var -= mom.
    """

    T = FLOATING
    stateful = True

    def infer(var, ms, mom, lr, rho, momentum, epsilon, grad):
        return check_step((var, ms, mom, grad), (lr, rho, momentum, epsilon))

    def kernel(xp, var, ms, mom, lr, rho, momentum, epsilon, grad):
        keep = 1 - rho

        def step(var, ms, mom, grad, change, size):
            _blend(xp, ms, xp.multiply(grad, grad, out=size), keep, change)
            xp.add(ms, epsilon, out=size)
            xp.sqrt(size, out=size)
            xp.multiply(grad, lr, out=change)
            xp.divide(change, size, out=change)
            xp.multiply(mom, momentum, out=mom)
            xp.add(mom, change, out=mom)
            xp.subtract(var, mom, out=var)

        blockwise(step, var, ms, mom, grad, scratch=2)


class ResourceApplyAdam(Op):
    """A step along the running mean of the gradient, divided by its running size.   var, m, v, grad: float [...].

    m += (grad - m) * (1 - beta1);  v += (grad^2 - v) * (1 - beta2);  var -= alpha * m / (sqrt(v) + epsilon), with
    alpha = lr * sqrt(1 - beta2_power) / (1 - beta1_power), which makes up for m and v having started at zero. The
    powers are beta1 and beta2 to the number of this step. With use_nesterov, m looks one step ahead:
    beta1 * m + (1 - beta1) * grad.

    Source: Kingma and Ba, "Adam: a method for stochastic optimization", 2015.
    """

    T = FLOATING
    stateful = True

    def infer(var, m, v, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad, *, use_nesterov):
        return check_step((var, m, v, grad), (beta1_power, beta2_power, lr, beta1, beta2, epsilon))

    def kernel(
        xp, var, m, v, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad, *, use_nesterov
    ):
        alpha = lr * xp.sqrt(1 - beta2_power) / (1 - beta1_power)
        keep1, keep2 = 1 - beta1, 1 - beta2

        def step(var, m, v, grad, change, size):
            _blend(xp, m, grad, keep1, change)
            _blend(xp, v, xp.multiply(grad, grad, out=size), keep2, change)
            if use_nesterov:
                xp.multiply(m, beta1, out=change)
                xp.add(change, xp.multiply(grad, keep1, out=size), out=change)
            xp.multiply(change if use_nesterov else m, alpha, out=change)
            xp.sqrt(v, out=size)
            xp.add(size, epsilon, out=size)
            xp.divide(change, size, out=change)
            xp.subtract(var, change, out=var)

        blockwise(step, var, m, v, grad, scratch=2)


def _blend(xp, mean, new, share, change):
    """mean += (new - mean) * share, computed in `change`."""
    xp.subtract(new, mean, out=change)
    xp.multiply(change, share, out=change)
    xp.add(mean, change, out=mean)
