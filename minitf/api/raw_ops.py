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
    from ..graph.graphdef.raw import raw_op

    if name.startswith("_"):
        raise AttributeError(name)
    found = _written(name) if name in _dir_of_written() else raw_op(name)
    setattr(sys.modules[__name__], name, found)
    return found


def __dir__():
    from ..graph.graphdef.raw import names

    return sorted({*_dir_of_written(), *names()})
