"""EfficientNetV2: EfficientNet made quicker to train. Floor 7. Read `efficientnet.py` first.

Where images are large and channels few, one whole convolution takes the place of two: accelerators do it faster.
Its namespace is `tf.keras.applications.efficientnet_v2`.
"""

import math

from .. import layers
from ..initializers.scaling import VarianceScaling
from . import imagenet_utils
from .application import HOST, Options, assembled, channels_axis, classified, image_input
from .efficientnet import DROPPED_BLOCKS, WEIGHING, started, weighed

MOMENTUM = 0.9  # of the means in batch normalization

# Of the stages: blocks, filters, how much wider they are inside, stride of the first one, whether they are fused
B = ((1, 16, 1, 1, True), (2, 32, 4, 2, True), (2, 48, 4, 2, True), (3, 96, 4, 2, False), (5, 112, 6, 1, False),
     (8, 192, 6, 2, False))  # fmt: skip
S = ((2, 24, 1, 1, True), (4, 48, 4, 2, True), (4, 64, 4, 2, True), (6, 128, 4, 2, False), (9, 160, 6, 1, False),
     (15, 256, 6, 2, False))  # fmt: skip
M = ((3, 24, 1, 1, True), (5, 48, 4, 2, True), (5, 80, 4, 2, True), (7, 160, 4, 2, False), (14, 176, 6, 1, False),
     (18, 304, 6, 2, False), (5, 512, 6, 1, False))  # fmt: skip
L = ((4, 32, 1, 1, True), (7, 64, 4, 2, True), (7, 96, 4, 2, True), (10, 192, 4, 2, False), (19, 224, 6, 1, False),
     (25, 384, 6, 2, False), (7, 640, 6, 1, False))  # fmt: skip

# By name: stages, filters of the stem, width, depth, size of images, checksums of the weights with and without top
SCALES = {
    "b0": (B, 32, 1.0, 1.0, 224, "21ecbf6da12460d5c40bb2f29ceb2188", "893217f2bb855e2983157299931e43ff"),
    "b1": (B, 32, 1.0, 1.1, 240, "069f0534ff22adf035c89e2d9547a9dc", "0e80663031ca32d657f9caa404b6ec37"),
    "b2": (B, 32, 1.1, 1.2, 260, "424e49f28180edbde1e94797771950a7", "1dfe2e7a5d45b6632553a8961ea609eb"),
    "b3": (B, 32, 1.2, 1.4, 300, "1f1fc43bd98a6e4fd8fdfd551e02c7a0", "f6abf7b5849ac99a89b50dd3fd532856"),
    "s": (S, 24, 1.0, 1.0, 384, "e1d88a8495beba45748fedd0cecbe016", "af0682fb74e8c54910f2d4393339c070"),
    "m": (M, 24, 1.0, 1.0, 480, "a3bf6aa3276309f4fc6a34aa114c95cd", "1b8dc055df72dde80d614482840fe342"),
    "l": (L, 32, 1.0, 1.0, 480, "27e6d408b53c7ebc868fefa357689935", "b0b66b5c863aef5b46e8608fe1711615"),
}


def efficientnet_v2(scale, include_preprocessing, **arguments):
    """The network.   scale: "b0" to "l".   images [B, H, W, 3]  ->  [B, H/32, W/32, C]  ->  scores."""
    options = Options(**arguments)
    stages, stem, width, depth, size, *hashes = SCALES[scale]
    images = image_input(options, size)
    x = prepared(images, scale) if include_preprocessing else images
    x = conv(x, rounded(stem * width), "stem_conv", 3, 2)
    x = activated(x, "stem_bn", "stem_activation")
    number, planned = 0, sum(count for count, *_ in stages)  # without the depth, as the weights were trained
    for stage, (count, filters, widening, stride, fused) in enumerate(stages, start=1):
        for i in range(math.ceil(depth * count)):
            x = block(x, rounded(filters * width), stride if i == 0 else 1, widening, fused,
                      DROPPED_BLOCKS * number / planned, f"block{stage}{chr(ord('a') + i)}_")
            number += 1
    x = conv(x, rounded(1280 * width), "top_conv")
    x = activated(x, "top_bn", "top_activation")
    x = classified(x, options, dropout=0.2, kernel_initializer=VarianceScaling(1 / 3, "fan_out", "uniform"))
    url = f"{HOST}efficientnet_v2/{options.name}{'' if options.include_top else '_notop'}.h5"
    return assembled(images, x, options, url, hashes[not options.include_top])


def prepared(images, scale):
    """Pixels in [0, 255], as the weights want them."""
    if not scale.startswith("b") or images.shape[channels_axis()] != 3:
        return layers.Rescaling(scale=1.0 / 128.0, offset=-1)(images)
    variance = [deviation**2 for deviation in imagenet_utils.RGB_DEVIATION]
    x = layers.Rescaling(scale=1.0 / 255)(images)
    return layers.Normalization(mean=list(imagenet_utils.RGB_MEAN), variance=variance, axis=channels_axis())(x)


