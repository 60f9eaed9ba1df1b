"""RandomHeight, RandomWidth: images stretched or squeezed. Floor 7. Read `resizing.py` first.

They are older layers, which newer programs do by RandomZoom.
"""

from .....backend.errors import explain
from .....core.convert import convert_to_tensor
from .....ops.image.resize import resize
from .....ops.shapes.identity import cast
from .....ops.shapes.joining import stack
from .....ops.shapes.layout import shape
from ....random.distributions import uniform
from ....random.seed_generator import SeedGenerator
from ...layer import Layer


class RandomStretch(Layer):
    """Base of layers that change one size of images [..., H, W, C].   axis: -3 for the height, -2 for the width."""

    axis = -3

    def __init__(self, factor, interpolation="bilinear", seed=None, **kwargs):
        super().__init__(**kwargs)
        low, high = factor if isinstance(factor, tuple | list) else (-factor, factor)
        if high < low or low < -1:
            raise ValueError(explain(type(self).__name__, f"factor={factor}",
                                     "its lower bound must be at least -1, and at most its upper bound"))
        self.factor, self.interpolation, self.seed = factor, interpolation, seed
        self._limits = 1.0 + low, 1.0 + high
        self.seed_generator = SeedGenerator(seed)

    def call(self, inputs, training=True):
        """The images, of another size while training."""
        images = cast(convert_to_tensor(inputs), self.compute_dtype)
        if not training:
            return images
        sizes = [shape(images)[axis] for axis in (-3, -2)]
        times = uniform([], *self._limits, seed=self.seed_generator)
        sizes[self.axis + 3] = cast(times * cast(sizes[self.axis + 3], "float32"), "int32")
        y = cast(resize(images, stack(sizes), self.interpolation), self.compute_dtype)
        y.set_shape(self.compute_output_shape(images.shape))
        return y

    def compute_output_shape(self, input_shape):
        sizes = list(input_shape)
        sizes[self.axis] = None
        return tuple(sizes)

    def get_config(self):
        return {**super().get_config(), "factor": self.factor, "interpolation": self.interpolation, "seed": self.seed}


class RandomHeight(RandomStretch):
    """Images of another height while training.   x: [B, H, W, C] or [H, W, C]  ->  y: another H.

    factor: f for heights in [1 - f, 1 + f] of what they were, or a pair of such differences from 1.
    interpolation: a method of `tf.image.resize`. seed: int or None.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomHeight((0.5, 0.5))(tf.zeros([4, 6, 1])).shape
        TensorShape([6, 6, 1])

    Raises: ValueError for limits below -1, or in the wrong order.
    Source: tf.keras.layers.RandomHeight.
    """


class RandomWidth(RandomStretch):
    """Images of another width while training.   x: [B, H, W, C] or [H, W, C]  ->  y: another W.

    Arguments and errors: as for `RandomHeight`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomWidth((-0.5, -0.5))(tf.zeros([4, 6, 1])).shape
        TensorShape([4, 3, 1])

    Source: tf.keras.layers.RandomWidth.
    """

    axis = -2
