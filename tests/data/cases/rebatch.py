"""Cases for transformations/rebatch.py."""


def tens(tf):
    return tf.data.Dataset.range(10)


CASES = {
    "two sizes": lambda tf: tens(tf).batch(5).rebatch([2, 1]),
    "two sizes, without the rest": lambda tf: tens(tf).batch(3).rebatch([4, 2, 3], drop_remainder=True),
    "a tensor of sizes": lambda tf: tens(tf).batch(3).rebatch(tf.constant([4, 2], tf.int64)),
    "pairs": lambda tf: tf.data.Dataset.zip((tens(tf).batch(5), tens(tf).batch(5))).rebatch(4),
    "sparse": lambda tf: tens(tf).map(lambda x: tf.sparse.from_dense([0, x, 0])).batch(4).rebatch(3).take(2),
    "cardinality": lambda tf: tens(tf).batch(5).rebatch(2).cardinality(),
    "specs": lambda tf: [repr(d.element_spec) for d in (
        tens(tf).batch(3).rebatch([3, 3], drop_remainder=True), tens(tf).batch(3).rebatch([3, 2], drop_remainder=True),
        tens(tf).batch(3, drop_remainder=True).rebatch([3, 3]), tens(tf).batch(4, drop_remainder=True).rebatch(2),
        tens(tf).batch(4, drop_remainder=True).rebatch(3))],
    "a list of lists": lambda tf: tens(tf).batch(5).rebatch([[1]]),
    "no axis": lambda tf: tens(tf).rebatch(2),
}  # fmt: skip
