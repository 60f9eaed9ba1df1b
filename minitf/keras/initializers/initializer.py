"""Initializer: a function from a shape to the values that a weight starts with. Floor 7. Next: `constants.py`."""

from ...backend.errors import explain


class Initializer:
    """Base of all initializers. A subclass defines `__call__(shape, dtype=None)`, and `get_config` if it has settings.

    >>> import minitf as tf
    >>> class Countdown(tf.keras.initializers.Initializer):
    ...     def __call__(self, shape, dtype=None):
    ...         return tf.reshape(tf.range(tf.reduce_prod(shape), 0, -1, dtype=dtype), shape)
    >>> Countdown()([2, 2], "float32").numpy().tolist()
    [[4.0, 3.0], [2.0, 1.0]]

    Source: keras.initializers.Initializer.
    """

    def __call__(self, shape, dtype=None):
        """Return the values.  shape: tuple of ints >= 0.  dtype: a dtype's name, by default the configured float."""
        raise NotImplementedError(explain(type(self).__name__, "called with a shape", "an initializer makes the values",
                                          "Define __call__(self, shape, dtype=None)"))  # fmt: skip

    def get_config(self):
        """Return the arguments that make an equal initializer, as a dict that JSON can hold."""
        return {}

    @classmethod
    def from_config(cls, config):
        """Return the initializer of a config."""
        return cls(**config)

    def clone(self):
        """Return a new initializer with the same config."""
        return type(self).from_config(self.get_config())
