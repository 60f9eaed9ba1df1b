"""Cases for resampling.py: which elements are kept, under a seed."""


def labels(tf):
    return tf.data.Dataset.range(100).map(lambda x: tf.cast(x % 10 == 0, tf.int32))


def parity(tf):
    return lambda x: tf.cast(x % 2, tf.int32)


def seeded(make):
    def case(tf):
        tf.random.set_seed(1)
        return make(tf)

    return case


CASES = {
    "estimated": seeded(lambda tf: labels(tf).rejection_resample(lambda x: x, [0.5, 0.5], seed=3)),
    "known": seeded(lambda tf: labels(tf).rejection_resample(lambda x: x, [0.5, 0.5], [0.9, 0.1], seed=3)),
    "most are kept": seeded(lambda tf: (
        tf.data.Dataset.range(20).rejection_resample(parity(tf), [0.2, 0.8], [0.5, 0.5], seed=3))),
    "one class alone": seeded(lambda tf: (
        tf.data.Dataset.range(20).rejection_resample(parity(tf), [0.0, 1.0], [0.5, 0.5], seed=3))),
    "as they come": seeded(lambda tf: (
        tf.data.Dataset.range(6).rejection_resample(parity(tf), [0.5, 0.5], [0.5, 0.5], seed=3))),
    "pairs": seeded(lambda tf: (
        tf.data.Dataset.range(9).map(lambda x: (x, x * x)).rejection_resample(lambda x, y: parity(tf)(x), [0.8, 0.2],
        [0.5, 0.5], seed=4))),
    "other numbers of classes": lambda tf: list(
        labels(tf).rejection_resample(lambda x: x, [0.5, 0.3, 0.2], [0.5, 0.5])),
    "no class": lambda tf: labels(tf).rejection_resample(lambda x: tf.cast(x, tf.float32), [0.5, 0.5]),
}  # fmt: skip
