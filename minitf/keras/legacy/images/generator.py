"""ImageDataGenerator: which changes, by chance. Floor 7. Read `warping.py` first, `batches.py` next."""

from __future__ import annotations

import math
import warnings
from numbers import Real

import numpy as np

from ....backend.errors import explain
from ... import config
from .batches import NumpyArrayIterator
from .files import DataFrameIterator, DirectoryIterator
from .warping import apply_affine_transform, apply_brightness_shift, apply_channel_shift, pair_of, zooms

UNFITTED = "it hasn't been fit on any training data. Fit it first by calling `.fit(numpy_data)`."


class ImageDataGenerator:
    """Batches of pictures that are changed at random, each time anew.

    rotation_range, shear_range: up to how many degrees.
    width_shift_range, height_shift_range: a share of the size below 1, a number of pixels, or those to choose from.
    zoom_range: up to which share, or (low, high).   brightness_range: (low, high).
    channel_shift_range: up to which number is added to all pixels.
    fill_mode, cval, interpolation_order: see `apply_affine_transform`.
    horizontal_flip, vertical_flip: whether half of the pictures are mirrored.
    rescale: a factor for all numbers.   preprocessing_function: called with each picture, before that.
    samplewise_center, samplewise_std_normalization: bring each picture's mean to 0 and its deviation to 1.
    featurewise_center, featurewise_std_normalization, zca_whitening: the same by what `fit` has seen.
    validation_split: the share of the samples that `subset="validation"` gets.

        >>> import numpy as np
        >>> generator = ImageDataGenerator(rescale=0.5, horizontal_flip=False)
        >>> x, y = next(generator.flow(np.ones((4, 2, 2, 1)), [0, 1, 2, 3], batch_size=2, shuffle=False))
        >>> x.shape, float(x.max()), y
        ((2, 2, 2, 1), 0.5, array([0, 1]))

    Raises: ValueError for arguments out of range.
    Source: keras.preprocessing.image.ImageDataGenerator. Differs: interpolation_order is 0 or 1.
    """

    def __init__(self, featurewise_center=False, samplewise_center=False, featurewise_std_normalization=False,
                 samplewise_std_normalization=False, zca_whitening=False, zca_epsilon=1e-6, rotation_range=0,
                 width_shift_range=0.0, height_shift_range=0.0, brightness_range=None, shear_range=0.0, zoom_range=0.0,
                 channel_shift_range=0.0, fill_mode="nearest", cval=0.0, horizontal_flip=False, vertical_flip=False,
                 rescale=None, preprocessing_function=None, data_format=None, validation_split=0.0,
                 interpolation_order=1, dtype=None):
        where = "ImageDataGenerator"
        self.data_format = data_format or config.image_data_format()
        if self.data_format not in ("channels_last", "channels_first"):
            raise ValueError(explain(where, f"data_format is {data_format!r}", '`data_format` should be '
                                     '"channels_last" or "channels_first"'))
        if validation_split and not 0 < validation_split < 1:
            raise ValueError(explain(where, f"validation_split is {validation_split!r}",
                                     "`validation_split` must be strictly between 0 and 1"))
        if isinstance(zoom_range, Real):
            zoom_range = [1 - zoom_range, 1 + zoom_range]
        self.dtype = dtype or config.floatx()
        self.featurewise_center, self.samplewise_center = featurewise_center, samplewise_center
        self.featurewise_std_normalization = featurewise_std_normalization
        self.samplewise_std_normalization = samplewise_std_normalization
        self.zca_whitening, self.zca_epsilon = zca_whitening, zca_epsilon
        self.rotation_range, self.shear_range = rotation_range, shear_range
        self.width_shift_range, self.height_shift_range = width_shift_range, height_shift_range
        self.zoom_range = list(pair_of(where, "zoom_range", zoom_range))
        self.brightness_range = brightness_range and pair_of(where, "brightness_range", brightness_range)
        self.channel_shift_range = channel_shift_range
        self.fill_mode, self.cval, self.interpolation_order = fill_mode, cval, interpolation_order
        self.horizontal_flip, self.vertical_flip = horizontal_flip, vertical_flip
        self.rescale, self.preprocessing_function = rescale, preprocessing_function
        self.channel_axis, self.row_axis, self.col_axis = (3, 1, 2) if self.data_format == "channels_last" else (
            1, 2, 3)
        self._validation_split = validation_split
        self.mean = self.std = self.zca_whitening_matrix = None
        self._settle()

    def _settle(self):
        """Set what other settings need, and say so."""
        for wanted, needed, value in (("zca_whitening", "featurewise_center", True),
                                      ("zca_whitening", "featurewise_std_normalization", False),
                                      ("featurewise_std_normalization", "featurewise_center", True),
                                      ("samplewise_std_normalization", "samplewise_center", True)):
            if getattr(self, wanted) and bool(getattr(self, needed)) != value:
                setattr(self, needed, value)
                warnings.warn(f"This ImageDataGenerator specifies `{wanted}`, which overrides setting of `{needed}`.",
                              stacklevel=3)

    # --- batches -------------------------------------------------------------------------------------------------
    def flow(self, x, y=None, batch_size=32, shuffle=True, sample_weight=None, seed=None, save_to_dir=None,
             save_prefix="", save_format="png", ignore_class_split=False, subset=None):
        """Batches of arrays, without an end.   x: [N, H, W, C], or a tuple (x, others).   y: [N, ...], or None.

        Source: keras.preprocessing.image.ImageDataGenerator.flow.
        """
        return NumpyArrayIterator(x, y, self, batch_size, shuffle, sample_weight, seed, self.data_format, save_to_dir,
                                  save_prefix, save_format, subset, ignore_class_split, self.dtype)

    def flow_from_directory(self, directory, target_size=(256, 256), color_mode="rgb", classes=None,
                            class_mode="categorical", batch_size=32, shuffle=True, seed=None, save_to_dir=None,
                            save_prefix="", save_format="png", follow_links=False, subset=None,
                            interpolation="nearest", keep_aspect_ratio=False):
        """Batches of the pictures in a folder that has a folder for each class.

        Source: keras.preprocessing.image.ImageDataGenerator.flow_from_directory.
        """
        return DirectoryIterator(
            directory, self, target_size=target_size, color_mode=color_mode, classes=classes, class_mode=class_mode,
            batch_size=batch_size, shuffle=shuffle, seed=seed, data_format=self.data_format, save_to_dir=save_to_dir,
            save_prefix=save_prefix, save_format=save_format, follow_links=follow_links, subset=subset,
            interpolation=interpolation, keep_aspect_ratio=keep_aspect_ratio, dtype=self.dtype)

    def flow_from_dataframe(self, dataframe, directory=None, x_col="filename", y_col="class", weight_col=None,
                            target_size=(256, 256), color_mode="rgb", classes=None, class_mode="categorical",
                            batch_size=32, shuffle=True, seed=None, save_to_dir=None, save_prefix="",
                            save_format="png", subset=None, interpolation="nearest", validate_filenames=True,
                            **kwargs):
        """Batches of the pictures that a pandas frame names, with what stands beside the names.

        Source: keras.preprocessing.image.ImageDataGenerator.flow_from_dataframe.
        """
        return DataFrameIterator(
            dataframe, directory, self, x_col=x_col, y_col=y_col, weight_col=weight_col, target_size=target_size,
            color_mode=color_mode, classes=classes, class_mode="raw" if class_mode == "other" else class_mode,
            batch_size=batch_size, shuffle=shuffle, seed=seed, data_format=self.data_format, save_to_dir=save_to_dir,
            save_prefix=save_prefix, save_format=save_format, subset=subset, interpolation=interpolation,
            validate_filenames=validate_filenames, dtype=self.dtype)

    # --- one picture ---------------------------------------------------------------------------------------------
    def get_random_transform(self, img_shape, seed=None) -> dict:
        """The changes of one picture, by chance: what `apply_transform` takes.

        Source: keras.preprocessing.image.ImageDataGenerator.get_random_transform.
        """
        if seed is not None:
            np.random.seed(seed)
        found = {"theta": up_to(self.rotation_range),
                 "tx": shift(self.height_shift_range, img_shape[self.row_axis - 1]),
                 "ty": shift(self.width_shift_range, img_shape[self.col_axis - 1]),
                 "shear": up_to(self.shear_range)}
        found["zx"], found["zy"] = zooms(self.zoom_range)
        found["flip_horizontal"] = (np.random.random() < 0.5) * self.horizontal_flip
        found["flip_vertical"] = (np.random.random() < 0.5) * self.vertical_flip
        found["channel_shift_intensity"] = up_to(self.channel_shift_range) if self.channel_shift_range else None
        found["brightness"] = np.random.uniform(*self.brightness_range) if self.brightness_range else None
        return found

    def apply_transform(self, x, transform_parameters):
        """A picture with the changes that are named.

        x: of rank 3.   transform_parameters: a dict of some of theta, tx, ty, shear, zx, zy, flip_horizontal,
        flip_vertical, channel_shift_intensity, brightness.
        Source: keras.preprocessing.image.ImageDataGenerator.apply_transform.
        """
        said = transform_parameters
        row, column, channel = self.row_axis - 1, self.col_axis - 1, self.channel_axis - 1
        affine = {name: said[name] for name in ("theta", "tx", "ty", "shear", "zx", "zy") if name in said}
        x = apply_affine_transform(x, **affine, row_axis=row, col_axis=column, channel_axis=channel,
                                   fill_mode=self.fill_mode, cval=self.cval, order=self.interpolation_order)
        if said.get("channel_shift_intensity") is not None:
            x = apply_channel_shift(x, said["channel_shift_intensity"], channel)
        for name, axis in (("flip_horizontal", column), ("flip_vertical", row)):
            if said.get(name):
                x = np.flip(x, axis)
        if said.get("brightness") is not None:
            x = apply_brightness_shift(x, said["brightness"], False)
        return x

    def random_transform(self, x, seed=None):
        """A picture changed by chance.   Source: keras.preprocessing.image.ImageDataGenerator.random_transform."""
        return self.apply_transform(x, self.get_random_transform(x.shape, seed))

    def standardize(self, x):
        """Pictures with the settings that do not depend on chance; x itself is changed.

        Source: keras.preprocessing.image.ImageDataGenerator.standardize.
        """
        if self.preprocessing_function:
            x = self.preprocessing_function(x)
        if self.rescale:
            x *= self.rescale
        if self.samplewise_center:
            x -= np.mean(x, keepdims=True)
        if self.samplewise_std_normalization:
            x /= np.std(x, keepdims=True) + 1e-6
        if self.featurewise_center and self._is_fitted(self.mean, "featurewise_center"):
            x -= self.mean
        if self.featurewise_std_normalization and self._is_fitted(self.std, "featurewise_std_normalization"):
            x /= self.std + 1e-6
        if self.zca_whitening and self._is_fitted(self.zca_whitening_matrix, "zca_whitening"):
            x = np.reshape(x.reshape(-1, math.prod(x.shape[-3:])) @ self.zca_whitening_matrix, x.shape)
        return x

    def _is_fitted(self, found, setting) -> bool:
        if found is None:
            warnings.warn(f"This ImageDataGenerator specifies `{setting}`, but {UNFITTED}", stacklevel=3)
        return found is not None

    # --- all pictures --------------------------------------------------------------------------------------------
    def fit(self, x, augment=False, rounds=1, seed=None):
        """Find what the settings need that begin with "featurewise", and whitening.

        x: [N, H, W, C].   augment: whether to look at changed pictures, each `rounds` times.

        Raises: ValueError where x is not of rank 4.
        Source: keras.preprocessing.image.ImageDataGenerator.fit.
        """
        x = np.array(x, self.dtype)
        if x.ndim != 4:
            raise ValueError(explain("ImageDataGenerator.fit", f"x has shape {x.shape}",
                                     "Input to `.fit()` should have rank 4"))
        if seed is not None:
            np.random.seed(seed)
        if self.rescale:
            x *= self.rescale
        if augment:
            x = np.stack([self.random_transform(each) for _ in range(rounds) for each in x])
        axes, shape = (0, self.row_axis, self.col_axis), [1, 1, 1]
        shape[self.channel_axis - 1] = x.shape[self.channel_axis]
        if self.featurewise_center:
            self.mean = np.reshape(np.mean(x, axes), shape)
            x -= self.mean
        if self.featurewise_std_normalization:
            self.std = np.reshape(np.std(x, axes), shape)
            x /= self.std + 1e-6
        if self.zca_whitening:
            u, s, _ = np.linalg.svd(x.reshape(len(x), -1).T, full_matrices=False)
            self.zca_whitening_matrix = (u * (np.sqrt(len(x)) / (s + self.zca_epsilon))) @ u.T


def up_to(most):
    """A number between -most and most; 0 for 0, without asking chance."""
    return np.random.uniform(-most, most) if most else 0


def shift(most, size):
    """By how many pixels to move: up to a share of the size, up to a number, or one of several."""
    if not np.any(most):
        return 0
    if isinstance(most, float):
        found = np.random.uniform(-most, most)
    else:
        found = np.random.choice(most) * np.random.choice([-1, 1])
    return found * size if np.max(most) < 1 else found
