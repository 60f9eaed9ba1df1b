"""RandomColorJitter, RandAugment, AugMix: several changes after each other. Floor 7. Read `transforms.py` first.

Read next: `../pipeline.py`.
"""

import random

from .....ops.elementwise.comparison import equal
from .....ops.elementwise.extrema import clip_by_value
from .....ops.indexing.selection import where
from .....ops.reductions.reduction import reduce_sum
from .....ops.shapes.creation import zeros_like
from .....ops.shapes.identity import cast
from ....random.distributions import beta, gamma, randint
from .blurring import RandomSharpness
from .brightness import RandomBrightness, RandomContrast
from .colors import RandomColorDegeneration, RandomHue, RandomSaturation
from .equalization import Equalization
from .factors import spread
from .image_layer import ImageLayer
from .tones import AutoContrast, RandomPosterization, Solarization
from .transforms import RandomRotation, RandomShear, RandomTranslation


class RandomColorJitter(ImageLayer):
    """Brightness, contrast, saturation and hue changed at random, in this order.   x: images  ->  y: the same shape.

    ..._factor: those of RandomBrightness, RandomContrast, RandomSaturation and RandomHue; None to leave one out.
    value_range: the lowest and highest value of a pixel. seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandomColorJitter(brightness_factor=0.2, hue_factor=0.1, seed=1)(tf.ones([4, 4, 3])).shape
        TensorShape([4, 4, 3])

    Raises: ValueError for a factor outside of its range.
    Source: keras.layers.RandomColorJitter.
    """

    settings = ("value_range", "brightness_factor", "contrast_factor", "saturation_factor", "hue_factor", "seed")

    def __init__(self, value_range=(0, 255), brightness_factor=None, contrast_factor=None, saturation_factor=None,
                 hue_factor=None, seed=None, data_format=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.value_range = value_range
        self.brightness_factor, self.contrast_factor = brightness_factor, contrast_factor
        self.saturation_factor, self.hue_factor = saturation_factor, hue_factor
        classes = {RandomBrightness: brightness_factor, RandomContrast: contrast_factor,
                   RandomSaturation: saturation_factor, RandomHue: hue_factor}
        self.steps = [cls(factor, value_range, seed=seed, dtype=self.dtype_policy)
                      for cls, factor in classes.items() if factor is not None]

    def build(self, input_shape):
        """Build the layers of the steps."""
        build_all(self.steps, input_shape)

    def _draw(self, sizes, seed):
        return [step._draw(sizes, seed) for step in self.steps]

    def _change(self, images, drawn):
        for step, numbers in zip(self.steps, drawn, strict=True):
            images = step._change(images, numbers)
        return images


def build_all(steps, input_shape):
    """Build layers that are used by their rules, rather than called."""
    for step in steps:
        step.build(input_shape)


def changes(factor, value_range, interpolation, seed, dtype) -> dict:
    """The layers that RandAugment and AugMix choose from, by class, as strong as a pair of factors says."""
    moved = {"interpolation": interpolation, "seed": seed, "dtype": dtype}
    ranged = {"value_range": value_range, "seed": seed, "dtype": dtype}
    bits = max(1, int(8 * factor[1]))
    layers = [
        RandomShear(factor, factor, **moved), RandomTranslation(factor, factor, **moved),
        RandomRotation(factor, **moved), RandomBrightness(factor, **ranged), RandomColorDegeneration(factor, **ranged),
        RandomContrast(factor, **ranged), RandomSharpness(factor, **ranged), Solarization(factor, factor, **ranged),
        RandomPosterization(bits, **ranged), AutoContrast(value_range, dtype=dtype),
        Equalization(value_range, dtype=dtype),
    ]  # fmt: skip
    return {type(layer): layer for layer in layers}


class RandAugment(ImageLayer):
    """A few of eleven changes, drawn for each batch.   x: images  ->  y: the same shape.

    num_ops: how many changes there are after each other. factor: how strong they are, in [0, 1].
    value_range: the lowest and highest value of a pixel. interpolation: "bilinear" or "nearest".
    seed, data_format: see `ImageLayer`.

        >>> import minitf as tf
        >>> tf.keras.layers.RandAugment(seed=1)(tf.ones([2, 8, 8, 3])).shape
        TensorShape([2, 8, 8, 3])

    Raises: ValueError for a factor outside of [0, 1].
    Source: Cubuk et al. 2019; keras.layers.RandAugment.
    """

    settings = ("value_range", "num_ops", "factor", "interpolation", "seed")
    order = (RandomShear, RandomTranslation, RandomRotation, RandomBrightness, RandomColorDegeneration, RandomContrast,
             RandomSharpness, RandomPosterization, Solarization, AutoContrast, Equalization)  # fmt: skip

    def __init__(self, value_range=(0, 255), num_ops=2, factor=0.5, interpolation="bilinear", seed=None,
                 data_format=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.value_range, self.num_ops, self.interpolation = value_range, num_ops, interpolation
        self.factor = spread(self, factor, (0, 1))
        found = changes(self.factor, value_range, interpolation, seed, self.dtype_policy)
        self.steps = [found[cls] for cls in self.order]

    def build(self, input_shape):
        """Build the layers of the steps."""
        build_all(self.steps, input_shape)

    def _draw(self, sizes, seed):
        which = randint([self.num_ops], 0, len(self.steps), seed=seed)
        return which, [step._draw(sizes, seed) for step in self.steps]

    def _change(self, images, drawn):
        return self._chosen(images, drawn, "_change")

    def _change_masks(self, masks, drawn):
        return self._chosen(masks, drawn, "_change_masks")

    def _chosen(self, images, drawn, rule):
        """All changes are made, and those that were drawn are kept, so that a graph is the same for each batch."""
        which, numbers = drawn
        for place in range(self.num_ops):
            for i, (step, own) in enumerate(zip(self.steps, numbers, strict=True)):
                images = where(equal(which[place], i), getattr(step, rule)(images, own), images)
        return images


class AugMix(ImageLayer):
    """Images mixed with what several chains of changes make of them.   x: images  ->  y: the same shape.

    num_chains: how many chains. chain_depth: of how many changes at most. factor: how strong they are, in [0, 1].
    alpha: how evenly the chains are mixed, > 0. all_ops: whether brightness, colours, contrast, sharpness change too.
    value_range: the lowest and highest value of a pixel. interpolation: "bilinear" or "nearest".
    seed, data_format: see `ImageLayer`. Which changes stand in a chain is drawn by Python's generator, and fixed when a
    function is traced.

        >>> import minitf as tf
        >>> tf.keras.layers.AugMix(seed=1)(tf.ones([2, 8, 8, 3])).shape
        TensorShape([2, 8, 8, 3])

    Raises: ValueError for a factor outside of [0, 1].
    Source: Hendrycks et al. 2020; keras.layers.AugMix.
    """

    settings = ("value_range", "num_chains", "chain_depth", "factor", "alpha", "all_ops", "interpolation", "seed")
    order = (RandomShear, RandomTranslation, RandomRotation, RandomPosterization, Solarization, AutoContrast,
             Equalization)  # fmt: skip
    more = (RandomBrightness, RandomColorDegeneration, RandomContrast, RandomSharpness)

    def __init__(self, value_range=(0, 255), num_chains=3, chain_depth=3, factor=0.3, alpha=1.0, all_ops=True,
                 interpolation="bilinear", seed=None, data_format=None, **kwargs):
        super().__init__(data_format, seed, **kwargs)
        self.value_range, self.num_chains, self.chain_depth = value_range, num_chains, chain_depth
        self.factor, self.alpha, self.all_ops = spread(self, factor, (0, 1)), alpha, all_ops
        self.interpolation = interpolation
        found = changes(self.factor, value_range, interpolation, seed, self.dtype_policy)
        self.steps = [found[cls] for cls in (*self.order, *(self.more if all_ops else ()))]

    def build(self, input_shape):
        """Build the layers of the steps."""
        build_all(self.steps, input_shape)

    def _draw(self, sizes, seed):
        shares = gamma([self.num_chains], self.alpha, seed=seed)
        shares = shares / reduce_sum(shares, -1, keepdims=True)
        kept, chains = beta([], self.alpha, self.alpha, seed=seed), []
        for _ in range(self.num_chains):
            chains.append([])
            for _ in range(self.chain_depth):
                step = random.choice([*self.steps, None])
                if step is not None:
                    chains[-1].append((step, step._draw(sizes, seed)))
        return shares, kept, chains

    def _change(self, images, drawn):
        return clip_by_value(self._mixed(images, drawn, "_change"), *map(float, self.value_range))

    def _change_masks(self, masks, drawn):
        return self._mixed(masks, drawn, "_change_masks")

    def _mixed(self, images, drawn, rule):
        shares, kept, chains = drawn
        total, shares, kept = zeros_like(images), cast(shares, images.dtype), cast(kept, images.dtype)
        for i, chain in enumerate(chains):
            changed = images
            for step, numbers in chain:
                changed = getattr(step, rule)(changed, numbers)
            total = total + changed * shares[i]
        return kept * images + (1 - kept) * total
