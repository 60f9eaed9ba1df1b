"""TimeDistributed: one layer, applied to every step of a sequence. Floor 7. Read `../core/wrapper.py` first."""

from ....backend.errors import explain
from ....graph.control.map_fn import map_fn
from ....ops.shapes.joining import stack
from ....ops.shapes.layout import shape as shape_of
from ....ops.shapes.layout import transpose
from ....ops.shapes.sequences import range_
from ..core.wrapper import Wrapper


class TimeDistributed(Wrapper):
    """y[:, t] = layer(x[:, t]) for every step t, with the same weights.   x: [B, T, ...]  ->  y: [B, T, ...].

        >>> import minitf as tf
        >>> layer = tf.keras.layers.TimeDistributed(tf.keras.layers.Dense(5))
        >>> layer(tf.zeros([2, 3, 4])).shape
        TensorShape([2, 3, 5])

    Raises: ValueError where `layer` is no layer, or the input has fewer than three axes.
    Source: keras.layers.TimeDistributed.
    """

    def __init__(self, layer, **kwargs):
        super().__init__(layer, **kwargs)
        self.supports_masking = True

    def build(self, input_shape):
        """Build the layer inside for one step."""
        super().build(self._step_shape(input_shape))

    def call(self, inputs, training=None, mask=None):
        """The layer's outputs for all steps, one after the other."""
        if mask is not None:
            _require_same_steps(mask.shape, inputs.shape)
            mask = _swapped(mask)  # [T, B, ...]
        steps = _swapped(inputs)

        def step(t):
            kwargs = {"mask": mask[t]} if mask is not None and self.layer._call_has_mask_arg else {}
            if self.layer._call_has_training_arg:
                kwargs["training"] = training
            return self.layer.call(steps[t], **kwargs)

        if steps.shape[0] is not None:
            return _swapped(stack([step(t) for t in range(steps.shape[0])]))
        dtype = self.layer.compute_dtype
        return _swapped(map_fn(step, range_(shape_of(steps)[0]), fn_output_signature=dtype))

    def compute_output_shape(self, input_shape):
        batch, *others = self.layer.compute_output_shape(self._step_shape(input_shape))
        return batch, input_shape[1], *others

    def _step_shape(self, input_shape):
        if not isinstance(input_shape, tuple | list) or len(input_shape) < 3:
            raise ValueError(explain(f"TimeDistributed {self.name!r}", f"the input has shape {input_shape}",
                                     "it must have at least 3 axes: batch, steps, features"))
        return input_shape[0], *input_shape[2:]


def _swapped(x):
    """[B, T, ...] <-> [T, B, ...]."""
    return transpose(x, [1, 0, *range(2, x.shape.rank)])


def _require_same_steps(mask_shape, shape):
    """Raise ValueError unless the mask begins with [B, T], as the inputs do."""
    pairs = zip(tuple(mask_shape)[:2], tuple(shape)[:2], strict=False)
    if len(mask_shape) < 2 or any(m is not None and n is not None and m != n for m, n in pairs):
        raise ValueError(explain("TimeDistributed", f"inputs have shape {shape}, mask has shape {mask_shape}",
                                 "the first two axes must be equal: batch, steps"))
