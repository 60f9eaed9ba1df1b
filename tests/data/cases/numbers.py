"""Cases for sources/numbers.py."""

CASES = {
    "stop": lambda tf: tf.data.Dataset.range(4),
    "start and stop": lambda tf: tf.data.Dataset.range(2, 5),
    "step": lambda tf: tf.data.Dataset.range(2, 10, 3),
    "down": lambda tf: tf.data.Dataset.range(5, 1, -2),
    "empty": lambda tf: tf.data.Dataset.range(5, 1),
    "dtype": lambda tf: tf.data.Dataset.range(3, output_type=tf.float32),
    "batches": lambda tf: tf.data.Dataset.range(1, 8, 3).batch(2),
    "counter": lambda tf: tf.data.Dataset.counter(5, -2).take(3),
    "counter of floats": lambda tf: tf.data.Dataset.counter(1, 1, tf.float32).take(2).batch(2),
    "endless": lambda tf: tf.data.Dataset.counter().cardinality(),
    "step zero": lambda tf: tf.data.Dataset.range(1, 5, 0),
    "no argument": lambda tf: tf.data.Dataset.range(),
}
