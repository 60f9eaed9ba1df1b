"""`@fused`: says which fast form belongs to a rule. Floor 7. Read next: `momentum.py`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fast:
    """The fast form of an `update_step`.

    rule: called with the array module, the learning rate, the number of the step counted from 1, and the options;
      returns a function `step(w, g, *slots, *scratch)` that moves a block of a variable in place.
    scratch: how many blocks of memory the step computes in.
    options: names of the optimizer's attributes that the rule is given.
    """

    rule: Any
    scratch: int
    options: tuple[str, ...]


def fused(rule, scratch=2, options=""):
    """Decorate an `update_step` with its fast form.

    rule, scratch: see `Fast`.   options: names of attributes, separated by spaces.

    The form hangs on the method itself. So a subclass that overrides `update_step` is obeyed: its
    own method has no fast form.
    """

    def decorate(update_step):
        update_step.fast = Fast(rule, scratch, tuple(options.split()))
        return update_step

    return decorate
