"""ResNet: each block adds to its input, so that many can stand on each other. Floor 7. Read `application.py` first.

Its namespace is `tf.keras.applications.resnet`. Read next: `resnet_v2.py`.
"""

from .. import layers
from . import imagenet_utils
from .application import HOST, Options, assembled, channels_axis, classified, image_input

EPSILON = 1.001e-5
FILTERS = (64, 128, 256, 512)
HASHES = {
    "resnet50": ("2cb95161c43110f7111970584f804107", "4d473c1dd8becc155b73f8504c6f6626"),
    "resnet101": ("f1aeb4b969a6efcfb50fad2f0c20cfc5", "88cf7a10940856eca736dc7b7e228a21"),
    "resnet152": ("100835be76be38e30d865e96f2aaae62", "ee4c566cf9a93f14d82f913c2dc6dd0c"),
    "resnet50v2": ("3ef43a0b657b3be2300d5770ece849e0", "fac2f116257151a9d068a22e544a4917"),
    "resnet101v2": ("6343647c601c52e1368623803854d971", "c0ed64b8031c3730f411d2eb4eea35b5"),
    "resnet152v2": ("a49b44d1979771252814e80f8ec446f9", "ed17cf2e0169df9d443503ef94b23b33"),
}


def resnet(blocks, options, file):
    """The network.   blocks: how many each of the four stages has.   file: the name of its weights.

    images [B, H, W, 3]  ->  [B, H/32, W/32, 2048]  ->  scores.
    """
    images = image_input(options)
    x = opening(images)
    x = normalized(x, "conv1_bn", "conv1_relu")
    x = first_pooling(x)
    for stage, (filters, count) in enumerate(zip(FILTERS, blocks), start=2):
        for i in range(1, count + 1):
            stride = 2 if i == 1 and stage > 2 else 1
            x = block(x, filters, stride, i == 1, f"conv{stage}_block{i}")
    return ended(images, x, options, file)


def block(x, filters, stride, widens, name):
    """relu(shortcut + 1x1, 3x3 and 1x1 convolutions).   x: [B, H, W, C]  ->  [B, H/stride, W/stride, 4 filters].

    widens: whether the shortcut is a convolution too, as it must be where the shape changes.
    """
    shortcut = x
    if widens:
        shortcut = layers.Conv2D(4 * filters, 1, strides=stride, name=f"{name}_0_conv")(x)
        shortcut = normalized(shortcut, f"{name}_0_bn")
    x = layers.Conv2D(filters, 1, strides=stride, name=f"{name}_1_conv")(x)
    x = normalized(x, f"{name}_1_bn", f"{name}_1_relu")
    x = layers.Conv2D(filters, 3, padding="SAME", name=f"{name}_2_conv")(x)
    x = normalized(x, f"{name}_2_bn", f"{name}_2_relu")
    x = layers.Conv2D(4 * filters, 1, name=f"{name}_3_conv")(x)
    x = normalized(x, f"{name}_3_bn")
    x = layers.Add(name=f"{name}_add")([shortcut, x])
    return layers.Activation("relu", name=f"{name}_out")(x)


def normalized(x, name, relu=None):
    """Batch normalization of x; relu: the name of a layer that follows, if one does."""
    x = layers.BatchNormalization(axis=channels_axis(), epsilon=EPSILON, name=name)(x)
    return x if relu is None else layers.Activation("relu", name=relu)(x)


def opening(images):
    """The first convolution: 7x7, half the size."""
    x = layers.ZeroPadding2D(padding=((3, 3), (3, 3)), name="conv1_pad")(images)
    return layers.Conv2D(64, 7, strides=2, name="conv1_conv")(x)


def first_pooling(x):
    """The largest of 3x3, half the size."""
    x = layers.ZeroPadding2D(padding=((1, 1), (1, 1)), name="pool1_pad")(x)
    return layers.MaxPooling2D(3, strides=2, name="pool1_pool")(x)


def ended(images, x, options, file):
    """The model, with scores or features at its end."""
    ending = "" if options.include_top else "_notop"
    url = f"{HOST}resnet/{file}_weights_tf_dim_ordering_tf_kernels{ending}.h5"
    return assembled(images, classified(x, options), options, url, HASHES[file][not options.include_top])


def ResNet50(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
             classifier_activation="softmax", name="resnet50"):
    """50 layers with weights, in 16 blocks.   Arguments: see `application.Options`.

    Images are at least 32x32, as `preprocess_input` makes them.
    Source: He et al. 2015; keras.applications.ResNet50.
    """
    return resnet((3, 4, 6, 3), Options(**locals()), "resnet50")


def ResNet101(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
              classifier_activation="softmax", name="resnet101"):
    """101 layers with weights, in 33 blocks; otherwise as `ResNet50`.  Source: keras.applications.ResNet101."""
    return resnet((3, 4, 23, 3), Options(**locals()), "resnet101")


def ResNet152(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000,
              classifier_activation="softmax", name="resnet152"):
    """152 layers with weights, in 50 blocks; otherwise as `ResNet50`.  Source: keras.applications.ResNet152."""
    return resnet((3, 8, 36, 3), Options(**locals()), "resnet152")


def preprocess_input(x, data_format=None):
    """Blue, green, red, less their means over ImageNet; see `imagenet_utils.preprocess_input`."""
    return imagenet_utils.preprocess_input(x, data_format, mode="caffe")


def decode_predictions(preds, top=5):
    """The most likely classes by name; see `imagenet_utils.decode_predictions`."""
    return imagenet_utils.decode_predictions(preds, top)


def __dir__():  # what the namespace offers; the rest is how it is made
    return ["ResNet50", "ResNet101", "ResNet152", "decode_predictions", "preprocess_input"]
