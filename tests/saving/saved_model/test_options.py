"""Options have TensorFlow's names and defaults."""

import minitf as tf


def test_names_and_defaults():
    assert tf.saved_model.SaveOptions().function_aliases is None
    assert tf.saved_model.SaveOptions(function_aliases={"a": 1}).function_aliases == {"a": 1}
    options = tf.saved_model.LoadOptions(allow_partial_checkpoint=True, experimental_io_device="/job:localhost")
    assert (options.allow_partial_checkpoint, options.experimental_skip_checkpoint) == (True, False)
