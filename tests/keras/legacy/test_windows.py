"""minitf/keras/legacy/windows.py"""

import pytest

from keras.leaves import cases, same_as_keras

WORDS = (
    "conv1d conv2d conv3d conv2d_transpose depthwise_conv2d separable_conv2d pool2d pool3d resize_images "
    "resize_volumes temporal_padding spatial_2d_padding spatial_3d_padding"
)


@pytest.mark.parametrize("expression", cases("backend_arrays", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("backend_arrays", expression)
