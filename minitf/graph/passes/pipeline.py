"""The passes in their order: `optimize`. Floor 4. Read the passes first, `graph/program.py` next.

    prune -> no-ops -> algebra -> pooling -> constants -> common subexpressions -> recompute -> fusion

Then memory is planned. Each pass can find more after those before it: where x * 1 is x, x * 1 + y and x + y are common.
After every pass the body is checked. What a tape is told of stays the graph as it was traced; the passes are for
running it.
"""

from __future__ import annotations

from ..body import prune
from .algebra import simplify
from .common import share_common
from .constants import fold_constants
from .fusion import fuse
from .memory import Plan, plan_memory
from .noops import skip_noops
from .pooling import pool_first
from .recompute import recompute
from .validation import validate, validate_plan

PASSES = {  # pass -> TensorFlow's name of what can be turned off; None for what always runs
    prune: None,
    skip_noops: "dependency_optimization",
    simplify: "arithmetic_optimization",
    pool_first: "arithmetic_optimization",
    fold_constants: "constant_folding",
    share_common: "arithmetic_optimization",
    recompute: "remapping",
    fuse: "remapping",
}
MEMORY = "memory_optimization"
OFF = "disable_meta_optimizer"
OTHERS = frozenset({  # TensorFlow's names of rewrites that we do not have, or always do
    "layout_optimizer", "shape_optimization", "loop_optimization", "function_optimization", "debug_stripper",
    "scoped_allocator_optimization", "pin_to_host_optimization", "implementation_selector", "auto_mixed_precision",
    "auto_mixed_precision_onednn_bfloat16", "auto_mixed_precision_mkl", "use_plugin_optimizers",
    "disable_model_pruning",
})

chosen = {"disable_model_pruning": False, OFF: False}  # what the program has said


def runs(name, asked=None) -> bool:
    """Whether the pass with TensorFlow's name `name` runs; see `optimize`."""
    asked = chosen if asked is None else asked
    return name is None or (asked.get(name, True) and not asked.get(OFF, False))


def optimize(body, asked=None):
    """A body that computes the same with less work.

    asked: which passes run, by TensorFlow's names; None for what `set_experimental_options` said.
    """
    for step, name in PASSES.items():
        if runs(name, asked):
            after = step(body)
            validate(body, after, step.__name__)
            body = prune(after)
    return body


def planned(body, asked=None) -> Plan:
    """Where the intermediate results of an optimized body lie; nowhere in particular where that is turned off."""
    plan = plan_memory(body) if runs(MEMORY, asked) else Plan()
    validate_plan(plan)
    return plan


def set_experimental_options(options):
    """Turn passes on or off, for functions that have not run yet.

    options: name -> whether it runs: "constant_folding", "arithmetic_optimization" (algebra, pooling and
        common subexpressions), "remapping" (fusion), "dependency_optimization" (no-ops), "memory_optimization" (places
        for results); and "disable_meta_optimizer", which turns off all of them. TensorFlow's other names are kept and
        have no effect; what it does not know is dropped.

        >>> import minitf as tf
        >>> tf.config.optimizer.set_experimental_options({"constant_folding": True})
        >>> tf.config.optimizer.get_experimental_options()["constant_folding"]
        True

    Source: tf.config.optimizer.set_experimental_options.
    """
    known = {*PASSES.values(), *OTHERS, MEMORY, OFF} - {None}
    chosen.update({name: bool(value) for name, value in options.items() if name in known})


def get_experimental_options():
    """What `set_experimental_options` was told, as a dict.

    Source: tf.config.optimizer.get_experimental_options.
    """
    return dict(chosen)
