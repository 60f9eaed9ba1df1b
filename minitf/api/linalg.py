"""tf.linalg: matrices and vectors.   Floor 9.   Next: ops/linalg/matmul.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.linalg.matmul": "matmul",
    "ops.linalg.einsum": "einsum",
    "ops.linalg.contraction": "matvec tensordot",
    "ops.reductions.norms": "norm l2_normalize",
    "ops.elementwise.clipping": "global_norm",
    "ops.shapes.creation": "eye",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
