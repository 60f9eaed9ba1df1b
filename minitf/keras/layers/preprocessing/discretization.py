"""Discretization: numbers as the bins in which they lie. Floor 7. Read `quantiles.py` and `encoding.py` first."""

from __future__ import annotations

import numpy as np

from ....backend.dtypes import float32
from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....ops.reductions.searching import searchsorted
from ....ops.shapes.identity import cast
from ....ops.shapes.layout import reshape
from ....ops.shapes.layout import shape as shape_of
from ...config import floatx
from ...symbolic.keras_tensor import KerasTensor
from ..layer import Layer
from .batches import batches_of, is_one_batch
from .encoding import encoded, output_mode_of
from .quantiles import EMPTY, boundaries, merged, summary_of


class Discretization(Layer):
    """The number of the bin in which each number lies.   float [...]  ->  int32 [...], or vectors as the mode says.

    bin_boundaries: list of floats in order: bin 0 is below the first, bin 1 from there to the second, and so on.
    num_bins: in place of them: how many bins `adapt` is to find, which then hold equally much of the data.
    epsilon: fraction: how exact the bins that `adapt` finds have to be; smaller needs more memory.
    output_mode: "int"; or vectors as in CategoryEncoding: "one_hot", "multi_hot", "count".
    sparse: whether vectors are a SparseTensor.

        >>> import minitf as tf
        >>> tf.keras.layers.Discretization(bin_boundaries=[0., 1.])(tf.constant([-1.5, 0.5, 1.0])).numpy()
        array([0, 1, 2], dtype=int32)

    Raises: ValueError unless one of `bin_boundaries` and `num_bins` is given, or for another mode; when it is called
    without bins.
    Source: keras.layers.Discretization.
    """

    def __init__(self, bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode="int", sparse=False, dtype=None,
                 name=None):
        super().__init__(name=name, dtype=dtype)
        self.output_mode = output_mode_of("Discretization", output_mode, ("int", "one_hot", "multi_hot", "count"))
        for is_wrong, received, rule in (
            (sparse and output_mode == "int", f"sparse={sparse}, output_mode='int'", "only vectors can be sparse"),
            (num_bins is not None and num_bins < 0, f"num_bins={num_bins}", "it must be >= 0"),
            ((num_bins is None) == (bin_boundaries is None), f"num_bins={num_bins}, bin_boundaries={bin_boundaries}",
             "one of the two must be given, and not both"),
        ):  # fmt: skip
            if is_wrong:
                raise ValueError(explain("Discretization", received, rule))
        self.bin_boundaries, self.num_bins, self.epsilon, self.sparse = bin_boundaries, num_bins, epsilon, sparse
        self.summary = EMPTY
        self._allow_non_tensor_positional_args = True

    @property
    def input_dtype(self):
        return floatx()

    @property
    def output_dtype(self):
        """The dtype of what comes out."""
        return "int32" if self.output_mode == "int" else self.compute_dtype

    def adapt(self, data, steps=None):
        """Find the bins.

        data: an array or tensor; or what gives batches of them: a dataset, list or generator.
        steps: how many batches to look at, by default all.
        Raises: ValueError where the boundaries were given.
        """
        if self.num_bins is None:
            raise ValueError(explain(f"Discretization {self.name!r}", "adapt, and bin_boundaries were given",
                                     "only bins that are not known can be found", "Pass num_bins in their place"))
        self.reset_state()
        for batch in [data] if is_one_batch(data, lists=False) else batches_of(data, steps):
            self.update_state(batch)
        self.finalize_state()

    def update_state(self, data):
        """Look at one more batch."""
        self.summary = merged(summary_of(np.array(data).astype("float32"), self.epsilon), self.summary, self.epsilon)

    def finalize_state(self):
        """Take over the bins that follow from what was looked at."""
        if self.num_bins is not None:
            self.bin_boundaries = boundaries(self.summary, self.num_bins)

    def reset_state(self):
        """Forget what was looked at."""
        self.summary = EMPTY

    def call(self, inputs):
        """The bins."""
        if self.bin_boundaries is None:
            raise ValueError(explain(f"Discretization {self.name!r}", "called without bins",
                                     "it needs to know their boundaries", "Call adapt(data), or pass bin_boundaries"))
        x = cast(convert_to_tensor(inputs), float32)
        limits = convert_to_tensor(list(map(float, self.bin_boundaries)), float32)
        bins = reshape(searchsorted(limits, reshape(x, [-1]), side="right"), shape_of(x))
        bins.set_shape(x.shape)
        return encoded(bins, self.output_mode, len(self.bin_boundaries) + 1, self.output_dtype, self.sparse)

    def compute_output_shape(self, input_shape):
        if self.output_mode == "int":
            return input_shape
        depth = self.num_bins if self.bin_boundaries is None else len(self.bin_boundaries) + 1
        if self.output_mode == "one_hot":
            return (*(input_shape[:-1] if len(input_shape) > 1 and input_shape[-1] == 1 else input_shape), depth)
        return (*input_shape[:1], *input_shape[2:], depth) if len(input_shape) > 1 else (depth,)

    def compute_output_spec(self, inputs):
        return KerasTensor(self.compute_output_shape(inputs.shape), self.output_dtype)

    def load_own_variables(self, store):
        """Older files hold the summary."""
        if len(store) == 1:
            self.summary = store["0"]

    def get_config(self):
        return {"bin_boundaries": self.bin_boundaries, "num_bins": self.num_bins, "epsilon": self.epsilon,
                "output_mode": self.output_mode, "sparse": self.sparse, "name": self.name, "dtype": self.dtype}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """A layer with this config; one that was adapted has both its number of bins and their boundaries."""
        config = dict(config)
        found = config.pop("bin_boundaries") if config.get("num_bins") is not None else None
        layer = cls(**config)
        if found is not None:
            layer.bin_boundaries = found
        return layer
