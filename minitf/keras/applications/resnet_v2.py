"""ResNet V2: normalization and ReLU stand before each convolution, the sum stays untouched. Floor 7.

Its namespace is `tf.keras.applications.resnet_v2`. Read `resnet.py` first; read next: `mobilenet.py`.
"""

from .. import layers
from . import imagenet_utils
from .application import Options, image_input
from .resnet import FILTERS, ended, first_pooling, normalized, opening


def resnet_v2(blocks, options, file):
    """The network.   blocks: how many each of the four stages has.   file: the name of its weights.

    images [B, H, W, 3]  ->  [B, H/32, W/32, 2048]  ->  scores.
    """
    images = image_input(options)
    x = first_pooling(opening(images))
    for stage, (filters, count) in enumerate(zip(FILTERS, blocks), start=2):
        for i in range(1, count + 1):
            stride = 2 if i == count and filters != FILTERS[-1] else 1
            x = block(x, filters, stride, i == 1, f"conv{stage}_block{i}")
    x = normalized(x, "post_bn", "post_relu")
    return ended(images, x, options, file)


def block(x, filters, stride, widens, name):
    """shortcut + 1x1, 3x3 and 1x1 convolutions of relu(x).   x: [B, H, W, C]  ->  [B, H/stride, W/stride, 4 filters].

    widens: whether the shortcut is a convolution too.
    """
    active = normalized(x, f"{name}_preact_bn", f"{name}_preact_relu")
    if widens:
        shortcut = layers.Conv2D(4 * filters, 1, strides=stride, name=f"{name}_0_conv")(active)
    else:
        shortcut = layers.MaxPooling2D(1, strides=stride)(x) if stride > 1 else x
    x = layers.Conv2D(filters, 1, strides=1, use_bias=False, name=f"{name}_1_conv")(active)
    x = normalized(x, f"{name}_1_bn", f"{name}_1_relu")
    x = layers.ZeroPadding2D(padding=((1, 1), (1, 1)), name=f"{name}_2_pad")(x)
    x = layers.Conv2D(filters, 3, strides=stride, use_bias=False, name=f"{name}_2_conv")(x)
    x = normalized(x, f"{name}_2_bn", f"{name}_2_relu")
    x = layers.Conv2D(4 * filters, 1, name=f"{name}_3_conv")(x)
    return layers.Add(name=f"{name}_out")([shortcut, x])


def ResNet50V2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
               classifier_activation="softmax", name="resnet50v2"):
    """50 layers with weights, in 16 blocks.   Arguments: see `application.Options`.

    Images are at least 32x32, as `preprocess_input` makes them.
    Source: He et al. 2016; keras.applications.ResNet50V2.
    """
    return resnet_v2((3, 4, 6, 3), Options(**locals()), "resnet50v2")


def ResNet101V2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation="softmax", name="resnet101v2"):
    """101 layers with weights, in 33 blocks; otherwise as `ResNet50V2`.  Source: keras.applications.ResNet101V2."""
    return resnet_v2((3, 4, 23, 3), Options(**locals()), "resnet101v2")


def ResNet152V2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation="softmax", name="resnet152v2"):
    """152 layers with weights, in 50 blocks; otherwise as `ResNet50V2`.  Source: keras.applications.ResNet152V2."""
    return resnet_v2((3, 8, 36, 3), Options(**locals()), "resnet152v2")


def preprocess_input(x, data_format=None):
    """Values in [-1, 1]; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="tf")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["ResNet50V2", "ResNet101V2", "ResNet152V2", "decode_predictions", "preprocess_input"]
