"""EfficientNet: one network, made wider, deeper and of larger images by the same rule. Floor 7.

Its namespace is `tf.keras.applications.efficientnet`. Read `mobilenet_v2.py` first; read next: `xception.py`.
"""

import math

from .. import layers
from ..initializers.scaling import VarianceScaling
from . import imagenet_utils
from .application import Options, assembled, channels_axis, classified, image_input
from .blocks import correct_pad, divisible

URL = "https://storage.googleapis.com/keras-applications/"
DROPPED_BLOCKS = 0.2  # fraction of blocks that are left out while training; the last ones more often
WEIGHING = 0.25       # channels inside of what weighs channels, relative to those of the block's input

# Of the stages: kernel size, blocks, filters, how much wider they are inside, stride of the first one
STAGES = ((3, 1, 16, 1, 1), (3, 2, 24, 6, 2), (5, 2, 40, 6, 2), (3, 3, 80, 6, 2), (5, 3, 112, 6, 1), (5, 4, 192, 6, 2),
          (3, 1, 320, 6, 1))  # fmt: skip

# By name: width, depth, size of images, dropout, checksums of the weights with and without top
SCALES = {
    "b0": (1.0, 1.0, 224, 0.2, "902e53a9f72be733fc0bcb005b3ebbac", "50bc09e76180e00e4465e1a485ddc09d"),
    "b1": (1.0, 1.1, 240, 0.2, "1d254153d4ab51201f1646940f018540", "74c4e6b3e1f6a1eea24c589628592432"),
    "b2": (1.1, 1.2, 260, 0.3, "b15cce36ff4dcbd00b6dd88e7857a6ad", "111f8e2ac8aa800a7a99e3239f7bfb39"),
    "b3": (1.2, 1.4, 300, 0.3, "ffd1fdc53d0ce67064dc6a9c7960ede0", "af6d107764bb5b1abb91932881670226"),
    "b4": (1.4, 1.8, 380, 0.4, "18c95ad55216b8f92d7e70b3a046e2fc", "ebc24e6d6c33eaebbd558eafbeedf1ba"),
    "b5": (1.6, 2.2, 456, 0.4, "ace28f2a6363774853a83a0b21b9421a", "38879255a25d3c92d5e44e04ae6cec6f"),
    "b6": (1.8, 2.6, 528, 0.5, "165f6e37dce68623721b423839de8be5", "9ecce42647a20130c1f39a5d4cb75743"),
    "b7": (2.0, 3.1, 600, 0.5, "8c03f828fec3ef71311cd463b6759d99", "cbcfe4450ddf6f3ad90b1b398090fe4a"),
}


def efficientnet(options, scale):
    """The network.   scale: "b0" to "b7".   images [B, H, W, 3]  ->  [B, H/32, W/32, C]  ->  scores."""
    width, depth, size, dropout, *hashes = SCALES[scale]
    images = image_input(options, size)
    x = conv(prepared(images, options), divisible(32 * width), "stem_conv", 3, 2, "stem_conv_pad")
    x = activated(x, "stem_bn", "stem_activation")
    counts = [math.ceil(depth * count) for _, count, *_ in STAGES]
    number = 0
    for stage, (count, (kernel, _, filters, widening, stride)) in enumerate(zip(counts, STAGES), start=1):
        for i in range(count):
            x = block(x, divisible(filters * width), kernel, stride if i == 0 else 1, widening,
                      DROPPED_BLOCKS * number / sum(counts), f"block{stage}{chr(ord('a') + i)}_")
            number += 1
    x = conv(x, divisible(1280 * width), "top_conv")
    x = activated(x, "top_bn", "top_activation")
    x = classified(x, options, dropout=dropout, kernel_initializer=VarianceScaling(1 / 3, "fan_out", "uniform"))
    url = f"{URL}{options.name}{'' if options.include_top else '_notop'}.h5"
    return assembled(images, x, options, url, hashes[not options.include_top])


def prepared(images, options):
    """Pixels in [0, 255], normalized as the weights want them."""
    x = layers.Rescaling(1.0 / 255.0)(images)
    x = layers.Normalization(axis=channels_axis())(x)
    if options.pretrained:  # trained with deviations in place of their roots
        x = layers.Rescaling([1.0 / math.sqrt(deviation) for deviation in imagenet_utils.RGB_DEVIATION])(x)
    return x


