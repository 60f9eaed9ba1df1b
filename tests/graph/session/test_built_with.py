"""What tf.test says of the machine."""

import minitf as tf


def test_gpus_are_those_of_the_configuration():
    gpus = tf.config.list_physical_devices("GPU")
    assert tf.test.is_gpu_available() == tf.test.is_built_with_cuda() == bool(gpus)
    assert bool(tf.test.gpu_device_name()) == bool(gpus)
    assert not tf.test.is_built_with_rocm()
    assert not tf.test.is_built_with_xla()


def test_how_it_was_built():
    cuda = tf.test.is_built_with_cuda()
    assert tf.sysconfig.get_build_info() == {"is_cuda_build": cuda, "is_rocm_build": False, "is_tensorrt_build": False}
