"""assembly.py: from columns to features."""

import minitf as tf
from minitf.ops.examples.assembly import assembled, wanted_columns


def test_every_feature_takes_its_own_tensors():
    feature = tf.io.SparseFeature("i", "v", tf.float32, 4)
    wanted = wanted_columns("s", feature)
    assert [(kind, key) for kind, key, _ in wanted] == [("sparse", "i"), ("sparse", "v")]
    rows = tf.constant([[0, 0], [0, 1]], tf.int64)
    shape = tf.constant([1, 2], tf.int64)
    given = iter([rows, tf.constant([3, 1], tf.int64), shape, rows, tf.constant([30.0, 10.0]), shape, "left"])
    sparse = assembled(feature, given, is_single=False)
    assert tf.sparse.to_dense(sparse).numpy().tolist() == [[0.0, 10.0, 0.0, 30.0]]
    assert next(given) == "left"
