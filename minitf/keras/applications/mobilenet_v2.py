"""MobileNet V2: blocks that are wide inside, and add to narrow inputs. Floor 7. Read `mobilenet.py` first.

Its namespace is `tf.keras.applications.mobilenet_v2`. Read next: `mobilenet_v3.py`.
"""

from ...backend.errors import explain
from .. import layers
from ..symbolic.keras_tensor import is_keras_tensor
from . import imagenet_utils
from .application import (
    HOST,
    Options,
    assembled,
    channels_axis,
    features,
    image_shape,
    input_of,
    rows_and_columns,
    scores,
)
from .blocks import correct_pad, divisible, pretrained_size, square_size

SIZES = (96, 128, 160, 192, 224)  # of images that there are weights for
ALPHAS = (0.35, 0.50, 0.75, 1.0, 1.3, 1.4)
TOP = 1280  # channels of the last convolution

# Of the stages: filters, blocks, stride of the first one, how much wider they are inside
STAGES = ((16, 1, 1, 1), (24, 2, 2, 6), (32, 3, 2, 6), (64, 4, 2, 6), (96, 3, 1, 6), (160, 3, 2, 6), (320, 1, 1, 6))


def MobileNetV2(input_shape=None, alpha=1.0, include_top=True, weights="imagenet", input_tensor=None, pooling=None,
                classes=1000, classifier_activation="softmax", name=None):
    """53 layers with weights, small enough for a telephone.

    alpha: the number of channels, relative to the paper's.
    Other arguments: see `application.Options`. Images are at least 32x32, as `preprocess_input` makes them.

    Raises: ValueError where there are no weights for these, and where input_shape and input_tensor differ.
    Source: Sandler et al. 2018; keras.applications.MobileNetV2.
    """
    options = Options(include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)
    check_same(input_tensor, input_shape)
    asked = input_shape or (input_tensor.shape[1:] if is_keras_tensor(input_tensor) else None)
    shape = image_shape(options, square_size(asked, SIZES) if asked else 224)
    if options.pretrained and alpha not in ALPHAS:
        raise ValueError(explain("MobileNetV2", f"alpha={alpha}", f"there are weights for one of {list(ALPHAS)}"))
    rows = pretrained_size(options, shape, SIZES)
    images = input_of(options, shape)
    x = layers.Conv2D(divisible(32 * alpha), kernel_size=3, strides=(2, 2), padding="same", use_bias=False,
                      name="Conv1")(images)
    x = normalized(x, "bn_Conv1", "Conv1_relu")
    number = 0
    for filters, count, stride, widening in STAGES:
        for i in range(count):
            x = block(x, divisible(int(filters * alpha)), stride if i == 0 else 1, widening, number)
            number += 1
    x = layers.Conv2D(divisible(TOP * max(alpha, 1.0)), kernel_size=1, use_bias=False, name="Conv_1")(x)
    x = normalized(x, "Conv_1_bn", "out_relu")
    x = scores(layers.GlobalAveragePooling2D()(x), options) if include_top else features(x, options)
    ending = "" if include_top else "_no_top"
    file = f"mobilenet_v2_weights_tf_dim_ordering_tf_kernels_{float(alpha)}_{rows}{ending}.h5"
    return assembled(images, x, options, f"{HOST}mobilenet_v2/{file}", name=name or f"mobilenetv2_{alpha:0.2f}_{rows}")


def block(x, filters, stride, widening, number):
    """x + 1x1, 3x3 over places, and 1x1 convolutions; without x where the shape changes.   x: [B, H, W, C]."""
    name, channels, y = f"block_{number}_" if number else "expanded_conv_", x.shape[channels_axis(-1)], x
    if number:
        y = layers.Conv2D(widening * channels, kernel_size=1, padding="same", use_bias=False, name=f"{name}expand")(y)
        y = normalized(y, f"{name}expand_BN", f"{name}expand_relu")
    if stride > 1:
        y = layers.ZeroPadding2D(padding=correct_pad(y, 3), name=f"{name}pad")(y)
    y = layers.DepthwiseConv2D(kernel_size=3, strides=stride, use_bias=False, padding="same" if stride == 1 else
                               "valid", name=f"{name}depthwise")(y)
    y = normalized(y, f"{name}depthwise_BN", f"{name}depthwise_relu")
    y = layers.Conv2D(filters, kernel_size=1, padding="same", use_bias=False, name=f"{name}project")(y)
    y = normalized(y, f"{name}project_BN")
    return layers.Add(name=f"{name}add")([x, y]) if channels == filters and stride == 1 else y


def normalized(x, name, relu=None):
    """Batch normalization of x; relu: the name of a layer that follows, min(max(x, 0), 6), if one does."""
    x = layers.BatchNormalization(axis=channels_axis(-1), epsilon=1e-3, momentum=0.999, name=name)(x)
    return x if relu is None else layers.ReLU(6.0, name=relu)(x)


def check_same(input_tensor, input_shape):
    """Raise ValueError where a tensor was given beside a shape that is not its own."""
    if input_tensor is None or input_shape is None:
        return
    if not is_keras_tensor(input_tensor):
        raise ValueError(explain("MobileNet", f"input_tensor={input_tensor}", "it must be a KerasTensor"))
    if rows_and_columns(input_tensor.shape[1:])[-1] != rows_and_columns(input_shape)[-1]:
        received = f"input_tensor of shape {tuple(input_tensor.shape)}, input_shape={input_shape}"
        raise ValueError(explain("MobileNet", received, "their sizes must be equal", "Give only one of them"))


def preprocess_input(x, data_format=None):
    """Values in [-1, 1]; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="tf")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["MobileNetV2", "decode_predictions", "preprocess_input"]
