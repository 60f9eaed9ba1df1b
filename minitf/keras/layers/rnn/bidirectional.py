"""Bidirectional: a recurrent layer forwards, and another one backwards. Floor 7. Read `rnn.py` first."""

from ....backend.errors import explain
from ....ops.elementwise.arithmetic import add, divide, multiply
from ....ops.shapes.identity import cast
from ....ops.shapes.joining import concat
from ...serialization import deserialize_keras_object, serialize_keras_object
from ..layer import Layer

MODES = {
    "concat": lambda y, z: concat([y, z], -1),
    "sum": add,
    "mul": multiply,
    "ave": lambda y, z: divide(add(y, z), 2.0),
    None: lambda y, z: (y, z),
}


class Bidirectional(Layer):
    """merge(layer(x), backward_layer(x)), where the second takes the steps from the last to the first.

    layer: a recurrent layer; a copy of it is used. backward_layer: by default another copy, with go_backwards.
    merge_mode: "concat", "sum", "mul" or "ave"; or None for a tuple of both.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.Bidirectional(tf.keras.layers.LSTM(4, return_sequences=True))
        >>> layer(tf.zeros([2, 5, 3])).shape
        TensorShape([2, 5, 8])

    Raises: ValueError for another merge_mode, what is no layer, or two layers that do not fit.
    Source: Schuster & Paliwal 1997; keras.layers.Bidirectional. Differs: `weights` is left out.
    """

    def __init__(self, layer, merge_mode="concat", weights=None, backward_layer=None, **kwargs):
        if weights is not None:
            raise ValueError(explain("Bidirectional", "weights", "that part is not built", "Use set_weights"))
        for one in (layer,) if backward_layer is None else (layer, backward_layer):
            if not isinstance(one, Layer):
                raise ValueError(explain("Bidirectional", f"{one!r}", "it must be a keras.layers.Layer"))
        if merge_mode not in MODES:
            raise ValueError(explain("Bidirectional", f"merge_mode is {merge_mode!r}", f"it must be one of {[*MODES]}"))
        super().__init__(**kwargs)
        self.forward_layer = renamed(layer, "forward_")
        if backward_layer is None:
            backward_layer = renamed(layer, "backward_", go_backwards=True)
        self.backward_layer = backward_layer
        self._require_fitting()
        for one in (self.forward_layer, self.backward_layer):
            if hasattr(one, "zero_output_for_mask"):
                one.zero_output_for_mask = one.return_sequences
        self.merge_mode = merge_mode
        self.stateful, self.return_sequences = layer.stateful, layer.return_sequences
        self.return_state = layer.return_state
        self.supports_masking = True
        self.input_spec = layer.input_spec

    def _require_fitting(self):
        """Raise ValueError unless the layers go in two directions, and return the same things."""
        one, other = self.forward_layer, self.backward_layer
        if one.go_backwards == other.go_backwards:
            raise ValueError(explain("Bidirectional", f"both layers have go_backwards={one.go_backwards}",
                                     "they must go in different directions"))
        for name in ("stateful", "return_sequences", "return_state"):
            if getattr(one, name) != getattr(other, name):
                raise ValueError(explain("Bidirectional", f"{name} is {getattr(one, name)} and {getattr(other, name)}",
                                         "both layers must have the same"))

    def build(self, sequences_shape, initial_state_shape=None):
        """Build both layers."""
        for layer in (self.forward_layer, self.backward_layer):
            if not layer.built:
                layer.build(sequences_shape)

    def call(self, sequences, initial_state=None, mask=None, training=None):
        """The merged outputs for sequences [B, T, ...].

        initial_state: first that of the forward layer.
        """
        kwargs = {"training": training} if self.forward_layer._call_has_training_arg else {}
        if self.forward_layer._call_has_mask_arg:
            kwargs["mask"] = mask
        half = 0 if initial_state is None else len(initial_state) // 2
        parts = (None, None) if initial_state is None else (initial_state[:half], initial_state[half:])
        y = self.forward_layer(sequences, initial_state=parts[0], **kwargs)
        z = self.backward_layer(sequences, initial_state=parts[1], **kwargs)
        states = ()
        if self.return_state:
            (y, *first), (z, *second) = y, z
            states = (*first, *second)
        y, z = cast(y, self.compute_dtype), cast(z, self.compute_dtype)
        merged = MODES[self.merge_mode](y, z[:, ::-1] if self.return_sequences else z)
        if not self.return_state:
            return merged
        return (*merged, *states) if self.merge_mode is None else (merged, *states)

    def compute_output_shape(self, sequences_shape, initial_state_shape=None):
        shape, states = self.forward_layer.compute_output_shape(sequences_shape), ()
        if self.return_state:
            shape, *states = shape
        if self.merge_mode == "concat":
            shape = (*shape[:-1], 2 * shape[-1])
        if self.merge_mode is None:
            return (shape, shape, *states, *states)
        return (shape, *states, *states) if self.return_state else shape

    def compute_mask(self, _, mask):
        mask = mask[0] if isinstance(mask, list) else mask
        mask = mask if self.return_sequences else None
        return mask if self.merge_mode else (mask, mask)

    def reset_state(self):
        """Set the states of both layers to zeros.  Raises: AttributeError where they keep none."""
        if not self.stateful:
            raise AttributeError(explain("Bidirectional", "reset_state", "the layer must be stateful"))
        self.forward_layer.reset_state()
        self.backward_layer.reset_state()

    reset_states = reset_state

    @property
    def states(self):
        """The states that both layers keep, or None."""
        if self.forward_layer.states is None or self.backward_layer.states is None:
            return None
        return (*self.forward_layer.states, *self.backward_layer.states)

    def get_config(self):
        return {**super().get_config(), "merge_mode": self.merge_mode,
                "layer": serialize_keras_object(self.forward_layer),
                "backward_layer": serialize_keras_object(self.backward_layer)}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        config = dict(config)
        for name in ("layer", "backward_layer"):
            if config.get(name) is not None:
                config[name] = deserialize_keras_object(config[name], custom_objects=custom_objects)
        return cls(**config)


def renamed(layer, prefix, **changed):
    """Return a copy of a layer whose name begins with a prefix."""
    config = serialize_keras_object(layer)
    config["config"] = {**config["config"], **changed, "name": prefix + layer.name.removeprefix(prefix)}
    return deserialize_keras_object(config)
