"""tf.compat.v1.saved_model has its own functions, and else the names of tf.saved_model."""

import minitf as tf


def test_own_names_and_those_of_the_newer_namespace():
    old = tf.compat.v1.saved_model
    assert old.load is old.loader.load
    assert old.load is not tf.saved_model.load
    assert old.contains_saved_model is tf.saved_model.contains_saved_model
    assert old.signature_constants.PREDICT_METHOD_NAME == "tensorflow/serving/predict"
    assert old.tag_constants.SERVING == old.SERVING == "serve"
