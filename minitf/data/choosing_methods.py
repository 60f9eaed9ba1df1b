"""ChoosingMethods: how a dataset gives its elements in another order, or only some of them. Floor 5.

Read `dataset.py` first.
"""

from __future__ import annotations

import numpy as np

from ..backend.errors import InvalidArgumentError, explain
from ..core.convert import convert_to_tensor
from ..ops.random.seeds import get_seed
from .resampling import resampled
from .sources.random_numbers import Random
from .sources.tensors import Tensors
from .stage import slots
from .structure import is_dataset
from .transformations.mix import DirectedInterleave, random_choices
from .transformations.shard import HINT, Shard, Unique
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

        With tf.data.experimental.SHARD_HINT as num_shards it is up to a strategy of tf.distribute.

        Raises: InvalidArgumentError unless 0 <= index < num_shards.
        Source: tf.data.Dataset.shard.
        """
        if isinstance(num_shards, int) and num_shards == HINT:
            return self._then(Shard(self.stage, HINT, 0))
        count = as_int(num_shards, "Dataset.shard", "num_shards", least=1)
        number = as_int(index, "Dataset.shard", "index", least=0)
        if number >= count:
            raise InvalidArgumentError(explain("Dataset.shard", f"index is {number}, num_shards is {count}",
                                               "Index must be between 0 and num_shards - 1"))
        return self._then(Shard(self.stage, count, number))

    def unique(self, name=None):
        """The elements without those that came before.  Source: tf.data.Dataset.unique."""
        return self._then(Unique(self.stage))

    def rejection_resample(self, class_func, target_dist, initial_dist=None, seed=None, name=None):
        """(class, element) pairs in which the classes have given shares; some elements are left out for that.

        class_func: from an element to its class, int32 [].
        target_dist: float [classes], the shares that are wanted.
        initial_dist: float [classes], the shares in this dataset; estimated on the way where it is None.

        Source: tf.data.Dataset.rejection_resample.
        """
        return resampled(self, class_func, target_dist, initial_dist, seed)

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

        Raises: ValueError for weights that are negative, nan, or not one for each dataset; TypeError for integers.
        Source: tf.data.Dataset.sample_from_datasets.
        """
        _check_datasets("sample_from_datasets", datasets)
        if not is_dataset(weights):
            weights = _checked_weights(weights, len(datasets))
            if not weights.any():
                return datasets[0].take(0)
            datasets = [dataset for dataset, weight in zip(datasets, weights) if weight]
            weights = weights[weights > 0]
            if len(datasets) == 1:
                return datasets[0]
            weights = slots.dataset(Tensors(weights)).repeat()
        choices = random_choices(weights.stage, get_seed(seed), bool(rerandomize_each_iteration))
        return slots.dataset(DirectedInterleave(choices, [d.stage for d in datasets], stop_on_empty_dataset))


def _checked_weights(weights, count):
    """Weights as an array [count].  Raises: ValueError or TypeError, see `sample_from_datasets`."""
    where = "Dataset.sample_from_datasets"
    weights = np.ones(count, np.float32) if weights is None else convert_to_tensor(weights).numpy()
    if weights.shape != (count,):
        raise ValueError(explain(where, f"weights of shape {list(weights.shape)}",
                                 f"there must be one for each of the {count} datasets"))
    if weights.dtype.kind != "f":
        raise TypeError(explain(where, f"weights of {weights.dtype}", "they must be float32 or float64",
                                "Write 1.0 for 1"))
    if not (np.isfinite(weights).all() and (weights >= 0).all()):
        raise ValueError(explain(where, f"weights is {weights}", "all must be finite and >= 0"))
    return weights


def _check_datasets(where, datasets):
    if not datasets:
        raise ValueError(explain(f"Dataset.{where}", "no datasets", "Invalid `datasets`: it should not be empty"))
    for dataset in datasets:
        if not is_dataset(dataset):
            raise TypeError(explain(f"Dataset.{where}", f"{dataset!r}", "a tf.data.Dataset is expected"))
