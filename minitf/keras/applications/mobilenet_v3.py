"""MobileNet V3: blocks that weigh their channels, found by a search. Floor 7. Read `mobilenet_v2.py` first.

Its namespace is `tf.keras.applications.mobilenet_v3`. Read next: `densenet.py`.
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
    check_activation,
    features,
    image_shape,
    input_of,
)
from .blocks import correct_pad, divisible, pretrained_size
from .mobilenet_v2 import check_same
from .mobilenet_v2 import normalized as normalized_v2

# Of the blocks: how much wider they are inside, filters, kernel size, stride, whether channels are weighed (S), whether
# activations are hard_swish (H) or ReLU (R)
SMALL = (
    (1, 16, 3, 2, "SR"), (72 / 16, 24, 3, 2, "R"), (88 / 24, 24, 3, 1, "R"), (4, 40, 5, 2, "SH"), (6, 40, 5, 1, "SH"),
    (6, 40, 5, 1, "SH"), (3, 48, 5, 1, "SH"), (3, 48, 5, 1, "SH"), (6, 96, 5, 2, "SH"), (6, 96, 5, 1, "SH"),
    (6, 96, 5, 1, "SH"),
)  # fmt: skip
LARGE = (
    (1, 16, 3, 1, "R"), (4, 24, 3, 2, "R"), (3, 24, 3, 1, "R"), (3, 40, 5, 2, "SR"), (3, 40, 5, 1, "SR"),
    (3, 40, 5, 1, "SR"), (6, 80, 3, 2, "H"), (2.5, 80, 3, 1, "H"), (2.3, 80, 3, 1, "H"), (2.3, 80, 3, 1, "H"),
    (6, 112, 3, 1, "SH"), (6, 112, 3, 1, "SH"), (6, 160, 5, 2, "SH"), (6, 160, 5, 1, "SH"), (6, 160, 5, 1, "SH"),
)  # fmt: skip
WEIGHING = 0.25  # channels inside of what weighs channels, relative to theirs
HASHES = {
    "large_224_0.75": ("765b44a33ad4005b3ac83185abf1d0eb", "40af19a13ebea4e2ee0c676887f69a2e"),
    "large_224_1.0": ("59e551e166be033d707958cf9e29a6a7", "07fb09a5933dd0c8eaafa16978110389"),
    "large_minimalistic_224_1.0": ("675e7b876c45c57e9e63e6d90a36599c", "ec5221f64a2f6d1ef965a614bdae7973"),
    "small_224_0.75": ("cb65d4e5be93758266aa0a7f2c6708b7", "ebdb5cc8e0b497cd13a7c275d475c819"),
    "small_224_1.0": ("8768d4c2e7dee89b9d02b2d03d65d862", "d3e8ec802a04aa4fc771ee12a9a9b836"),
    "small_minimalistic_224_1.0": ("99cd97fb2fcdad2bf028eb838de69e37", "cde8136e733e811080d9fcd8a252f7e4"),
}


def mobilenet_v3(blocks, top, options, alpha, minimalistic, dropout_rate, include_preprocessing, file):
    """The network.   blocks: `SMALL` or `LARGE`.   top: channels of the last convolution.   file: "small", "large"."""
    check_same(options.input_tensor, options.input_shape)
    shape = open_shape(options)
    variant = f"{file}{'_minimalistic' if minimalistic else ''}_224_{alpha}"
    if options.pretrained and variant not in HASHES:
        raise ValueError(explain("MobileNetV3", f"alpha={alpha}, minimalistic={minimalistic}",
                                 f"there are weights for {', '.join(HASHES)}"))
    pretrained_size(options, shape, (224,))
    images = x = input_of(options, shape)
    if include_preprocessing:
        x = layers.Rescaling(scale=1.0 / 127.5, offset=-1.0)(x)
    last = "R" if minimalistic else "H"
    x = layers.Conv2D(16, kernel_size=3, strides=(2, 2), padding="same", use_bias=False, name="conv")(x)
    x = activated(normalized(x, "conv_bn"), last)
    for number, (widening, filters, kernel, stride, kind) in enumerate(blocks):
        kernel, kind = (3, "R") if minimalistic else (kernel, kind)
        x = block(x, widening, divisible(filters * alpha), kernel, stride, kind, number)
    x = layers.Conv2D(divisible(x.shape[channels_axis(-1)] * 6), kernel_size=1, padding="same", use_bias=False,
                      name="conv_1")(x)
    x = activated(normalized(x, "conv_1_bn"), last)
    if options.include_top:
        x = topped(x, divisible(top * alpha) if alpha > 1.0 else top, last, dropout_rate, options)
    else:
        x = features(x, options, ("avg_pool", "max_pool"))
    ending = "" if options.include_top else "_no_top_v2"
    url = f"{HOST}mobilenet_v3/weights_mobilenet_v3_{variant}_float{ending}.h5"
    return assembled(images, x, options, url, HASHES.get(variant, (None, None))[not options.include_top])


def open_shape(options) -> tuple:
    """The shape of one image. Below the top there is no Flatten, so H and W may always be open."""
    shape = options.input_shape
    if shape is None and is_keras_tensor(options.input_tensor):
        shape = tuple(options.input_tensor.shape[1:])
    below = Options(False, None, None, shape, None, 0, None, options.name)
    return image_shape(below)


def block(x, widening, filters, kernel, stride, kind, number):
    """x + 1x1, convolution over places, and 1x1; without x where the shape changes.   x: [B, H, W, C]."""
    name, channels, y = f"expanded_conv_{number}_" if number else "expanded_conv_", x.shape[channels_axis(-1)], x
    wide = divisible(channels * widening)
    if number:
        y = layers.Conv2D(wide, kernel_size=1, padding="same", use_bias=False, name=f"{name}expand")(y)
        y = activated(normalized(y, f"{name}expand_bn"), kind)
    if stride > 1:
        y = layers.ZeroPadding2D(padding=correct_pad(y, kernel), name=f"{name}depthwise_pad")(y)
    y = layers.DepthwiseConv2D(kernel, strides=stride, padding="same" if stride == 1 else "valid", use_bias=False,
                               name=f"{name}depthwise")(y)
    y = activated(normalized(y, f"{name}depthwise_bn"), kind)
    if "S" in kind:
        y = weighed(y, wide, f"{name}squeeze_excite_")
    y = layers.Conv2D(filters, kernel_size=1, padding="same", use_bias=False, name=f"{name}project")(y)
    y = normalized(y, f"{name}project_bn")
    return layers.Add(name=f"{name}add")([x, y]) if stride == 1 and channels == filters else y


def weighed(x, channels, name):
    """Each channel of x times a weight in [0, 1], which follows from the means of all channels."""
    w = layers.GlobalAveragePooling2D(keepdims=True, name=f"{name}avg_pool")(x)
    w = layers.Conv2D(divisible(channels * WEIGHING), kernel_size=1, padding="same", name=f"{name}conv")(w)
    w = layers.ReLU(name=f"{name}relu")(w)
    w = layers.Conv2D(channels, kernel_size=1, padding="same", name=f"{name}conv_1")(w)
    w = layers.ReLU(6.0)(w + 3.0) * (1.0 / 6.0)
    return layers.Multiply(name=f"{name}mul")([x, w])


def normalized(x, name):
    """Batch normalization, as in MobileNet V2."""
    return normalized_v2(x, name)


def activated(x, kind):
    """hard_swish for "H", ReLU otherwise."""
    return layers.Activation("hard_swish")(x) if "H" in kind else layers.ReLU()(x)


def topped(x, channels, kind, dropout_rate, options):
    """Scores of classes: two dense layers, written as convolutions of one place."""
    x = layers.GlobalAveragePooling2D(keepdims=True)(x)
    x = layers.Conv2D(channels, kernel_size=1, padding="same", use_bias=True, name="conv_2")(x)
    x = activated(x, kind)
    if dropout_rate > 0:
        x = layers.Dropout(dropout_rate)(x)
    x = layers.Conv2D(options.classes, kernel_size=1, padding="same", name="logits")(x)
    x = layers.Flatten()(x)
    check_activation(options)
    return layers.Activation(activation=options.classifier_activation, name="predictions")(x)


def MobileNetV3Small(input_shape=None, alpha=1.0, minimalistic=False, include_top=True, weights="imagenet",
                     input_tensor=None, classes=1000, pooling=None, dropout_rate=0.2, classifier_activation="softmax",
                     include_preprocessing=True, name="MobileNetV3Small"):
    """A network for telephones, in 11 blocks.

    alpha: the number of channels, relative to the paper's. minimalistic: whether it has only ReLU and 3x3 convolutions,
    and weighs no channels. dropout_rate: fraction that is dropped below the top.
    include_preprocessing: whether it takes pixels in [0, 255], rather than [-1, 1].
    Other arguments: see `application.Options`. Images are at least 32x32.

    Raises: ValueError where there are no weights for these.
    Source: Howard et al. 2019; keras.applications.MobileNetV3Small.
    """
    options = Options(include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)
    return mobilenet_v3(SMALL, 1024, options, alpha, minimalistic, dropout_rate, include_preprocessing, "small")


def MobileNetV3Large(input_shape=None, alpha=1.0, minimalistic=False, include_top=True, weights="imagenet",
                     input_tensor=None, classes=1000, pooling=None, dropout_rate=0.2, classifier_activation="softmax",
                     include_preprocessing=True, name="MobileNetV3Large"):
    """A network for telephones, in 15 blocks; otherwise as `MobileNetV3Small`.

    Source: Howard et al. 2019; keras.applications.MobileNetV3Large.
    """
    options = Options(include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)
    return mobilenet_v3(LARGE, 1280, options, alpha, minimalistic, dropout_rate, include_preprocessing, "large")


def preprocess_input(x, data_format=None):
    """The same pixels: the network itself has the layer that prepares them."""
    return x


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["decode_predictions", "preprocess_input"]
