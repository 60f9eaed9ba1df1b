"""Records what TensorFlow's random ops draw, for tests/backend/test_bits.py.

Run with a Python that has TensorFlow 2.21 on a CPU:  python tests/golden/record_bits.py
Writes bits.json beside this file. Values are stored as the bytes of the little-endian array in hexadecimal,
since the point of the comparison is the last bit.
"""

import json
from pathlib import Path

import tensorflow as tf
from tensorflow.python.ops import gen_random_ops, gen_stateless_random_ops_v2

SEEDS = [(1, 0), (0, 7), (1234, 5678), (2**31 - 1, 2**40 + 3), (-1, -2)]
FLOATS = ["float32", "float64", "float16", "bfloat16"]


def record(tensor):
    array = tensor.numpy()
    return {"dtype": tensor.dtype.name, "size": int(array.size), "hex": array.tobytes().hex()}


def stateful(seed, seed2):
    """The raw kernels, each called twice: the second call goes on where the first one stopped."""
    attrs = {"seed": seed, "seed2": seed2}
    draws = {}
    for dtype in FLOATS:
        for name, op in [
            ("uniform", gen_random_ops.random_uniform),
            ("normal", gen_random_ops.random_standard_normal),
            ("truncated_normal", gen_random_ops.truncated_normal),
        ]:
            draws[f"{name} {dtype}"] = [record(op([13], dtype=dtype, **attrs)) for _ in range(2)]
    for dtype, low, high in [("int32", -(2**31), 2**31 - 1), ("int64", -(2**40), 2**50)]:
        args = [tf.constant(low, dtype), tf.constant(high, dtype)]
        key = f"uniform_int {dtype} {low} {high}"
        draws[key] = [record(gen_random_ops.random_uniform_int([13], *args, **attrs)) for _ in range(2)]
    return draws


def stateless(seed):
    key, counter = gen_stateless_random_ops_v2.stateless_random_get_key_counter(tf.constant(seed, tf.int64))
    return {
        "key": int(key.numpy()[0]),
        "counter": [int(word) for word in counter.numpy()],
        "uniform float32": record(tf.random.stateless_uniform([13], seed, alg="philox")),
        "normal float32": record(tf.random.stateless_normal([13], seed, alg="philox")),
        "truncated_normal float32": record(tf.random.stateless_truncated_normal([13], seed, alg="philox")),
        "full_int uint64": record(tf.random.stateless_uniform([13], seed, None, None, tf.uint64, alg="philox")),
        "full_int int32": record(tf.random.stateless_uniform([13], seed, None, None, tf.int32, alg="philox")),
    }


def eager():
    """The public calls, with the seeds that TensorFlow derives from tf.random.set_seed."""
    tf.random.set_seed(42)
    first = [record(tf.random.uniform([5])), record(tf.random.normal([5]))]
    with_op_seed = [record(tf.random.uniform([5], seed=3)) for _ in range(2)]
    return {"global": 42, "no op seed": first, "op seed 3": with_op_seed}


def main():
    many = {
        name: record(op([4099], seed=1, seed2=2, dtype="float32"))
        for name, op in [
            ("normal", gen_random_ops.random_standard_normal),
            ("truncated_normal", gen_random_ops.truncated_normal),
        ]
    }
    golden = {
        "tensorflow": tf.__version__,
        "stateful": [{"seed": a, "seed2": b, "draws": stateful(a, b)} for a, b in SEEDS],
        "stateless": [{"seed": list(seed), "draws": stateless(seed)} for seed in SEEDS],
        "eager": eager(),
        "many": many,
    }
    Path(__file__).with_name("bits.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
