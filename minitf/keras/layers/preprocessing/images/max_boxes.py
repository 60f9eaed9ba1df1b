"""MaxNumBoundingBoxes: as many boxes for every image. Floor 7. Read `image_layer.py` first."""

from .....backend.errors import explain
from .....core.convert import convert_to_tensor
from .....ops.indexing.slicing import pad
from .....ops.shapes.layout import reshape, sizes_of
from .image_layer import ImageLayer


class MaxNumBoundingBoxes(ImageLayer):
    """A dict in which each image has `max_number` boxes: further ones are left out, missing ones made up.

    A call takes a dict of "images" and of "bounding_boxes", which is a dict of "boxes" [B, N, 4] and "labels" [B, N].
    max_number: int > 0. fill_value: what made-up boxes and labels consist of. bounding_box_format: "xyxy" or the like:
    what the four numbers of a box are, which has to be said, and makes no difference.

        >>> import minitf as tf
        >>> boxes = {"boxes": tf.ones([1, 1, 4]), "labels": tf.ones([1, 1])}
        >>> layer = tf.keras.layers.MaxNumBoundingBoxes(2, bounding_box_format="xyxy")
        >>> layer({"images": tf.zeros([1, 8, 8, 3]), "bounding_boxes": boxes})["bounding_boxes"]["labels"].numpy()
        array([[ 1., -1.]], dtype=float32)

    Raises: ValueError for boxes without bounding_box_format.
    Source: keras.layers.MaxNumBoundingBoxes. Differs: fill_value is in the config.
    """

    is_random = False
    settings = ("max_number", "fill_value")

    def __init__(self, max_number, fill_value=-1, **kwargs):
        self.bounding_box_format = kwargs.pop("bounding_box_format", None)
        super().__init__(**kwargs)
        self.max_number, self.fill_value = int(max_number), int(fill_value)

    def call(self, data, training=True):
        """The images, or the dict with as many boxes for each."""
        if not isinstance(data, dict) or "bounding_boxes" not in data:
            return super().call(data, training)
        if self.bounding_box_format is None:
            raise ValueError(explain(f"{type(self).__name__} {self.name!r}", "a dict with 'bounding_boxes'",
                                     "the layer must be told their form", "Try bounding_box_format='xyxy'"))
        boxes = {name: self._as_many(convert_to_tensor(x)) for name, x in data["bounding_boxes"].items()}
        rest = {name: x for name, x in data.items() if name != "bounding_boxes"}
        return {**super().call(rest, training), "bounding_boxes": boxes}

    def _as_many(self, x):
        """[B, N, ...] -> [B, max_number, ...]."""
        x = x[:, : self.max_number]
        batch, count, *rest = sizes_of(x)
        x = pad(x, [[0, 0], [0, self.max_number - count], *[[0, 0]] * len(rest)], constant_values=self.fill_value)
        return reshape(x, [batch, self.max_number, *rest])

    def _change(self, images, drawn):
        return images

    def get_config(self):
        format_ = self.bounding_box_format
        return {**super().get_config(), **({} if format_ is None else {"bounding_box_format": format_})}
