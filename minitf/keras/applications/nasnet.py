"""NASNet: a search, not a person, chose how its cells are wired. Floor 7. Read `xception.py` first.

Each cell sees the outputs of the two cells before it, x the newer and p the older. A normal cell keeps the size, a
reducing one halves it. Its namespace is `tf.keras.applications.nasnet`.
"""

import warnings
from dataclasses import dataclass

from ...backend.errors import explain
from .. import layers
from ..config import image_data_format
from . import imagenet_utils
from .application import HOST, Options, assembled, channels_axis, classified, image_input
from .blocks import correct_pad


@dataclass(frozen=True)
class Scale:
    """filters: of the first normal cells.  cells: normal ones between two that reduce.  stem: channels of the stem.

    skips: whether a normal cell after a reducing one sees the cell before that, rather than its input.
    size: of images.   file: the name of the weights.   hashes: their checksums, with and without top.
    """

    filters: int
    cells: int
    stem: int
    skips: bool
    size: int
    file: str
    hashes: tuple[str, str]


MOBILE = Scale(44, 4, 32, False, 224, "NASNet-mobile",
               ("020fb642bf7360b370c678b08e0adf61", "1ed92395b5b598bdda52abe5c0dbfd63"))
LARGE = Scale(168, 6, 96, True, 331, "NASNet-large",
              ("11577c9a518f0070763c2b964a382f17", "d81d89dc07e6e56530c4e77faddd61b5"))


