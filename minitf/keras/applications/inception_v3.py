"""InceptionV3: several convolutions side by side. Floor 7. Read `vgg.py` first.

A large convolution is a chain of small ones, and one of 7x7 places a row of 1x7 and a column of 7x1.
Its namespace is `tf.keras.applications.inception_v3`.
"""

from .. import layers
from . import imagenet_utils
from .application import HOST, Options, assembled, channels_axis, classified, image_input

HALF = ((3, 3), 2)  # a convolution, or a maximum, that halves the size
# A block: its branches, each a chain of (filters, size of the kernel), and the filters after a mean over 3x3 places;
# without that, a block halves the size, and takes a maximum.
WIDE = [(((64, (1, 1)),), ((48, (1, 1)), (64, (5, 5))), ((64, (1, 1)), (96, (3, 3)), (96, (3, 3))))] * 3
LONG = [(((192, (1, 1)),), ((n, (1, 1)), (n, (1, 7)), (192, (7, 1))),
         ((n, (1, 1)), (n, (7, 1)), (n, (1, 7)), (n, (7, 1)), (192, (1, 7)))) for n in (128, 160, 160, 192)]
BLOCKS = (
    *((branches, mean) for branches, mean in zip(WIDE, (32, 64, 64))),
    ((((384, *HALF),), ((64, (1, 1)), (96, (3, 3)), (96, *HALF))), None),
    *((branches, 192) for branches in LONG),
    ((((192, (1, 1)), (320, *HALF)), ((192, (1, 1)), (192, (1, 7)), (192, (7, 1)), (192, *HALF))), None),
)  # fmt: skip
HASHES = ("9a0d58056eeedaa3f26cb7ebd46da564", "bcbd6486424b2319ff4ef7d526e38f63")


def InceptionV3(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation="softmax", name="inception_v3"):
    """94 convolutions, in 11 blocks.   Arguments: see `application.Options`.

    Images are at least 75x75, by default 299x299, as `preprocess_input` makes them.
    Source: Szegedy et al. 2015; keras.applications.InceptionV3.
    """
    options = Options(**locals())
    images = x = image_input(options, size=299, min_size=75)
    x = convolved(convolved(x, 32, (3, 3), 2), 32, (3, 3), padding="valid")
    x = layers.MaxPooling2D((3, 3), strides=(2, 2))(convolved(x, 64, (3, 3)))
    x = convolved(convolved(x, 80, (1, 1), padding="valid"), 192, (3, 3), padding="valid")
    x = layers.MaxPooling2D((3, 3), strides=(2, 2))(x)
    for number, (branches, mean) in enumerate(BLOCKS):
        ends = [chain(x, branch) for branch in branches]
        ends.append(layers.MaxPooling2D((3, 3), strides=(2, 2))(x) if mean is None else averaged(x, mean))
        x = joined(ends, f"mixed{number}")
    for number in range(2):
        x = forked(x, number)
    x = classified(x, options, names=(None, None))
    ending = "" if include_top else "_notop"
    url = f"{HOST}inception_v3/inception_v3_weights_tf_dim_ordering_tf_kernels{ending}.h5"
    return assembled(images, x, options, url, HASHES[not include_top])


def forked(x, number):
    """One of the last two blocks, in which two branches fork into a row and a column."""
    ends = [convolved(x, 320, (1, 1))]
    for trunk, name in (((384, (1, 1)),), f"mixed9_{number}"), (((448, (1, 1)), (384, (3, 3))), None):
        middle = chain(x, trunk)
        ends.append(joined([convolved(middle, 384, (1, 3)), convolved(middle, 384, (3, 1))], name))
    return joined([*ends, averaged(x, 192)], f"mixed{9 + number}")


def chain(x, steps):
    """One convolution after the other.   steps: the arguments of each, after x."""
    for step in steps:
        x = convolved(x, *step)
    return x


def averaged(x, filters):
    """A convolution of means over 3x3 places."""
    return convolved(layers.AveragePooling2D((3, 3), strides=(1, 1), padding="same")(x), filters, (1, 1))


def joined(branches, name=None):
    """The channels of all branches."""
    return layers.concatenate(branches, axis=channels_axis(), name=name)


def convolved(x, filters, size, stride=1, padding="same"):
    """A normalized convolution, and ReLU. One that halves the size has no padding."""
    padding = padding if stride == 1 else "valid"
    x = layers.Conv2D(filters, size, strides=(stride, stride), padding=padding, use_bias=False)(x)
    return layers.Activation("relu")(layers.BatchNormalization(axis=channels_axis(), scale=False)(x))


def preprocess_input(x, data_format=None):
    """Values in [-1, 1]; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="tf")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["InceptionV3", "decode_predictions", "preprocess_input"]
