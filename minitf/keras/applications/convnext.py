"""ConvNeXt: a convolutional network with a transformer's habits. Floor 7. Read `efficientnet.py` first.

A block looks around with one wide convolution of each channel for itself, as attention does, and then mixes channels in
two dense layers. Its namespace is `tf.keras.applications.convnext`.
"""

from ...backend.errors import explain
from .. import layers
from ..config import image_data_format
from ..initializers.constants import Constant
from ..layers.layer import Layer
from ..models.sequential import Sequential
from . import imagenet_utils
from .application import HOST, Options, assembled, check_activation, features, image_input

START = 1e-6    # what each channel of a block is multiplied by at first: a block begins by doing nothing
EPSILON = 1e-6  # of normalization

# By name: blocks of each stage, channels of each stage, checksums of the weights with and without top
SCALES = {
    "tiny": ((3, 3, 9, 3), (96, 192, 384, 768),
             "8ae6e78ce2933352b1ef4008e6dd2f17bc40771563877d156bc6426c7cf503ff",
             "d547c096cabd03329d7be5562c5e14798aa39ed24b474157cef5e85ab9e49ef1"),
    "small": ((3, 3, 27, 3), (96, 192, 384, 768),
              "ce1277d8f1ee5a0ef0e171469089c18f5233860ceaf9b168049cb9263fd7483c",
              "6fc8009faa2f00c1c1dfce59feea9b0745eb260a7dd11bee65c8e20843da6eab"),
    "base": ((3, 3, 27, 3), (128, 256, 512, 1024),
             "52cbb006d3dadd03f6e095a8ca1aca47aecdd75acb4bc74bce1f5c695d0086e6",
             "40a20c5548a5e9202f69735ecc06c990e6b7c9d2de39f0361e27baeb24cb7c45"),
    "large": ((3, 3, 27, 3), (192, 384, 768, 1536),
              "070c5ed9ed289581e477741d3b34beffa920db8cf590899d6d2c67fba2a198a6",
              "96f02b6f0753d4f543261bc9d09bed650f24dd6bc02ddde3066135b63d23a1cd"),
    "xlarge": ((3, 3, 27, 3), (256, 512, 1024, 2048),
               "c1f5ccab661354fc3a79a10fa99af82f0fbf10ec65cb894a3ae0815f17a889ee",
               "de3f8a54174130e0cecdc71583354753d557fcf1f4487331558e2a16ba0cfe05"),
}  # fmt: skip


def convnext(scale, include_preprocessing, **arguments):
    """The network.   scale: "tiny" to "xlarge".   images [B, H, W, 3]  ->  [B, H/32, W/32, C]  ->  scores."""
    if image_data_format() == "channels_first":
        raise ValueError(explain("ConvNeXt", "the image data format 'channels_first'", "it has 'channels_last' only"))
    options = Options(**arguments)
    counts, channels, *hashes = SCALES[scale]
    name, images = options.name, image_input(options)
    if options.pretrained and f"convnext_{scale}" not in name:
        raise ValueError(explain("ConvNeXt", f"name={name!r}, weights='imagenet'",
                                 f"the name must contain 'convnext_{scale}', the name of the weights"))
    x = images
    if include_preprocessing and images.shape[-1] == 3:
        mean = [255 * m for m in imagenet_utils.RGB_MEAN]
        variance = [(255 * d) ** 2 for d in imagenet_utils.RGB_DEVIATION]
        x = layers.Normalization(mean=mean, variance=variance, name=f"{name}_prestem_normalization")(x)
    for stage, smaller in enumerate(shrinking(channels, name)):
        x = smaller(x)
        for i in range(counts[stage]):
            x = block(x, channels[stage], f"{name}_stage_{stage}_block_{i}")
    x = ended(x, options)
    url = f"{HOST}convnext/{name}{'' if options.include_top else '_notop'}.h5"
    return assembled(images, x, options, url, hashes[not options.include_top])


def shrinking(channels, name):
    """The layers before the stages: the first makes images 4 times smaller, the others twice."""
    first = Sequential([layers.Conv2D(channels[0], 4, strides=4, name=f"{name}_stem_conv"),
                        normalization(f"{name}_stem_layernorm")], name=f"{name}_stem")
    later = [Sequential([normalization(f"{name}_downsampling_layernorm_{i}"),
                         layers.Conv2D(filters, 2, strides=2, name=f"{name}_downsampling_conv_{i}")],
                        name=f"{name}_downsampling_block_{i}") for i, filters in enumerate(channels[1:])]
    return [first, *later]