def nasnet(options, scale):
    """The network.   images [B, H, W, 3]  ->  [B, H/32, W/32, 24 * filters]  ->  scores.   scale: MOBILE or LARGE."""
    if image_data_format() != "channels_last":
        warnings.warn("NASNet is made for the data format 'channels_last'; see `keras.config`.", stacklevel=3)
    if options.pretrained and isinstance(options.input_shape, tuple) and None in options.input_shape:
        raise ValueError(explain("NASNet", f"input_shape={options.input_shape}, weights='imagenet'",
                                 "the shape must be static, without None"))
    images = image_input(options, scale.size)
    x = layers.Conv2D(scale.stem, 3, strides=2, use_bias=False, kernel_initializer="he_normal",
                      name="stem_conv1")(images)
    x, p = normalized(x, "stem_bn1"), None
    x, p = reducing(x, p, scale.filters // 4, "stem_1"), x
    x, p = reducing(x, p, scale.filters // 2, "stem_2"), x
    for stage in range(3):
        filters, first = scale.filters * 2**stage, stage * scale.cells
        if stage > 0:
            before, x = x, reducing(x, p, filters, f"reduce_{first}")
            p = p if scale.skips else before
        for number in range(first, first + scale.cells):
            x, p = normal(x, p, filters, str(number + (stage > 0))), x
    x = classified(layers.Activation("relu")(x), options, average=None, names=(None, None))
    url = f"{HOST}nasnet/{scale.file}{'' if options.include_top else '-no-top'}.h5"
    return assembled(images, x, options, url, scale.hashes[not options.include_top])


def normal(x, p, filters, name):
    """A cell that keeps the size: [B, H, W, 6 * filters]."""
    p, h = adjusted(p, x, filters, name), entered(x, filters, f"normal_{{}}_1_{name}")

    def added(number, one, other):
        return layers.add([one, other], name=f"normal_add_{number}_{name}")

    def step(y, kernel, place):
        return separable(y, filters, kernel, 1, f"normal_{place}_{name}")

    def mean(y, place):
        return layers.AveragePooling2D(3, strides=1, padding="same", name=f"normal_{place}_{name}")(y)

    sums = [added(1, step(h, 5, "left1"), step(p, 3, "right1")), added(2, step(p, 5, "left2"), step(p, 3, "right2")),
            added(3, mean(h, "left3"), p), added(4, mean(p, "left4"), mean(p, "right4")),
            added(5, step(h, 3, "left5"), h)]
    return layers.concatenate([p, *sums], axis=channels_axis(-1), name=f"normal_concat_{name}")


def reducing(x, p, filters, name):
    """A cell that halves the size: [B, H/2, W/2, 4 * filters]."""
    p, h = adjusted(p, x, filters, name), entered(x, filters, f"reduction_{{}}_1_{name}")
    padded = layers.ZeroPadding2D(padding=correct_pad(h, 3), name=f"reduction_pad_1_{name}")(h)

    def step(y, kernel, place, stride=2):
        return separable(y, filters, kernel, stride, f"reduction_{place}_{name}")

    def pooled(kind, place):
        return kind(3, strides=2, name=f"reduction_{place}_{name}")(padded)

    x1 = layers.add([step(h, 5, "left1"), step(p, 7, "right1")], name=f"reduction_add_1_{name}")
    x2 = layers.add([pooled(layers.MaxPooling2D, "left2"), step(p, 7, "right2")], name=f"reduction_add_2_{name}")
    x3 = layers.add([pooled(layers.AveragePooling2D, "left3"), step(p, 5, "right3")], name=f"reduction_add3_{name}")
    x4 = layers.AveragePooling2D(3, strides=1, padding="same", name=f"reduction_left4_{name}")(x1)
    x4 = layers.add([x2, x4])
    x5 = layers.add([step(x1, 3, "left4", stride=1), pooled(layers.MaxPooling2D, "right5")],
                    name=f"reduction_add4_{name}")
    return layers.concatenate([x2, x3, x4, x5], axis=channels_axis(-1), name=f"reduction_concat_{name}")


def entered(x, filters, name):
    """x in the channels of a cell.   name: with {} for what a layer is."""
    return normalized(conv(layers.Activation("relu")(x), filters, name.format("conv")), name.format("bn"))


def adjusted(p, x, filters, name):
    """p, of the same size as x and with the channels of a cell. p=None is x."""
    if p is None:
        return x
    rows = 2 if image_data_format() == "channels_first" else -2
    if p.shape[rows] != x.shape[rows]:
        p = layers.Activation("relu", name=f"adjust_relu_1_{name}")(p)
        shifted = layers.ZeroPadding2D(padding=((0, 1), (0, 1)))
        halves = [every_second(p, filters // 2, 1, name)]
        p = layers.Cropping2D(cropping=((1, 0), (1, 0)))(shifted(p))
        halves.append(every_second(p, filters // 2, 2, name))
        return normalized(layers.concatenate(halves, axis=channels_axis(-1)), f"adjust_bn_{name}")
    if p.shape[channels_axis(-1)] != filters:
        p = conv(layers.Activation("relu")(p), filters, f"adjust_conv_projection_{name}")
        return normalized(p, f"adjust_bn_{name}")
    return p


def every_second(p, filters, number, name):
    """A 1x1 convolution of every second row and column."""
    p = layers.AveragePooling2D(1, strides=2, name=f"adjust_avg_pool_{number}_{name}")(p)
    return conv(p, filters, f"adjust_conv_{number}_{name}")


def separable(x, filters, kernel, stride, name):
    """Two separable convolutions of relu(x), the first with the stride."""
    x = layers.Activation("relu")(x)
    if stride > 1:
        x = layers.ZeroPadding2D(padding=correct_pad(x, kernel), name=f"separable_conv_1_pad_{name}")(x)
    x = layers.SeparableConv2D(filters, kernel, strides=stride, padding="same" if stride == 1 else "valid",
                               use_bias=False, name=f"separable_conv_1_{name}")(x)
    x = layers.Activation("relu")(normalized(x, f"separable_conv_1_bn_{name}"))
    x = layers.SeparableConv2D(filters, kernel, padding="same", use_bias=False, name=f"separable_conv_2_{name}")(x)
    return normalized(x, f"separable_conv_2_bn_{name}")


def conv(x, filters, name):
    """A 1x1 convolution without bias."""
    return layers.Conv2D(filters, 1, padding="same", use_bias=False, kernel_initializer="he_normal", name=name)(x)


def normalized(x, name):
    """Batch normalization whose means move slowly."""
    return layers.BatchNormalization(axis=channels_axis(-1), momentum=0.9997, epsilon=1e-3, name=name)(x)


def NASNetMobile(input_shape=None, include_top=True, weights="imagenet", input_tensor=None, pooling=None, classes=1000,
                 classifier_activation="softmax", name="nasnet_mobile"):
    """The small one, of 12 normal cells.   Arguments: see `application.Options`.

    Images are at least 32x32, by default 224x224, as `preprocess_input` makes them.

    Raises: ValueError for an open shape with weights="imagenet".
    Source: Zoph et al. 2017; keras.applications.NASNetMobile.
    """
    return nasnet(Options(**locals()), MOBILE)


def NASNetLarge(input_shape=None, include_top=True, weights="imagenet", input_tensor=None, pooling=None, classes=1000,
                classifier_activation="softmax", name="nasnet_large"):
    """The large one, of 18 normal cells, for images of 331x331; otherwise as `NASNetMobile`.

    Source: Zoph et al. 2017; keras.applications.NASNetLarge.
    """
    return nasnet(Options(**locals()), LARGE)


def preprocess_input(x, data_format=None):
    """Values in [-1, 1]; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="tf")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["NASNetLarge", "NASNetMobile", "decode_predictions", "preprocess_input"]
