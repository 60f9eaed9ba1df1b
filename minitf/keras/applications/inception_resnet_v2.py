"""InceptionResNetV2: Inception's branches in residual blocks. Floor 7. Read `inception_v3.py` first.

What the branches give is made small before it is added: of large sums the training of so deep a network fails.
Its namespace is `tf.keras.applications.inception_resnet_v2`.
"""

from .. import layers
from ..layers.layer import Layer
from . import imagenet_utils
from .application import HOST, Options, assembled, channels_axis, classified, image_input

HALF = (3, 2)  # the size and the stride of a convolution that halves the size of images
# Branches are chains of (filters, size of the kernel, stride). Those of blocks that change sizes and channels:
MIXED_5B = (((96, 1),), ((48, 1), (64, 5)), ((64, 1), (96, 3), (96, 3)))
MIXED_6A = (((384, *HALF),), ((256, 1), (256, 3), (384, *HALF)))
MIXED_7A = (((256, 1), (384, *HALF)), ((256, 1), (288, *HALF)), ((256, 1), (288, 3), (320, *HALF)))
# and of residual blocks; 35, 17 and 8 places have the sides of an image there:
BLOCK35 = (((32, 1),), ((32, 1), (32, 3)), ((32, 1), (48, 3), (64, 3)))
BLOCK17 = (((192, 1),), ((128, 1), (160, (1, 7)), (192, (7, 1))))
BLOCK8 = (((192, 1),), ((192, 1), (224, (1, 3)), (256, (3, 1))))
HASHES = ("e693bd0210a403b3192acc6073ad2e96", "d19885ff4a710c122648d3b5c3b684e4")


def InceptionResNetV2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None,
                      classes=1000, classifier_activation="softmax", name="inception_resnet_v2"):
    """244 convolutions, most of them in 40 residual blocks.   Arguments: see `application.Options`.

    Images are at least 75x75, by default 299x299, as `preprocess_input` makes them.
    Source: Szegedy et al. 2016; keras.applications.InceptionResNetV2.
    """
    options = Options(**locals())
    images = x = image_input(options, size=299, min_size=75)
    x = convolved(convolved(convolved(x, 32, *HALF), 32, 3, padding="valid"), 64, 3)
    x = halved(x)
    x = convolved(convolved(x, 80, 1), 192, 3, padding="valid")
    x = halved(x)
    ends = [chain(x, branch) for branch in MIXED_5B]
    ends.append(convolved(layers.AveragePooling2D(3, strides=1, padding="same")(x), 64, 1))
    x = joined(ends, "mixed_5b")
    for number in range(1, 11):
        x = block(x, BLOCK35, 0.17, f"block35_{number}")
    x = joined([*(chain(x, branch) for branch in MIXED_6A), halved(x)], "mixed_6a")
    for number in range(1, 21):
        x = block(x, BLOCK17, 0.1, f"block17_{number}")
    x = joined([*(chain(x, branch) for branch in MIXED_7A), halved(x)], "mixed_7a")
    for number in range(1, 10):
        x = block(x, BLOCK8, 0.2, f"block8_{number}")
    x = block(x, BLOCK8, 1.0, "block8_10", activation=None)
    x = classified(convolved(x, 1536, 1, name="conv_7b"), options, names=(None, None))
    ending = "" if include_top else "_notop"
    url = f"{HOST}inception_resnet_v2/inception_resnet_v2_weights_tf_dim_ordering_tf_kernels{ending}.h5"
    return assembled(images, x, options, url, HASHES[not include_top])


def block(x, branches, scale, name, activation="relu"):
    """x + scale * what all branches make of x, in as many channels."""
    y = joined([chain(x, branch) for branch in branches], f"{name}_mixed")
    y = layers.Conv2D(x.shape[channels_axis()], 1, padding="same", name=f"{name}_conv")(y)
    x = CustomScaleLayer(scale)([x, y])
    return x if activation is None else layers.Activation(activation, name=f"{name}_ac")(x)


class CustomScaleLayer(Layer):
    """The first input + scale * the second.   [B, H, W, C] each.

        >>> import minitf as tf
        >>> CustomScaleLayer(0.5)([tf.constant([[1.]]), tf.constant([[4.]])]).numpy()
        array([[3.]], dtype=float32)

    Source: keras's layer of this name, which files of this network have in them.
    """

    def __init__(self, scale, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def call(self, inputs):
        return inputs[0] + inputs[1] * self.scale

    def get_config(self):
        return {**super().get_config(), "scale": self.scale}


def halved(x):
    """Maxima over 3x3 places, at every second one."""
    return layers.MaxPooling2D(3, strides=2)(x)


def chain(x, steps):
    """One convolution after the other.   steps: the arguments of each, after x."""
    for step in steps:
        x = convolved(x, *step)
    return x


def joined(branches, name):
    """The channels of all branches."""
    return layers.Concatenate(axis=channels_axis(), name=name)(branches)


def convolved(x, filters, size, stride=1, padding="same", name=None):
    """A normalized convolution, and ReLU. One that halves the size has no padding."""
    padding = padding if stride == 1 else "valid"
    part = (lambda ending: None) if name is None else (lambda ending: f"{name}_{ending}")
    x = layers.Conv2D(filters, size, strides=stride, padding=padding, use_bias=False, name=name)(x)
    x = layers.BatchNormalization(axis=channels_axis(), scale=False, name=part("bn"))(x)
    return layers.Activation("relu", name=part("ac"))(x)


def preprocess_input(x, data_format=None):
    """Values in [-1, 1]; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="tf")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["InceptionResNetV2", "decode_predictions", "preprocess_input"]
