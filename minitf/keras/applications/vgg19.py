"""VGG19, and its namespace `tf.keras.applications.vgg19`. Floor 7. Read `vgg.py`: the network stands there."""

from . import imagenet_utils
from .application import Options
from .vgg import vgg

DEPTHS = (2, 2, 4, 4, 4)
HASHES = ("cbe5617147190e668d6c5d5026f83318", "253f8cb515780f3b799900260a226db6")


def VGG19(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
          classifier_activation="softmax", name="vgg19"):
    """19 layers with weights: convolutions, then three dense ones.   Arguments: see `application.Options`.

    Images are at least 32x32, as `preprocess_input` makes them.
    Source: Simonyan & Zisserman 2014; keras.applications.VGG19.
    """
    return vgg(DEPTHS, Options(**locals()), "vgg19", HASHES)


def preprocess_input(x, data_format=None):
    """Blue, green, red, less their means over ImageNet; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="caffe")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["VGG19", "decode_predictions", "preprocess_input"]
