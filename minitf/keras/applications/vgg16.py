"""VGG16, and its namespace `tf.keras.applications.vgg16`. Floor 7. Read `vgg.py`: the network stands there."""

from . import imagenet_utils
from .application import Options
from .vgg import vgg

DEPTHS = (2, 2, 3, 3, 3)
HASHES = ("64373286793e3c8b2b4e3219cbf3544b", "6d6bbae143d832006294945121d1f1fc")


def VGG16(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
          classifier_activation="softmax", name="vgg16"):
    """16 layers with weights: convolutions, then three dense ones.   Arguments: see `application.Options`.

    Images are at least 32x32, as `preprocess_input` makes them.
    Source: Simonyan & Zisserman 2014; keras.applications.VGG16.
    """
    return vgg(DEPTHS, Options(**locals()), "vgg16", HASHES)


def preprocess_input(x, data_format=None):
    """Blue, green, red, less their means over ImageNet; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="caffe")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["VGG16", "decode_predictions", "preprocess_input"]
