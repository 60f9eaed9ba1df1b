"""A setting of TensorFlow's compiler, which is kept."""

import pytest

import minitf as tf


@pytest.mark.parametrize(("asked", "kept"), [
    (True, "autoclustering"), ("autoclustering", "autoclustering"), (False, ""), ("other", "")])
def test_the_setting_is_kept(asked, kept):
    before = tf.config.optimizer.get_jit()
    tf.config.optimizer.set_jit(asked)
    assert tf.config.optimizer.get_jit() == kept
    tf.config.optimizer.set_jit(before)