def block(x, channels, name):
    """x + each channel around each place, and then all channels at each place.   x: [B, H, W, channels]."""
    y = layers.Conv2D(channels, 7, padding="same", groups=channels, name=f"{name}_depthwise_conv")(x)
    y = normalization(f"{name}_layernorm")(y)
    y = layers.Dense(4 * channels, name=f"{name}_pointwise_conv_1")(y)
    y = layers.Activation("gelu", name=f"{name}_gelu")(y)
    y = layers.Dense(channels, name=f"{name}_pointwise_conv_2")(y)
    y = LayerScale(START, channels, name=f"{name}_layer_scale")(y)
    return x + layers.Activation("linear", name=f"{name}_identity")(y)


class LayerScale(Layer):
    """Each channel times a number that is learnt.   [B, H, W, C] -> [B, H, W, C].

    init_values: what these numbers start as.   projection_dim: C.

        >>> import minitf as tf
        >>> LayerScale(0.5, 2)(tf.constant([[2., 4.]])).numpy()
        array([[1., 2.]], dtype=float32)

    Source: Touvron et al. 2021; keras's layer of this name, which files of this network have in them.
    """

    def __init__(self, init_values, projection_dim, **kwargs):
        super().__init__(**kwargs)
        self.init_values = init_values
        self.projection_dim = projection_dim

    def build(self, input_shape):
        self.gamma = self.add_weight(shape=(self.projection_dim,), initializer=Constant(self.init_values))

    def call(self, x):
        return x * self.gamma

    def get_config(self):
        return {**super().get_config(), "init_values": self.init_values, "projection_dim": self.projection_dim}


def ended(x, options):
    """Scores of classes, or normalized features."""
    if not options.include_top:
        return normalization()(features(x, options))
    check_activation(options)
    x = layers.GlobalAveragePooling2D(name=f"{options.name}_head_gap")(x)
    x = normalization(f"{options.name}_head_layernorm")(x)
    return layers.Dense(options.classes, activation=options.classifier_activation, name=f"{options.name}_head_dense")(x)


def normalization(name=None):
    """A layer that normalizes over the channels of a place."""
    return layers.LayerNormalization(epsilon=EPSILON, name=name)


def ConvNeXtTiny(include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
                 pooling=None, classes=1000, classifier_activation="softmax", name="convnext_tiny"):
    """18 blocks, of 96 to 768 channels.

    include_preprocessing: whether the network takes pixels in [0, 255] and prepares them itself.
    Other arguments: see `application.Options`. Images are at least 32x32, by default 224x224.

    Raises: ValueError for a name that has not the name of its weights in it, with weights="imagenet".
    Source: Liu et al. 2022; keras.applications.ConvNeXtTiny.
    """
    return convnext("tiny", **locals())


def ConvNeXtSmall(include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
                  pooling=None, classes=1000, classifier_activation="softmax", name="convnext_small"):
    """36 blocks, of 96 to 768 channels; otherwise as `ConvNeXtTiny`.  Source: keras.applications.ConvNeXtSmall."""
    return convnext("small", **locals())


def ConvNeXtBase(include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
                 pooling=None, classes=1000, classifier_activation="softmax", name="convnext_base"):
    """36 blocks, of 128 to 1024 channels; otherwise as `ConvNeXtTiny`.  Source: keras.applications.ConvNeXtBase."""
    return convnext("base", **locals())


def ConvNeXtLarge(include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None, input_shape=None,
                  pooling=None, classes=1000, classifier_activation="softmax", name="convnext_large"):
    """36 blocks, of 192 to 1536 channels; otherwise as `ConvNeXtTiny`.  Source: keras.applications.ConvNeXtLarge."""
    return convnext("large", **locals())


def ConvNeXtXLarge(include_top=True, include_preprocessing=True, weights="imagenet", input_tensor=None,
                   input_shape=None, pooling=None, classes=1000, classifier_activation="softmax",
                   name="convnext_xlarge"):
    """36 blocks, of 256 to 2048 channels; otherwise as `ConvNeXtTiny`.  Source: keras.applications.ConvNeXtXLarge."""
    return convnext("xlarge", **locals())


def preprocess_input(x, data_format=None):
    """The same pixels: the network itself has the layer that prepares them."""
    return x


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return [*(f"ConvNeXt{scale}" for scale in ("Tiny", "Small", "Base", "Large", "XLarge")), "decode_predictions",
            "preprocess_input"]
