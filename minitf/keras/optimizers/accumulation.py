"""Several small batches that count as one large batch. Floor 7. Read next: `optimizer.py`, which uses all of these.

The gradients of a few batches are added up, and only then is a step taken, along their mean.
"""

from ...backend.errors import explain
from ...graph.control.cond import cond
from ...ops.elementwise.comparison import equal
from ...ops.shapes.creation import zeros_like


def require_steps(gradient_accumulation_steps):
    """ValueError where that is neither None nor at least 2."""
    if gradient_accumulation_steps and not gradient_accumulation_steps >= 2:
        raise ValueError(explain("Optimizer", f"gradient_accumulation_steps is {gradient_accumulation_steps}",
                                 "it must be an integer >= 2, or None"))


def accumulate(sums, gradients, calls, steps, take_step):
    """Add gradients to the sums; with every `steps`-th call take a step along the mean.

    sums: a variable for each gradient.   calls: int [], how many calls there were before.
    take_step: called with a list of gradients.
    """
    def last():
        take_step([(gradient + total) / steps for gradient, total in zip(gradients, sums)])
        for total in sums:
            total.assign(zeros_like(total))

    def one_more():
        for gradient, total in zip(gradients, sums):
            total.assign(gradient + total)

    cond(equal((calls + 1) % steps, 0), last, one_more)
