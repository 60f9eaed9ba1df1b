"""Batches of arrays, whose pictures a generator changes. Floor 7. Read `generator.py` first, `files.py` next."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np

from ....backend.errors import explain
from ... import config
from ...training.adapters.py_dataset import PyDataset
from ...utils.pictures import array_to_img


class Iterator(PyDataset):
    """Batches of numbered samples: by number, `iterator[3]`, or one after the other without an end.

    n: how many samples.   batch_size: samples in a batch; the last may have fewer.
    shuffle: whether each pass has an order of its own.   seed: an int, or None.

    Source: keras.preprocessing.image.Iterator.
    """

    white_list_formats = ("png", "jpg", "jpeg", "bmp", "ppm", "tif", "tiff")

    def __init__(self, n, batch_size, shuffle, seed, **kwargs):
        super().__init__(**kwargs)
        self.n, self.batch_size, self.shuffle, self.seed = n, batch_size, shuffle, seed
        self.lock = threading.Lock()
        self.total_batches_seen = self.batch_index = 0
        self.index_array = None

    def __len__(self):
        return -(-self.n // self.batch_size)

    def __getitem__(self, idx):
        if idx >= len(self):
            raise ValueError(explain(type(self).__name__, f"asked for the batch {idx}", f"there are {len(self)}"))
        self._seed()
        if self.index_array is None:
            self._set_index_array()
        return self._get_batches_of_transformed_samples(self._numbers(idx))

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            self._seed(before=self.batch_index == 0)
            numbers = self._numbers(self.batch_index)
            self.batch_index = (self.batch_index + 1) % max(len(self), 1)
        return self._get_batches_of_transformed_samples(numbers)

    def on_epoch_end(self):
        self._set_index_array()

    def reset(self):
        """Begin again with the first batch."""
        self.batch_index = 0

    def _seed(self, before=False):
        """Seed chance for the next batch; `before` a pass, draw its order."""
        if self.seed is not None:
            np.random.seed(self.seed + self.total_batches_seen)
        self.total_batches_seen += 1
        if before:
            self._set_index_array()

    def _set_index_array(self):
        self.index_array = np.random.permutation(self.n) if self.shuffle else np.arange(self.n)

    def _numbers(self, batch):
        return self.index_array[self.batch_size * batch : self.batch_size * (batch + 1)]

    def _get_batches_of_transformed_samples(self, index_array):
        raise NotImplementedError(explain(type(self).__name__, "no method for a batch", "a subclass must define "
                                          "_get_batches_of_transformed_samples(self, index_array)"))

    def _keep(self, pictures, numbers):
        """Write changed pictures to `save_to_dir`, if there is one."""
        for picture, number in zip(pictures, numbers) if self.save_to_dir else ():
            name = f"{self.save_prefix}_{number}_{np.random.randint(10_000_000)}.{self.save_format}"
            array_to_img(picture, self.data_format, scale=True).save(Path(self.save_to_dir) / name)


class NumpyArrayIterator(Iterator):
    """Batches of an array of pictures: see `ImageDataGenerator.flow`.

    Raises: ValueError where lengths or ranks do not fit.
    Source: keras.preprocessing.image.NumpyArrayIterator.
    """

    def __init__(self, x, y, image_data_generator, batch_size=32, shuffle=False, sample_weight=None, seed=None,
                 data_format=None, save_to_dir=None, save_prefix="", save_format="png", subset=None,
                 ignore_class_split=False, dtype=None):
        x, others = (x[0], x[1] if isinstance(x[1], list) else [x[1]]) if isinstance(x, (tuple, list)) else (x, [])
        for name, each in (("x", others), ("y", [y]), ("sample_weight", [sample_weight])):
            for array in each:
                if array is not None and len(array) != len(x):
                    raise ValueError(explain("NumpyArrayIterator", f"{len(x)} pictures and {len(array)} of {name}",
                                             f"`x` (images tensor) and `{name}` should have the same length"))
        self.x = np.asarray(x, dtype or config.floatx())
        if self.x.ndim != 4:
            raise ValueError(explain("NumpyArrayIterator", f"x has shape {self.x.shape}", "Input data in "
                                     "`NumpyArrayIterator` should have rank 4"))
        self.x_misc = [np.asarray(each) for each in others]
        self.y = None if y is None else np.asarray(y)
        self.sample_weight = None if sample_weight is None else np.asarray(sample_weight)
        if subset is not None:
            self._take(subset, image_data_generator._validation_split, ignore_class_split)
        self.image_data_generator = image_data_generator
        self.data_format = data_format or config.image_data_format()
        self.save_to_dir, self.save_prefix, self.save_format = save_to_dir, save_prefix, save_format
        super().__init__(len(self.x), batch_size, shuffle, seed)

    def _take(self, subset, share, ignore_classes):
        """Keep the first samples for validation, or the others for training."""
        split = int(len(self.x) * share)
        parts = {"validation": slice(0, split), "training": slice(split, None)}
        if subset not in parts:
            raise ValueError(explain("NumpyArrayIterator", f"subset is {subset!r}",
                                     'Invalid subset name: expected "training" or "validation"'))
        both = [] if self.y is None or ignore_classes else [np.unique(self.y[part]) for part in parts.values()]
        if both and not np.array_equal(*both):
            raise ValueError(explain("NumpyArrayIterator", f"subset is {subset!r}", "Training and validation subsets "
                                     "have different number of classes after the split",
                                     "If your numpy arrays are sorted by the label, shuffle them"))
        self.x, *self.x_misc = (each[parts[subset]] for each in (self.x, *self.x_misc))
        self.y = None if self.y is None else self.y[parts[subset]]

    def _get_batches_of_transformed_samples(self, index_array):
        generator = self.image_data_generator
        batch = np.zeros((len(index_array), *self.x.shape[1:]), self.x.dtype)
        for place, number in enumerate(index_array):
            picture = self.x[number].copy()
            params = generator.get_random_transform(picture.shape)
            changed = generator.apply_transform(picture, params).astype(self.x.dtype)
            batch[place] = generator.standardize(changed)
        self._keep(batch, index_array)
        x = [batch, *(each[index_array] for each in self.x_misc)] if self.x_misc else batch
        if self.y is None:
            return x
        rest = () if self.sample_weight is None else (self.sample_weight[index_array],)
        return x, self.y[index_array], *rest
