"""SourceMethods: where the elements of a dataset come from. Floor 5. Read `dataset.py` first, and then `sources/`."""

from __future__ import annotations

import os

import numpy as np

from .. import tree
from ..backend.dtypes import int64
from ..backend.errors import InvalidArgumentError, explain
from ..wire import gfile
from .sources.generator import Generator, signature_of
from .sources.numbers import Range
from .sources.tensors import Tensors, TensorSlice
from .stage import slots
from .structure import normalized, stage_of
from .transformations.join import Zip
from .values import as_int


class SourceMethods:
    """The methods of the class Dataset that make a dataset of something else."""

    @staticmethod
    def from_tensors(tensors, name=None):
        """One element: the structure itself.  Source: tf.data.Dataset.from_tensors."""
        return slots.dataset(Tensors(tensors))

    @staticmethod
    def from_tensor_slices(tensors, name=None):
        """The rows of tensors: one element takes row i of each.

        tensors: a structure of arrays [N, ...] that all have N rows.

            >>> import minitf as tf
            >>> for x, label in tf.data.Dataset.from_tensor_slices(([1, 2], ["a", "b"])):
            ...     print(x.numpy(), label.numpy())
            1 b'a'
            2 b'b'

        Raises: ValueError where a tensor has no axis, or another number of rows.
        Source: tf.data.Dataset.from_tensor_slices.
        """
        return slots.dataset(TensorSlice(tensors))

    @staticmethod
    def from_generator(generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None):
        """What a Python generator yields.

        generator: a function that returns an iterable; it is called for every pass.
        output_signature: a structure of specs, what an element is like.
        output_types, output_shapes: the older way to say the same.
        args: tensors that are passed to `generator` as NumPy arrays.

            >>> import minitf as tf
            >>> def squares(n):
            ...     for i in range(n):
            ...         yield i * i
            >>> spec = tf.TensorSpec([], tf.int32)
            >>> dataset = tf.data.Dataset.from_generator(squares, args=[4], output_signature=spec)
            >>> list(dataset.as_numpy_iterator())
            [np.int32(0), np.int32(1), np.int32(4), np.int32(9)]

        Raises: InvalidArgumentError, while iterating, for an element that is not as was said; UnknownError for what
        the generator raises.
        Source: tf.data.Dataset.from_generator. Differs: a float where integers were said is an error, and not cut off.
        """
        spec = signature_of(output_types, output_shapes, output_signature)
        return slots.dataset(Generator(generator, [normalized(x) for x in args or ()], spec))

    @staticmethod
    def list_files(file_pattern, shuffle=None, seed=None, name=None):
        """The names of files that match a pattern, or one of several.

        shuffle: whether they come in random order, True by default. seed: an int, for one that can be had again.

        Raises: InvalidArgumentError where no file matches.
        Source: tf.data.Dataset.list_files.
        """
        patterns = normalized(file_pattern).numpy()
        found = gfile.glob(np.atleast_1d(patterns).tolist())
        if not found:
            raise InvalidArgumentError(explain("Dataset.list_files", f"file_pattern is {file_pattern!r}",
                                               f"No files matched pattern: {file_pattern}"))
        names = SourceMethods.from_tensor_slices([os.fsdecode(name) for name in found])
        return names if shuffle is False else names.shuffle(len(found), seed)

    @staticmethod
    def range(*args, name=None, output_type=int64):
        """start, start + step, ... without stop; as Python's range.  Source: tf.data.Dataset.range."""
        return slots.dataset(Range(*args, output_type=output_type))

    @staticmethod
    def counter(start=0, step=1, dtype=int64, name=None):
        """start, start + step, ... without end.  Source: tf.data.Dataset.counter."""
        limit = 2**62 if as_int(step, "Dataset.counter", "step") > 0 else -(2**62)
        return slots.dataset(Range(start, limit, step, output_type=dtype, is_endless=True))

    @staticmethod
    def zip(*args, datasets=None, name=None):
        """One element of every dataset, side by side, up to the end of the shortest.

        args: datasets, or one structure of them.

        Raises: TypeError for what is no dataset.
        Source: tf.data.Dataset.zip.
        """
        structure = datasets if datasets is not None else args if len(args) != 1 else args[0]
        if isinstance(structure, list) or not tree.flatten(structure):
            raise TypeError(explain("Dataset.zip", f"datasets is {structure!r}",
                                    "Invalid input to `zip`: datasets, or a tuple or dict of them, are expected"))
        return slots.dataset(Zip(tree.map_structure(lambda x: stage_of(x, "zip"), structure)))
