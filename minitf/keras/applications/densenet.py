"""DenseNet: each layer sees the outputs of all layers before it. Floor 7. Read `application.py` first.

Its namespace is `tf.keras.applications.densenet`. Read next: `efficientnet.py`.
"""

from ...backend.errors import explain
from .. import layers
from ..config import image_data_format
from . import imagenet_utils
from .application import HOST, Options, assembled, classified, image_input
from .resnet import normalized

GROWTH = 32  # channels that a layer adds
BLOCKS = {"densenet121": (6, 12, 24, 16), "densenet169": (6, 12, 32, 32), "densenet201": (6, 12, 48, 32)}
HASHES = {
    "densenet121": ("9d60b8095a5708f2dcce2bca79d332c7", "30ee3e1110167f948a6b9946edeeb738"),
    "densenet169": ("d699b8f76981ab1b30698df4c175e90b", "b8c4d4c20dd625c148057b9ff1c1176b"),
    "densenet201": ("1ceb130c1ea1b78c3bf6114dbdfd8807", "c13680b51ded0fb44dff2d8f86ac8bb1"),
}


def densenet(options, file):
    """The network.   file: the name of its weights, and which of `BLOCKS` it has.

    images [B, H, W, 3]  ->  [B, H/32, W/32, C]  ->  scores.
    """
    if image_data_format() == "channels_first":
        raise ValueError(explain("DenseNet", "the image data format 'channels_first'", "it has 'channels_last' only"))
    images = image_input(options)
    x = layers.ZeroPadding2D(padding=((3, 3), (3, 3)))(images)
    x = layers.Conv2D(64, 7, strides=2, use_bias=False, name="conv1_conv")(x)
    x = normalized(x, "conv1_bn", "conv1_relu")
    x = layers.ZeroPadding2D(padding=((1, 1), (1, 1)))(x)
    x = layers.MaxPooling2D(3, strides=2, name="pool1")(x)
    for stage, count in enumerate(BLOCKS[file], start=2):
        if stage > 2:
            x = transition(x, f"pool{stage - 1}")
        for i in range(1, count + 1):
            x = grown(x, f"conv{stage}_block{i}")
    x = normalized(x, "bn", "relu")
    ending = "" if options.include_top else "_notop"
    url = f"{HOST}densenet/{file}_weights_tf_dim_ordering_tf_kernels{ending}.h5"
    return assembled(images, classified(x, options), options, url, HASHES[file][not options.include_top])


def grown(x, name):
    """x and GROWTH channels more, made of it by a 1x1 and a 3x3 convolution."""
    y = normalized(x, f"{name}_0_bn", f"{name}_0_relu")
    y = layers.Conv2D(4 * GROWTH, 1, use_bias=False, name=f"{name}_1_conv")(y)
    y = normalized(y, f"{name}_1_bn", f"{name}_1_relu")
    y = layers.Conv2D(GROWTH, 3, padding="same", use_bias=False, name=f"{name}_2_conv")(y)
    return layers.Concatenate(axis=3, name=f"{name}_concat")([x, y])


def transition(x, name):
    """Half the channels, half the size."""
    x = normalized(x, f"{name}_bn", f"{name}_relu")
    x = layers.Conv2D(x.shape[-1] // 2, 1, use_bias=False, name=f"{name}_conv")(x)
    return layers.AveragePooling2D(2, strides=2, name=f"{name}_pool")(x)


def DenseNet121(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation="softmax", name="densenet121"):
    """121 layers with weights, in four blocks.   Arguments: see `application.Options`.

    Images are at least 32x32, as `preprocess_input` makes them.
    Source: Huang et al. 2016; keras.applications.DenseNet121.
    """
    return densenet(Options(**locals()), "densenet121")


def DenseNet169(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation="softmax", name="densenet169"):
    """169 layers with weights; otherwise as `DenseNet121`.  Source: keras.applications.DenseNet169."""
    return densenet(Options(**locals()), "densenet169")


def DenseNet201(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
                classifier_activation="softmax", name="densenet201"):
    """201 layers with weights; otherwise as `DenseNet121`.  Source: keras.applications.DenseNet201."""
    return densenet(Options(**locals()), "densenet201")


def preprocess_input(x, data_format=None):
    """Values in [0, 1], less means, over deviations; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="torch")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["DenseNet121", "DenseNet169", "DenseNet201", "decode_predictions", "preprocess_input"]
