"""A layer from its config, and the other way. Floor 7."""

from ...backend.errors import explain
from ..serialization import deserialize_keras_object, serialize_keras_object
from .layer import Layer


def serialize(layer):
    """Return the config of a layer, which JSON can hold.  Source: keras.layers.serialize."""
    return serialize_keras_object(layer)


def deserialize(config, custom_objects=None):
    """Return the layer of a config.

    custom_objects: dict of name -> class, besides what is registered.

    >>> import minitf as tf
    >>> config = tf.keras.layers.serialize(tf.keras.layers.Dense(3, name="last"))
    >>> tf.keras.layers.deserialize(config)
    <Dense name=last, built=False>

    Raises: ValueError where the config is of something else; what `deserialize_keras_object` raises otherwise.
    Source: keras.layers.deserialize.
    """
    layer = deserialize_keras_object(config, custom_objects=custom_objects)
    if not isinstance(layer, Layer):
        raise ValueError(explain("layers.deserialize", f"the config is of {type(layer).__name__}",
                                 "it must be of a keras.layers.Layer"))
    return layer
