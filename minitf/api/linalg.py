"""tf.linalg: matrices and vectors.   Floor 9.   Next: ops/matmul.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.matmul": "matmul",
    "ops.contraction": "matvec tensordot",
    "ops.norms": "norm l2_normalize",
    "ops.clipping": "global_norm",
    "ops.creation": "eye",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