def rounded(channels) -> int:
    """The nearest number of channels that is a multiple of 8, and at least 8.

        >>> rounded(35.2), rounded(3)
        (32, 8)
    """
    return max(8, int(channels + 4) // 8 * 8)


def block(x, filters, stride, widening, fused, dropped, name):
    """x + convolutions of x; without x where the shape changes.   x: [B, H, W, C].

    fused: whether one 3x3 convolution of all channels widens and looks around; else a 1x1 one widens, and another
    looks around in each channel. dropped: fraction of samples that go by this block while training.
    """
    channels = x.shape[channels_axis()]
    y = whole(x, filters, stride, widening, name) if fused else parted(x, filters, stride, widening, name)
    if stride == 1 and channels == filters:
        if dropped > 0:
            y = layers.Dropout(dropped, noise_shape=(None, 1, 1, 1), name=f"{name}drop")(y)
        y = layers.add([y, x], name=f"{name}add")
    return y


def whole(x, filters, stride, widening, name):
    """A 3x3 convolution that widens, and a 1x1 one; only one convolution where nothing is widened."""
    if widening == 1:
        x = conv(x, filters, f"{name}project_conv", 3, stride)
        return activated(x, f"{name}project_bn", f"{name}project_activation")
    x = conv(x, x.shape[channels_axis()] * widening, f"{name}expand_conv", 3, stride)
    x = activated(x, f"{name}expand_bn", f"{name}expand_activation")
    return normalized(conv(x, filters, f"{name}project_conv"), f"{name}project_bn")


def parted(x, filters, stride, widening, name):
    """A 1x1 convolution that widens, a 3x3 one in each channel, and a 1x1 one."""
    channels = x.shape[channels_axis()]
    x = conv(x, channels * widening, f"{name}expand_conv")
    x = activated(x, f"{name}expand_bn", f"{name}expand_activation")
    x = layers.DepthwiseConv2D(3, strides=stride, padding="same", use_bias=False, depthwise_initializer=started(),
                               name=f"{name}dwconv2")(x)
    x = activated(x, f"{name}bn", f"{name}activation")
    x = weighed(x, max(1, int(channels * WEIGHING)), name)
    return normalized(conv(x, filters, f"{name}project_conv"), f"{name}project_bn")


def conv(x, filters, name, kernel=1, stride=1):
    """A convolution without bias."""
    return layers.Conv2D(filters, kernel, strides=stride, padding="same", use_bias=False,
                         kernel_initializer=started(), name=name)(x)


def normalized(x, name):
    """Batch normalization of x."""
    return layers.BatchNormalization(axis=channels_axis(), momentum=MOMENTUM, name=name)(x)


def activated(x, name, activation):
    """swish(normalized x)."""
    return layers.Activation("swish", name=activation)(normalized(x, name))


def EfficientNetV2B0(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                     classes=1000, classifier_activation="softmax", include_preprocessing=True,
                     name="efficientnetv2-b0"):
    """The smallest one, for images of 224x224.

    include_preprocessing: whether the network takes pixels in [0, 255] and prepares them itself.
    Other arguments: see `application.Options`. Images are at least 32x32.
    Source: Tan & Le 2021; keras.applications.EfficientNetV2B0. Differs: it may have any name; Keras knows no other one.
    """
    return efficientnet_v2("b0", **locals())


def EfficientNetV2B1(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                     classes=1000, classifier_activation="softmax", include_preprocessing=True,
                     name="efficientnetv2-b1"):
    """Deeper, for images of 240x240; otherwise as `EfficientNetV2B0`.

    Source: keras.applications.EfficientNetV2B1.
    """
    return efficientnet_v2("b1", **locals())


def EfficientNetV2B2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                     classes=1000, classifier_activation="softmax", include_preprocessing=True,
                     name="efficientnetv2-b2"):
    """Wider, for images of 260x260; otherwise as `EfficientNetV2B0`.

    Source: keras.applications.EfficientNetV2B2.
    """
    return efficientnet_v2("b2", **locals())


def EfficientNetV2B3(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                     classes=1000, classifier_activation="softmax", include_preprocessing=True,
                     name="efficientnetv2-b3"):
    """Wider and deeper, for images of 300x300; otherwise as `EfficientNetV2B0`.

    Source: keras.applications.EfficientNetV2B3.
    """
    return efficientnet_v2("b3", **locals())


def EfficientNetV2S(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                    classes=1000, classifier_activation="softmax", include_preprocessing=True,
                    name="efficientnetv2-s"):
    """Of other stages, for images of 384x384; otherwise as `EfficientNetV2B0`.

    Source: keras.applications.EfficientNetV2S.
    """
    return efficientnet_v2("s", **locals())


def EfficientNetV2M(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                    classes=1000, classifier_activation="softmax", include_preprocessing=True,
                    name="efficientnetv2-m"):
    """Of seven stages, for images of 480x480; otherwise as `EfficientNetV2B0`.

    Source: keras.applications.EfficientNetV2M.
    """
    return efficientnet_v2("m", **locals())


def EfficientNetV2L(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                    classes=1000, classifier_activation="softmax", include_preprocessing=True,
                    name="efficientnetv2-l"):
    """The largest one, for images of 480x480; otherwise as `EfficientNetV2B0`.

    Source: keras.applications.EfficientNetV2L.
    """
    return efficientnet_v2("l", **locals())


def preprocess_input(x, data_format=None):
    """The same pixels: the network itself has the layers that prepare them."""
    return x


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return [*(f"EfficientNetV2{scale.upper()}" for scale in SCALES), "decode_predictions", "preprocess_input"]
