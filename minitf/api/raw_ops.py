"""tf.raw_ops: ops under their own names.   Floor 9.   Next: graph/graphdef/raw.py, ops/raw_ops.py."""

import sys

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.nn.raw_batch_norm": "FusedBatchNormV3 FusedBatchNormGradV3",
    "ops.raw_optimizers": """
        ResourceApplyAdagrad ResourceApplyAdagradV2 ResourceApplyAdadelta ResourceApplyAdaMax
        ResourceApplyAdamWithAmsgrad ResourceApplyCenteredRMSProp ResourceApplyKerasMomentum ResourceApplyFtrl
        ResourceApplyProximalGradientDescent
    """,
    "ops.raw_ops": """
        ResourceApplyGradientDescent ResourceApplyMomentum ResourceApplyRMSProp ResourceApplyAdam
        ImageProjectiveTransformV3
    """,
}

_written, _dir_of_written = lazy(__name__, NAMES)


def __getattr__(name):
    if name == "__all__":
        return __dir__()
    if name.startswith("_"):
        raise AttributeError(name)
    found = _written(name) if name in _dir_of_written() else _of_a_graph(name)
    setattr(sys.modules[__name__], name, found)
    return found


def _of_a_graph(name):
    """An op that runs as a graph's node would."""
    from ..graph.graphdef.raw import raw_op

    return raw_op(name)


def __dir__():
    from ..graph.graphdef.raw import names

    return sorted({*_dir_of_written(), *names()})
