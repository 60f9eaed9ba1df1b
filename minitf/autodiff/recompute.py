"""recompute_grad: compute twice, and keep nothing in between. Floor 3. Read `custom.py` first.

A tape holds every tensor of the forward pass until the walk back has used it. Where memory is what is short, a part of
the program can be recorded as one call with its arguments, and run again when its turn in the walk back has come.
"""

from __future__ import annotations

from functools import wraps

from .. import tree
from ..core import context
from ..core.tensor import Tensor
from ..ops.shapes.identity import identity
from ..ops.variables.variable import Variable, dtype_of
from .arguments import DIFFERENTIABLE
from .custom import Reads, with_rule
from .tape import GradientTape


def recompute_grad(f):
    """`f`, of which a tape keeps the arguments only; the gradient runs it again.

    f: takes tensors, and returns a tensor or a nested structure of them; the same in each run. Variables that it reads
        get their gradients too. Arguments passed by keyword have no gradient.
    Returns: a function like `f`. `g.__wrapped__` is `f` itself.

        >>> import minitf as tf
        >>> runs = []
        >>> def block(x):
        ...     runs.append(1)
        ...     return tf.sin(tf.sin(x))
        >>> x = tf.constant(0.)
        >>> with tf.GradientTape() as tape:
        ...     tape.watch(x)
        ...     y = tf.recompute_grad(block)(x)
        >>> tape.gradient(y, x).numpy(), len(runs)
        (np.float32(1.0), 2)

    The memory of a chain of n equal blocks falls from n blocks to n arguments and one block; the time grows by that of
    one forward pass.
    Source: tf.recompute_grad; Chen et al., 2016. Differs: forward mode works; plain values among the arguments reach
    the second run as they are, not as tensors.
    """

    @wraps(f)
    def checkpointed(*args, **kwargs):
        with context.silence(), context.recording(Reads()) as reads:
            result = f(*args, **kwargs)

        def grad(*dys, variables=()):
            dxs, dvs = gradients_of_another_run(f, args, kwargs, dys, variables)
            return (dxs, dvs) if variables else dxs

        return with_rule(f, args, kwargs, result, grad, reads)

    return checkpointed


def gradients_of_another_run(f, args, kwargs, dys, variables):
    """Run `f(*args, **kwargs)` once more, this time with a tape, and walk back through that.

    dys: the gradient of each tensor in the result of `f`.
    Returns: a list with the gradient, or None, of each leaf of `args`; another for the variables.
    """
    leaves = tree.flatten(args)
    places = [i for i, x in enumerate(leaves) if has_gradient(x)]
    with GradientTape(watch_accessed_variables=False) as tape:
        for i in places:
            leaves[i] = identity(leaves[i])  # one tensor may stand in two places
        tape.watch([leaves[i] for i in places])
        tape.watch(list(variables))
        result = f(*tree.pack_sequence_as(args, leaves), **kwargs)
    sources = [*[leaves[i] for i in places], *variables]
    results = tree.flatten(result)
    gradients = tape.gradient(results, sources, list(dys), unconnected_gradients="zero")
    dxs = [None] * len(leaves)
    for i, dx in zip(places, gradients[: len(places)], strict=True):
        dxs[i] = dx
    return dxs, gradients[len(places):]


def has_gradient(x) -> bool:
    """Whether it is a tensor or variable of a dtype that has derivatives."""
    return isinstance(x, (Tensor, Variable)) and dtype_of(x) in DIFFERENTIABLE
