"""What tf.test says of the machine."""

import minitf as tf


def test_gpus_are_those_of_the_configuration():
    gpus = tf.config.list_physical_devices("GPU")
    assert tf.test.is_gpu_available() == tf.test.is_built_with_cuda() == bool(gpus)
    assert bool(tf.test.gpu_device_name()) == bool(gpus)
    assert not tf.test.is_built_with_rocm()
    assert not tf.test.is_built_with_xla()
