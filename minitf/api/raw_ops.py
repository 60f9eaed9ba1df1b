"""tf.raw_ops: ops under their own names.   Floor 9.   Next: ops/raw_ops.py."""

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

__getattr__, __dir__ = lazy(__name__, NAMES)
