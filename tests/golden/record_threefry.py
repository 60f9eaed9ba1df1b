"""Records what TensorFlow's compiler draws with the ThreeFry algorithm, for tests/backend/test_threefry.py.

Run with a Python that has TensorFlow 2.21 on a CPU:  python tests/golden/record_threefry.py
Writes threefry.json beside this file. Only compiled functions draw from ThreeFry. Values are stored as the bytes of the
little-endian array in hexadecimal.
"""

import json
from pathlib import Path

import tensorflow as tf

SEEDS = [(0, 0), (1, 2), (-5, 2**31 - 1)]
SHAPES = [(), (7,), (8,), (3, 5), (2, 3), (3, 4), (5, 1, 2)]
DRAWS = {
    **{f"full_int {t}": (tf.random.stateless_uniform, t, (None, None)) for t in ("int32", "uint64")},
    "uniform_int int32 -5 100": (tf.random.stateless_uniform, "int32", (-5, 100)),
    "uniform_int int64 -5 1000000000000": (tf.random.stateless_uniform, "int64", (-5, 10**12)),
    **{f"uniform {t}": (tf.random.stateless_uniform, t, ()) for t in ("float16", "bfloat16", "float32", "float64")},
    **{f"normal {t}": (tf.random.stateless_normal, t, ()) for t in ("float32", "float64")},
    "truncated_normal float32": (tf.random.stateless_truncated_normal, "float32", ()),
}


def record(function, dtype, args, seed, shape):
    def draw():
        return function(shape, seed, *args, dtype=dtype, alg="threefry")

    return tf.function(draw, jit_compile=True)().numpy().tobytes().hex()


def main():
    found = {
        name: [[seed, shape, record(*draw, seed, shape)] for seed in SEEDS for shape in SHAPES]
        for name, draw in DRAWS.items()
    }
    golden = {"tensorflow": tf.__version__, "draws": found}
    Path(__file__).with_name("threefry.json").write_text(json.dumps(golden).replace('], "', '],\n"') + "\n")


if __name__ == "__main__":
    main()