def block(x, filters, kernel, stride, widening, dropped, name):
    """x + 1x1, convolution over places, and 1x1; without x where the shape changes.   x: [B, H, W, C].

    dropped: fraction of samples that go by this block while training.
    """
    channels, y = x.shape[channels_axis()], x
    if widening != 1:
        y = conv(y, channels * widening, f"{name}expand_conv")
        y = activated(y, f"{name}expand_bn", f"{name}expand_activation")
    if stride > 1:
        y = layers.ZeroPadding2D(padding=correct_pad(y, kernel), name=f"{name}dwconv_pad")(y)
    y = layers.DepthwiseConv2D(kernel, strides=stride, padding="same" if stride == 1 else "valid", use_bias=False,
                               depthwise_initializer=started(), name=f"{name}dwconv")(y)
    y = activated(y, f"{name}bn", f"{name}activation")
    y = weighed(y, max(1, int(channels * WEIGHING)), name)
    y = conv(y, filters, f"{name}project_conv")
    y = layers.BatchNormalization(axis=channels_axis(), name=f"{name}project_bn")(y)
    if stride == 1 and channels == filters:
        if dropped > 0:
            y = layers.Dropout(dropped, noise_shape=(None, 1, 1, 1), name=f"{name}drop")(y)
        y = layers.add([y, x], name=f"{name}add")
    return y


def weighed(x, inside, name):
    """Each channel of x times a weight in [0, 1], which follows from the means of all channels."""
    channels = x.shape[channels_axis()]
    w = layers.GlobalAveragePooling2D(name=f"{name}se_squeeze")(x)
    w = layers.Reshape((channels, 1, 1) if channels_axis() == 1 else (1, 1, channels), name=f"{name}se_reshape")(w)
    w = layers.Conv2D(inside, 1, padding="same", activation="swish", kernel_initializer=started(),
                      name=f"{name}se_reduce")(w)
    w = layers.Conv2D(channels, 1, padding="same", activation="sigmoid", kernel_initializer=started(),
                      name=f"{name}se_expand")(w)
    return layers.multiply([x, w], name=f"{name}se_excite")


def conv(x, filters, name, kernel=1, stride=1, pad_name=None):
    """A convolution without bias; pad_name: the name of a layer that pads before, where it has strides."""
    if pad_name is not None:
        x = layers.ZeroPadding2D(padding=correct_pad(x, kernel), name=pad_name)(x)
    return layers.Conv2D(filters, kernel, strides=stride, padding="same" if stride == 1 else "valid", use_bias=False,
                         kernel_initializer=started(), name=name)(x)


def activated(x, name, activation):
    """swish(normalized x)."""
    x = layers.BatchNormalization(axis=channels_axis(), name=name)(x)
    return layers.Activation("swish", name=activation)(x)


def started():
    """How kernels start."""
    return VarianceScaling(2.0, "fan_out", "truncated_normal")


def EfficientNetB0(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation="softmax", name="efficientnetb0"):
    """The smallest one: 18 convolutions over places.   Arguments: see `application.Options`.

    Images are at least 32x32, pixels in [0, 255]: the network itself prepares them.
    Source: Tan & Le 2019; keras.applications.EfficientNetB0.
    """
    return efficientnet(Options(**locals()), "b0")


def EfficientNetB1(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation="softmax", name="efficientnetb1"):
    """Deeper, for images of 240x240; otherwise as `EfficientNetB0`.  Source: keras.applications.EfficientNetB1."""
    return efficientnet(Options(**locals()), "b1")


def EfficientNetB2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation="softmax", name="efficientnetb2"):
    """Wider, for images of 260x260; otherwise as `EfficientNetB0`.  Source: keras.applications.EfficientNetB2."""
    return efficientnet(Options(**locals()), "b2")


def EfficientNetB3(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation="softmax", name="efficientnetb3"):
    """For images of 300x300; otherwise as `EfficientNetB0`.  Source: keras.applications.EfficientNetB3."""
    return efficientnet(Options(**locals()), "b3")


def EfficientNetB4(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation="softmax", name="efficientnetb4"):
    """For images of 380x380; otherwise as `EfficientNetB0`.  Source: keras.applications.EfficientNetB4."""
    return efficientnet(Options(**locals()), "b4")


def EfficientNetB5(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation="softmax", name="efficientnetb5"):
    """For images of 456x456; otherwise as `EfficientNetB0`.  Source: keras.applications.EfficientNetB5."""
    return efficientnet(Options(**locals()), "b5")


def EfficientNetB6(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation="softmax", name="efficientnetb6"):
    """For images of 528x528; otherwise as `EfficientNetB0`.  Source: keras.applications.EfficientNetB6."""
    return efficientnet(Options(**locals()), "b6")


def EfficientNetB7(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                   classes=1000, classifier_activation="softmax", name="efficientnetb7"):
    """For images of 600x600; otherwise as `EfficientNetB0`.  Source: keras.applications.EfficientNetB7."""
    return efficientnet(Options(**locals()), "b7")


def preprocess_input(x, data_format=None):
    """The same pixels: the network itself has the layers that prepare them."""
    return x


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return [*(f"EfficientNetB{i}" for i in range(8)), "decode_predictions", "preprocess_input"]
