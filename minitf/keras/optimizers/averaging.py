"""Running means of the variables, which often do better than the variables themselves. Floor 7.

Late in training the weights wander around a good place. Their mean over the last steps lies nearer to it.
Read next: `accumulation.py`.
"""

from ...backend.errors import explain
from ...graph.control.cond import cond
from ...ops.elementwise.comparison import equal, not_equal
from ...ops.shapes.identity import cast


def require_settings(ema_momentum, ema_overwrite_frequency):
    """ValueError where the settings of the running means cannot be."""
    if not 0 <= ema_momentum <= 1:
        raise ValueError(explain("Optimizer", f"ema_momentum is {ema_momentum}", "it must be in [0, 1]"))
    often = ema_overwrite_frequency
    if often and (not isinstance(often, int) or often < 1):
        raise ValueError(explain("Optimizer", f"ema_overwrite_frequency is {often}", "it must be an integer >= 1, "
                                 "or None"))


def update_averages(averages, variables, iterations, momentum, overwrite_frequency):
    """Move the running means, and put them in place of the variables every `overwrite_frequency` steps.

    averages, variables: the means, and what they are means of.   iterations: int [], how many steps were taken before.
    momentum: the share of a mean that is kept; in the first step, none of it.
    """
    for average, variable in zip(averages, variables):
        keep = cast(not_equal(iterations, 0), variable.dtype) * momentum
        average.assign(keep * average + (1 - keep) * variable)
    if overwrite_frequency:
        is_time = equal((iterations + 1) % overwrite_frequency, 0)
        cond(is_time, lambda: overwrite(averages, variables), lambda: None)


def overwrite(averages, variables):
    """Put the running means in place of the variables."""
    if len(averages) != len(variables):
        raise ValueError(explain("Optimizer", f"received {len(variables)} variables", "the optimizer has means of "
                                 f"{len(averages)}", "Pass the variables that it was built with"))
    for average, variable in zip(averages, variables):
        variable.assign(average)
