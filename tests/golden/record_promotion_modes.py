"""Record what the modes "all" and "safe" come to.   From tests/: python golden/record_promotion_modes.py"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import tensorflow as tf
from tensorflow.python.framework.flexible_dtypes import _BINARY_DTYPE_RES_FULL

from golden.promotion_modes import outcomes


def name(place):
    dtype, is_weak = place
    return dtype.name + "*" * is_weak


lattice = {
    name(one): {name(other): f"{name(met)} {mode.name.lower()}" for other, (met, mode) in row.items()}
    for one, row in _BINARY_DTYPE_RES_FULL.items() if one[0] != tf.string
}
recorded = {"lattice": lattice, **outcomes(tf)}
lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in recorded.items())
Path(__file__).with_name("promotion_modes.json").write_text("{\n" + lines + "\n}\n", encoding="utf-8")
