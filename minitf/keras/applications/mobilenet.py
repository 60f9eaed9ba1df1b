"""MobileNet: a convolution in two steps, over places and then over channels. Floor 7. Read `application.py` first.

Its namespace is `tf.keras.applications.mobilenet`. Read next: `mobilenet_v2.py`.
"""

from ...backend.errors import explain
from .. import layers
from . import imagenet_utils
from .application import HOST, Options, assembled, channels_axis, check_activation, features, image_shape, input_of
from .blocks import pretrained_size, square_size

SIZES = (128, 160, 192, 224)  # of images that there are weights for
ALPHAS = {1.0: "1_0", 0.75: "7_5", 0.50: "5_0", 0.25: "2_5"}  # and of widths, as they are called there

# Of the blocks: filters, stride
BLOCKS = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *[(512, 1)] * 5, (1024, 2), (1024, 1))


def MobileNet(input_shape=None, alpha=1.0, depth_multiplier=1, dropout=1e-3, include_top=True, weights="imagenet",
              input_tensor=None, pooling=None, classes=1000, classifier_activation="softmax", name=None):
    """28 layers with weights, small enough for a telephone.

    alpha: the number of channels, relative to the paper's.
    depth_multiplier: how many filters over places each channel has.
    dropout: fraction of features that is dropped below the top.
    Other arguments: see `application.Options`. Images are at least 32x32, as `preprocess_input` makes them.

    Raises: ValueError where there are no weights for these.
    Source: Howard et al. 2017; keras.applications.MobileNet.
    """
    options = Options(include_top, weights, input_tensor, input_shape, pooling, classes, classifier_activation, name)
    shape = image_shape(options, square_size(input_shape, SIZES) if input_shape else 224)
    if options.pretrained and (depth_multiplier != 1 or alpha not in ALPHAS):
        raise ValueError(explain("MobileNet", f"alpha={alpha}, depth_multiplier={depth_multiplier}", "there are weights"
                                 f" for a depth_multiplier of 1 and an alpha of one of {list(ALPHAS)}"))
    rows = pretrained_size(options, shape, SIZES)
    images = input_of(options, shape)
    x = layers.Conv2D(int(32 * alpha), (3, 3), padding="same", use_bias=False, strides=(2, 2), name="conv1")(images)
    x = activated(x, "conv1")
    for number, (filters, stride) in enumerate(BLOCKS, start=1):
        x = separable(x, int(filters * alpha), stride, depth_multiplier, number)
    x = topped(x, options, dropout) if include_top else features(x, options)
    ending = "" if include_top else "_no_top"
    url = f"{HOST}mobilenet/mobilenet_{ALPHAS.get(alpha)}_{rows}_tf{ending}.h5"
    return assembled(images, x, options, url, name=name or f"mobilenet_{alpha:0.2f}_{rows}")


def separable(x, filters, stride, depth_multiplier, number):
    """A filter over 3x3 places for each channel, then sums over the channels.   x: [B, H, W, C]."""
    if stride > 1:
        x = layers.ZeroPadding2D(((0, 1), (0, 1)), name=f"conv_pad_{number}")(x)
    x = layers.DepthwiseConv2D((3, 3), padding="same" if stride == 1 else "valid", depth_multiplier=depth_multiplier,
                               strides=(stride, stride), use_bias=False, name=f"conv_dw_{number}")(x)
    x = activated(x, f"conv_dw_{number}")
    x = layers.Conv2D(filters, (1, 1), padding="same", use_bias=False, strides=(1, 1), name=f"conv_pw_{number}")(x)
    return activated(x, f"conv_pw_{number}")


def activated(x, name):
    """min(max(normalized x, 0), 6)."""
    x = layers.BatchNormalization(axis=channels_axis(-1), name=f"{name}_bn")(x)
    return layers.ReLU(6.0, name=f"{name}_relu")(x)


def topped(x, options, dropout):
    """Scores of classes: a dense layer, written as a convolution of one place."""
    x = layers.GlobalAveragePooling2D(keepdims=True)(x)
    x = layers.Dropout(dropout, name="dropout")(x)
    x = layers.Conv2D(options.classes, (1, 1), padding="same", name="conv_preds")(x)
    x = layers.Reshape((options.classes,), name="reshape_2")(x)
    check_activation(options)
    return layers.Activation(activation=options.classifier_activation, name="predictions")(x)


def preprocess_input(x, data_format=None):
    """Values in [-1, 1]; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="tf")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["MobileNet", "decode_predictions", "preprocess_input"]
