"""tf.compat.v1.train: names of its own, and those of tf.train."""

import minitf as tf


def test_names_of_its_own_and_those_of_tf_train():
    assert tf.compat.v1.train.Saver.__name__ == "Saver"
    assert tf.compat.v1.train.latest_checkpoint is tf.train.latest_checkpoint
    assert "import_meta_graph" in dir(tf.compat.v1.train)
    assert not hasattr(tf.train, "Saver")
    assert tf.compat.v1.train.SaverDef.V2 == 2
