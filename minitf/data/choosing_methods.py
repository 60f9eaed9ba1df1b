"""ChoosingMethods: how a dataset gives its elements in another order, or only some of them. Floor 5.

Read `dataset.py` first.
"""

from __future__ import annotations

import numpy as np

from ..backend.errors import InvalidArgumentError, explain
from ..core.tensor import is_tensor
from ..ops.random.seeds import get_seed
from .sources.random_numbers import Random
from .stage import slots
from .structure import is_dataset
from .transformations.mix import DirectedInterleave, random_choices
from .transformations.shard import Shard, Unique
from .transformations.shuffle import Shuffle
from .values import as_int


class ChoosingMethods:
    """The methods of a dataset that choose among elements."""

    def shuffle(self, buffer_size, seed=None, reshuffle_each_iteration=True, name=None):
        """The elements in random order.

        buffer_size: how many wait at a time; the whole dataset is mixed well where all of it fits.
        seed: an int; the order is then TensorFlow's for that seed.
        reshuffle_each_iteration: whether every pass has an order of its own.

            >>> import minitf as tf
            >>> tf.random.set_seed(7)
            >>> list(tf.data.Dataset.range(4).shuffle(4, seed=1).as_numpy_iterator())
            [np.int64(1), np.int64(3), np.int64(0), np.int64(2)]

        Raises: InvalidArgumentError where buffer_size is less than 1.
        Source: tf.data.Dataset.shuffle.
        """
        size = as_int(buffer_size, "Dataset.shuffle", "buffer_size", least=1)
        return self._then(Shuffle(self.stage, size, get_seed(seed), reshuffle_each_iteration is not False))

    def shard(self, num_shards, index, name=None):
        """Every `num_shards`-th element, from the one with number `index`: one worker's part.

        Raises: InvalidArgumentError unless 0 <= index < num_shards.
        Source: tf.data.Dataset.shard.
        """
        count = as_int(num_shards, "Dataset.shard", "num_shards", least=1)
        number = as_int(index, "Dataset.shard", "index", least=0)
        if number >= count:
            raise InvalidArgumentError(explain("Dataset.shard", f"index is {number}, num_shards is {count}",
                                               "Index must be between 0 and num_shards - 1"))
        return self._then(Shard(self.stage, count, number))

    def unique(self, name=None):
        """The elements without those that came before.  Source: tf.data.Dataset.unique."""
        return self._then(Unique(self.stage))

    @staticmethod
    def random(seed=None, rerandomize_each_iteration=None, name=None):
        """Random numbers in [0, 2**32), int64, without end.

        seed: an int; the numbers are then TensorFlow's for that seed.

        Source: tf.data.Dataset.random.
        """
        return slots.dataset(Random(get_seed(seed), bool(rerandomize_each_iteration)))

    @staticmethod
    def choose_from_datasets(datasets, choice_dataset, stop_on_empty_dataset=True):
        """The next element of datasets[i], for each i in `choice_dataset`.

            >>> import minitf as tf
            >>> words = [tf.data.Dataset.from_tensors(word).repeat() for word in ("a", "b")]
            >>> chosen = tf.data.Dataset.choose_from_datasets(words, tf.data.Dataset.range(2).repeat(2))
            >>> list(chosen.as_numpy_iterator())
            [b'a', b'b', b'a', b'b']

        Source: tf.data.Dataset.choose_from_datasets.
        """
        _check_datasets("choose_from_datasets", datasets)
        return slots.dataset(DirectedInterleave(choice_dataset.stage, [d.stage for d in datasets],
                                                stop_on_empty_dataset))

    @staticmethod
    def sample_from_datasets(datasets, weights=None, seed=None, stop_on_empty_dataset=False,
                             rerandomize_each_iteration=None):
        """The next element of a dataset that is drawn at random, each time.

        weights: float [N], how often each dataset is drawn; equal by default. Or a dataset of such weights.
        seed: an int; the choices are then TensorFlow's for that seed.

        Raises: ValueError for weights that are negative, nan, all 0, or not one for each dataset.
        Source: tf.data.Dataset.sample_from_datasets.
        """
        _check_datasets("sample_from_datasets", datasets)
        if is_dataset(weights):
            raise TypeError(explain("Dataset.sample_from_datasets", f"weights is {weights!r}",
                                    "weights that change are not built yet", "Pass one list of weights"))
        if weights is None:
            weights = np.ones(len(datasets), np.float32)
        weights = weights.numpy() if is_tensor(weights) else np.asarray(weights, np.float32)
        if weights.shape != (len(datasets),):
            raise ValueError(explain("Dataset.sample_from_datasets", f"weights of shape {list(weights.shape)}",
                                     f"there must be one for each of the {len(datasets)} datasets"))
        if not (np.isfinite(weights).all() and (weights >= 0).all() and weights.any()):
            raise ValueError(explain("Dataset.sample_from_datasets", f"weights is {weights}",
                                     "all must be finite and >= 0, and one above 0"))
        if len(datasets) == 1:
            return datasets[0]
        choices = random_choices(weights, get_seed(seed), bool(rerandomize_each_iteration))
        return slots.dataset(DirectedInterleave(choices, [d.stage for d in datasets], stop_on_empty_dataset))


def _check_datasets(where, datasets):
    if not datasets:
        raise ValueError(explain(f"Dataset.{where}", "no datasets", "Invalid `datasets`: it should not be empty"))
    for dataset in datasets:
        if not is_dataset(dataset):
            raise TypeError(explain(f"Dataset.{where}", f"{dataset!r}", "a tf.data.Dataset is expected"))
