"""Settings are kept, and change nothing."""

import pytest

import minitf as tf

v1 = tf.compat.v1


def test_settings_can_be_set_and_read():
    config = v1.ConfigProto(gpu_options=v1.GPUOptions(allow_growth=True), log_device_placement=False)
    config.graph_options.rewrite_options.disable_meta_optimizer = True
    assert config.gpu_options.allow_growth
    assert config.graph_options.rewrite_options.disable_meta_optimizer
    assert repr(v1.RunOptions(trace_level=3)) == "RunOptions(trace_level=3)"
    with pytest.raises(AttributeError):
        _ = config.__wrapped__


def test_a_session_accepts_them():
    with tf.Graph().as_default():
        session = v1.Session(config=v1.ConfigProto())
        assert session.run(tf.constant(1.0), options=v1.RunOptions(), run_metadata=v1.RunMetadata()) == 1.0
