"""CenterCrop, RandomCrop: a part of each image. Floor 7. Read `resizing.py` first; read next: `brightness.py`."""

from .....backend.errors import explain
from .....ops.image.resize import resize
from .....ops.shapes.identity import cast
from .....ops.shapes.layout import sizes_of
from ....random.seed_generator import make_default_seed
from .image_layer import ImageLayer
from .resizing import smart_resize


class CenterCrop(ImageLayer):
    """The middle of each image; smaller ones are enlarged first.   x: images  ->  y: images of height x width.

    data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.CenterCrop(1, 2)(tf.constant([[[1.], [2.], [3.], [4.]]]))[0, :, 0].numpy()
        array([2., 3.], dtype=float32)

    Source: keras.layers.CenterCrop.
    """

    is_random, changes_always = False, True
    settings = ("height", "width")

    def __init__(self, height, width, data_format=None, **kwargs):
        super().__init__(data_format, **kwargs)
        self.height, self.width = height, width

    def _change(self, images, drawn):
        rows, columns = sizes_of(images)[1:3]
        down, right = rows - self.height, columns - self.width
        if any(isinstance(n, int) and n < 0 for n in (down, right)):
            return smart_resize(images, (self.height, self.width))
        top, left = down // 2, right // 2
        middle = images[:, top:top + self.height, left:left + self.width]
        middle.set_shape([images.shape[0], self.height, self.width, images.shape[3]])  # known, whatever the images' is
        return middle

    _change_masks = _change


class RandomCrop(ImageLayer):
    """A part of each image of a batch, at the same place that is drawn for all.   x: images  ->  y: height x width.

    Images that are not larger are cropped in the middle, to the same proportions, and enlarged. Without training, they
    stay as they are. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomCrop(4, 5, seed=1)(tf.ones([2, 8, 8, 3])).shape
        TensorShape([2, 4, 5, 3])

    Raises: ValueError where the size of images is not known.
    Source: keras.layers.RandomCrop.
    """

    settings = ("height", "width", "seed")

    def __init__(self, height, width, seed=None, data_format=None, name=None, **kwargs):
        super().__init__(data_format, seed, name=name, **kwargs)
        self.height, self.width = height, width
        self.seed = make_default_seed() if seed is None else seed

    def _draw(self, sizes, seed):
        rows, columns = sizes[1:]
        if not isinstance(rows, int) or not isinstance(columns, int):
            raise ValueError(explain(f"RandomCrop {self.name!r}", "images of unknown size",
                                     "height and width must be known"))
        if rows > self.height and columns > self.width:
            places = [self._uniform([], (0.0, float(n - m + 1)), seed)
                      for n, m in ((rows, self.height), (columns, self.width))]
            return [cast(place, "int32") for place in places]
        high, wide = columns * self.height // self.width, rows * self.width // self.height
        return [(n - max(min(n, m), 1)) // 2 for n, m in ((rows, high), (columns, wide))]

    def _change(self, images, drawn):
        top, left = drawn
        part = images[:, top:top + self.height, left:left + self.width]
        if tuple(part.shape[1:3]) != (self.height, self.width):
            part = cast(resize(part, (self.height, self.width)), images.dtype)
        return part

    _change_masks = _change
