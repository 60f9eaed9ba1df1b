"""Records what TensorFlow's public random functions draw, for the tests of
ops/random, dropout and initializers.

Run with a Python that has TensorFlow 2.21 on a CPU:  python tests/golden/record_random.py
Writes random.json beside this file. Each sequence is a program: a list of expressions, evaluated in order. What they
return is stored as the hexadecimal bytes of the array, since the point of the comparison is the last bit.
"""

import json
from pathlib import Path

SEQUENCES = {
    "program seed only": [
        "tf.random.set_seed(42)",
        "tf.random.uniform([5])",
        "tf.random.normal([5])",
        "tf.random.uniform([2, 3], -1, 1)",
        "tf.random.truncated_normal([4], 1.0, 2.0)",
        "tf.random.uniform([3], 5, 100, tf.int64)",
        "tf.random.shuffle([1, 2, 3, 4, 5, 6, 7])",
        "tf.random.uniform([4], dtype=tf.float64)",
        "tf.random.set_seed(42)",
        "tf.random.uniform([5])",
    ],
    "op seeds go on": [
        "tf.random.set_seed(7)",
        "tf.random.uniform([3], seed=1)",
        "tf.random.uniform([3], seed=1)",
        "tf.random.uniform([3], 0, 9, seed=1)",
        "tf.random.uniform([3], seed=1, dtype=tf.float64)",
        "tf.random.uniform(tf.constant([3], tf.int64), seed=1)",
        "tf.random.normal([3], seed=1)",
        "tf.random.uniform([3], maxval=10, dtype=tf.int32, seed=1)",
        "tf.random.uniform([3], maxval=10, dtype=tf.int32, seed=1)",
        "tf.random.uniform([5], seed=2)",
        "tf.random.uniform([3], seed=1)",
    ],
    "op seed without program seed": [
        "tf.random.set_seed(None)",
        "tf.random.uniform([3], seed=1)",
        "tf.random.uniform([3], seed=1)",
        "tf.random.set_seed(None)",
        "tf.random.uniform([3], seed=1)",
    ],
    "odd seeds": [
        "tf.random.set_seed(0)",
        "tf.random.uniform([2], seed=0)",
        "tf.random.uniform([2])",
        "tf.random.set_seed(-3)",
        "tf.random.uniform([2])",
        "tf.random.uniform([2], seed=-1)",
        "tf.random.set_seed(2**40)",
        "tf.random.uniform([2], seed=2**33)",
        "tf.random.uniform([2])",
    ],
    "shapes": [
        "tf.random.set_seed(3)",
        "tf.random.uniform([])",
        "tf.random.normal([0, 4])",
        "tf.random.normal([3], [1.0, 2.0, 3.0], 0.5)",
        "tf.random.uniform([2, 3], [0.0, 10.0, 20.0], [1.0, 11.0, 21.0])",
        "tf.random.normal(tf.constant([2, 2]), dtype=tf.float16)",
    ],
    "shuffle": [
        "tf.random.set_seed(3)",
        "tf.random.shuffle(tf.reshape(tf.range(12), [4, 3]), seed=4)",
        "tf.random.shuffle(tf.reshape(tf.range(12), [4, 3]), seed=4)",
        "tf.random.shuffle(tf.range(500), seed=4)",
        "tf.random.shuffle(tf.range(2), seed=4)",
        "tf.random.shuffle([5], seed=4)",
        "tf.random.shuffle(tf.constant(3), seed=4)",
        "tf.random.shuffle(tf.range(5), seed=4)",
    ],
    "categorical": [
        "tf.random.set_seed(3)",
        "tf.random.categorical([[0.0, 1.0, 2.0]], 5, seed=1)",
        "tf.random.categorical([[0.0, 1.0, 2.0], [5.0, 0.0, 0.0]], 7, seed=1)",
        "tf.random.categorical([[0.0, 1.0, 2.0]], 5, seed=1, dtype=tf.int32)",
        "tf.random.categorical([[float('nan'), 1.0, float('-inf')]], 4)",
        "tf.random.categorical(tf.zeros([0, 3]), 3)",
        "tf.random.categorical(tf.zeros([2, 50], tf.float64), 9)",
    ],
    "stateless": [
        "tf.random.stateless_uniform([5], [1, 2])",
        "tf.random.stateless_uniform([5], [1, 2], -3, 4)",
        "tf.random.stateless_uniform([5], [1, 2], 0, 10, tf.int32)",
        "tf.random.stateless_uniform([5], [-1, 2**40], -5, 2**40, tf.int64)",
        "tf.random.stateless_uniform([5], [1, 2], None, None, tf.int32)",
        "tf.random.stateless_uniform([5], [1, 2], None, None, tf.uint64)",
        "tf.random.stateless_normal([5], [1, 2], 1.0, 2.0)",
        "tf.random.stateless_normal([5], [1, 2], dtype=tf.bfloat16)",
        "tf.random.stateless_truncated_normal([5], [1, 2])",
        "tf.random.stateless_categorical([[0.0, 1.0, 2.0]], 9, [1, 2])",
    ],
    "gamma": [
        "tf.random.set_seed(3)",
        "tf.random.gamma([5], [0.3, 1.0, 1.5, 20.0], seed=4)",
        "tf.random.gamma([2], [0.3, 1.0, 1.5, 20.0], [[1.0], [2.0]], seed=4)",
        "tf.random.gamma([9], 0.5, dtype=tf.float16, seed=4)",
        "tf.random.gamma([3], 2.0)",
        "tf.random.stateless_gamma([50, 2], [1, 2], [0.1, 1.1])",
    ],
    "poisson": [
        "tf.random.set_seed(3)",
        "tf.random.poisson([9], [0.3, 9.9, 15.0, 200.0], seed=4)",
        "tf.random.poisson([9], [0.3, 9.9, 15.0, 200.0], tf.int64, seed=4)",
        "tf.random.poisson([9], tf.constant([3, 15]), tf.int32, seed=4)",
        "tf.random.poisson([3], 2.0)",
        "tf.random.stateless_poisson([50, 2], [1, 2], [10.0, 1e5])",
    ],
    "binomial": [
        "tf.random.stateless_binomial([50, 4], [1, 2], [10.0, 100.0, 1000.0, 20.0], [0.3, 0.5, 0.7, 0.95])",
        "tf.random.stateless_binomial([3, 2, 2], [1, 2], [[10.0], [100.0]], [0.3, 0.99], tf.float16)",
    ],
    "bounded normal": [
        "tf.random.stateless_parameterized_truncated_normal([50], [1, 2], 0.0, 1.0, -1.4, 0.1)",
        "tf.random.stateless_parameterized_truncated_normal([50], [1, 2], 0.0, 1.0, 0.5, 1.0)",
        "tf.random.stateless_parameterized_truncated_normal([50], [1, 2], 3.0, 2.0, -9.0, -7.0)",
        "tf.random.stateless_parameterized_truncated_normal([20, 3], [1, 2], 0.0, [1.0, 2.0, 3.0], 2.5, 90.0)",
    ],
    "shuffled": [
        "tf.random.experimental.stateless_shuffle(tf.range(50), [1, 2])",
        "tf.random.experimental.index_shuffle(tf.range(38), [3, 2], 37)",
        "tf.random.experimental.index_shuffle(tf.range(9), [3, 2], tf.range(100000, 100009))",
        "tf.random_index_shuffle(tf.constant(5, tf.int64), [3, 2, -7], tf.constant(2**60 + 5, tf.int64), rounds=8)",
        "tf.random.split([1, 2], 3)",
        "tf.random.fold_in([1, 2], 3)",
    ],
    "candidates": [
        "tf.random.set_seed(5)",
        "tf.random.uniform_candidate_sampler([[1]], 1, 9, True, 50, seed=3)[0]",
        "tf.random.uniform_candidate_sampler([[1]], 1, 9, True, 50, seed=3)[0]",
        "tf.random.uniform_candidate_sampler([[1]], 1, 9, True, 50)[0]",
        "tf.random.log_uniform_candidate_sampler([[1]], 1, 9, False, 5000, seed=3)[0]",
        "tf.random.learned_unigram_candidate_sampler([[1]], 1, 9, False, 5, seed=3)[0]",
        "tf.random.learned_unigram_candidate_sampler([[1]], 1, 9, False, 5, seed=3)[2]",
        "tf.random.fixed_unigram_candidate_sampler([[1]], 1, 9, False, 3, unigrams=[5.0, 4.0, 3.0], seed=3)[0]",
    ],
    "dropout": [
        "tf.random.set_seed(11)",
        "tf.nn.dropout(tf.ones([8]), 0.5, seed=1)",
        "tf.nn.dropout(tf.ones([8]), 0.3)",
        "tf.nn.dropout(tf.ones([8]), 0)",
        "tf.nn.dropout(tf.ones([8]), 0.3)",
        "tf.nn.dropout(tf.ones([4, 3]), 0.25, noise_shape=[None, 1], seed=4)",
        "tf.nn.dropout(tf.ones([8], tf.float64), 0.3, seed=2)",
        "tf.nn.dropout(tf.ones([8], tf.float16), 0.3, seed=2)",
        "tf.nn.dropout(tf.ones([8]), tf.constant(0.3), seed=2)",
        "tf.nn.dropout(tf.constant([float('inf'), float('nan'), 1.0, 2.0]), 0.5, seed=1)",
    ],
    "initializers": [
        "tf.random.set_seed(5)",
        "tf.random_normal_initializer(seed=1)([3])",
        "tf.random_normal_initializer(seed=1)([3])",
        "tf.random_normal_initializer(1.0, 2.0)([3])",
        "tf.random_uniform_initializer()([3])",
        "tf.random_uniform_initializer(0, 10, seed=1)([3], tf.int32)",
    ],
}


def record(value):
    """What a test compares: None, or dtype, shape and bytes."""
    if value is None:
        return None
    array = value.numpy()
    return {"dtype": value.dtype.name, "shape": list(array.shape), "hex": array.tobytes().hex()}


def main():
    import tensorflow as tf

    sequences = {
        name: [[expression, record(eval(expression, {"tf": tf}))] for expression in program]  # noqa: S307
        for name, program in SEQUENCES.items()
    }
    golden = {"tensorflow": tf.__version__, "sequences": sequences}
    Path(__file__).with_name("random.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
