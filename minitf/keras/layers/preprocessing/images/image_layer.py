"""ImageLayer: what layers that change images have in common. Floor 7. Read next: `random_flip.py`.

Such a layer is written as two rules: `_draw` draws random numbers for a batch, `_change` changes the images by them.
So the same numbers can be used for images and for the masks that belong to them.
"""

from .....backend.errors import explain
from .....core.context import executing_eagerly
from .....core.convert import convert_to_tensor
from .....ops.image.batches import on_batch
from .....ops.shapes.identity import cast
from .....ops.shapes.layout import sizes_of, transpose
from .....tree import map_structure
from ....random.distributions import uniform
from ....random.seed_generator import SeedGenerator
from ....standardize import standardize_data_format
from ....symbolic.keras_tensor import any_symbolic
from ...layer import Layer

PARTS = ("labels", "segmentation_masks")  # of a dict, besides "images"


class ImageLayer(Layer):
    """Base of layers that change images: [H, W, C], or a batch [B, H, W, C], or with "channels_first" [.., C, H, W].

    In place of images there may be a dict of "images", and of "labels" and "segmentation_masks" that belong to them.
    What comes out has the layer's dtype. Inside `Dataset.map`, and of integers, too.

    data_format: "channels_last" or "channels_first"; None for the configured one.
    seed: int, so that the same numbers are drawn in each program; None for others each time. `is_random` says whether
    there is one at all.

    Raises: ValueError for other ranks. NotImplementedError for bounding boxes.
    Differs from Keras: dicts with bounding boxes are refused; integers always become floats.
    """

    is_random = True
    draws_always = False     # whether numbers are drawn, and not used, without training too
    changes_always = False   # whether images are changed without training too
    settings = ()            # names of the arguments that stand in the config

    def __init__(self, data_format=None, seed=None, **kwargs):
        if kwargs.pop("bounding_box_format", None) is not None:
            raise NotImplementedError(explain(type(self).__name__, "a bounding_box_format",
                                              "bounding boxes are not moved along with images"))
        super().__init__(**kwargs)
        self.data_format = standardize_data_format(data_format)
        self.seed = seed
        if self.is_random:
            self.generator = SeedGenerator(seed)

    def __call__(self, data, *args, **kwargs):
        if not executing_eagerly() and not any_symbolic((data,), {}):
            data = map_structure(lambda x: cast(convert_to_tensor(x), self.compute_dtype), data)
        return super().__call__(data, *args, **kwargs)

    # --- the two rules of a layer -----------------------------------------------------------------------------
    def _draw(self, sizes, seed):
        """What is drawn for a batch.   sizes: (B, H, W), ints, or tensors where they are not known."""

    def _change(self, images, drawn):
        """Images [B, H, W, C] after the change."""
        raise NotImplementedError

    def _change_masks(self, masks, drawn):
        """Masks [B, H, W, C] after the change; a change of colours leaves them."""
        return masks

    def _change_labels(self, labels, drawn):
        """Labels [B, ...] after the change."""
        return labels

    # --- where they are used ----------------------------------------------------------------------------------
    def call(self, data, training=True):
        """The images after a change drawn for them, while training; or the dict with what belongs to them."""
        drawn = self.get_random_transformation(data, training)
        if not isinstance(data, dict):
            return self.transform_images(data, drawn, training)
        if "bounding_boxes" in data:
            raise NotImplementedError(explain(f"{type(self).__name__} {self.name!r}", "a dict with 'bounding_boxes'",
                                              "they are not moved along with images"))
        found = {**data, "images": self.transform_images(data["images"], drawn, training)}
        if "labels" in data:
            labels = convert_to_tensor(data["labels"])
            found["labels"] = self._change_labels(labels, drawn) if training else labels
        if "segmentation_masks" in data:
            masks = convert_to_tensor(data["segmentation_masks"])
            found["segmentation_masks"] = self._on_batch(
                lambda batch: self._change_masks(batch, drawn), masks) if training or self.changes_always else masks
        return found

    def get_random_transformation(self, data, training=True, seed=None):
        """What `_draw` draws for these images, with the layer's own seed, or that of a layer around it."""
        images = data["images"] if isinstance(data, dict) else data
        sizes = self._sizes(convert_to_tensor(images))
        if not self.is_random or not (training or self.draws_always):
            return None
        return self._draw(sizes, self.generator if seed is None else seed)

    def transform_images(self, images, transformation=None, training=True):
        """The images, changed by what was drawn."""
        images = self._prepared(convert_to_tensor(images))
        if not (training or self.changes_always):
            return images
        return self._on_batch(lambda batch: self._change(batch, transformation), images)

    def _prepared(self, images):
        return cast(images, self.compute_dtype)

    def _sizes(self, images):
        """(B, H, W) of images; B is 1 for a single one.  Raises: ValueError for another rank."""
        if images.shape.rank not in (3, 4):
            raise ValueError(explain(f"{type(self).__name__} {self.name!r}", f"images of shape {images.shape}",
                                     "they must have 3 axes (single image), or 4 (batch of images)"))
        *before, a, b, c = sizes_of(images)
        return (*(before or [1]), *((b, c) if self.data_format == "channels_first" else (a, b)))

    def _on_batch(self, function, images):
        """What a function of a batch [B, H, W, C] makes of images of the layer's format, single or not."""
        if self.data_format == "channels_last":
            return on_batch(function, images, type(self).__name__)
        before = list(range(images.shape.rank - 3))
        a, b, c = (len(before) + i for i in range(3))
        y = on_batch(function, transpose(images, [*before, b, c, a]), type(self).__name__)
        return transpose(y, [*before, c, a, b])

    def _uniform(self, shape, limits, seed, dtype=None):
        """Numbers spread evenly between two limits."""
        return uniform(shape, *limits, dtype=dtype, seed=seed)

    def get_config(self):
        names = ("data_format", *self.settings)
        return {**super().get_config(), **{name: getattr(self, name) for name in names}}
