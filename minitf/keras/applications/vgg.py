"""VGG: blocks of 3x3 convolutions, each half the size of the one before. Floor 7. Read `application.py` first.

Two public networks, in `vgg16.py` and `vgg19.py`, differ in the number of layers of each block. Next: `resnet.py`.
"""

from .. import layers
from .application import HOST, assembled, features, image_input, scores

FILTERS = (64, 128, 256, 512, 512)


def vgg(depths, options, file, hashes):
    """The network.   depths: of the blocks, in convolutions.   file, hashes: of the weights, with and without top.

    images [B, H, W, 3]  ->  [B, H/32, W/32, 512]  ->  three dense layers.
    """
    images = x = image_input(options)
    for block, (filters, depth) in enumerate(zip(FILTERS, depths), start=1):
        for i in range(1, depth + 1):
            x = layers.Conv2D(filters, (3, 3), activation="relu", padding="same", name=f"block{block}_conv{i}")(x)
        x = layers.MaxPooling2D((2, 2), strides=(2, 2), name=f"block{block}_pool")(x)
    if options.include_top:
        x = layers.Flatten(name="flatten")(x)
        x = layers.Dense(4096, activation="relu", name="fc1")(x)
        x = layers.Dense(4096, activation="relu", name="fc2")(x)
        x = scores(x, options)
    else:
        x = features(x, options)
    ending = "" if options.include_top else "_notop"
    url = f"{HOST}{file}/{file}_weights_tf_dim_ordering_tf_kernels{ending}.h5"
    return assembled(images, x, options, url, hashes[not options.include_top])
