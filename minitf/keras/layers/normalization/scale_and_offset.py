"""gamma and beta: what a normalized number is multiplied by, and what is added to it. Floor 7.

All layers of this folder that learn them take the same arguments for them, which are handled here.
"""

from ....backend.errors import explain
from ... import constraints, initializers, regularizers
from ...standardize import standardize_dtype


def take_settings(layer, center, scale, beta_initializer, gamma_initializer, beta_regularizer, gamma_regularizer,
                  beta_constraint, gamma_constraint):
    """Put the arguments of a constructor into the layer's attributes."""
    layer.center, layer.scale = center, scale
    layer.beta_initializer = initializers.get(beta_initializer)
    layer.gamma_initializer = initializers.get(gamma_initializer)
    layer.beta_regularizer = regularizers.get(beta_regularizer)
    layer.gamma_regularizer = regularizers.get(gamma_regularizer)
    layer.beta_constraint = constraints.get(beta_constraint)
    layer.gamma_constraint = constraints.get(gamma_constraint)


def add_scale_and_offset(layer, shape):
    """Make the weights gamma and beta, as far as the layer wants them; else they are None."""
    layer.gamma = layer.beta = None
    if layer.scale:
        layer.gamma = layer.add_weight(shape=shape, initializer=layer.gamma_initializer, autocast=False, name="gamma",
                                       regularizer=layer.gamma_regularizer, constraint=layer.gamma_constraint)
    if layer.center:
        layer.beta = layer.add_weight(shape=shape, initializer=layer.beta_initializer, autocast=False, name="beta",
                                      regularizer=layer.beta_regularizer, constraint=layer.beta_constraint)


def settings_config(layer):
    """Return the arguments as they stand in a config."""
    return {
        "center": layer.center,
        "scale": layer.scale,
        "beta_initializer": initializers.serialize(layer.beta_initializer),
        "gamma_initializer": initializers.serialize(layer.gamma_initializer),
        "beta_regularizer": regularizers.serialize(layer.beta_regularizer),
        "gamma_regularizer": regularizers.serialize(layer.gamma_regularizer),
        "beta_constraint": constraints.serialize(layer.beta_constraint),
        "gamma_constraint": constraints.serialize(layer.gamma_constraint),
    }


def wide(dtype):
    """Return the dtype for sums of many numbers of a dtype: at least float32.

    >>> wide("float16"), wide("float64")
    ('float32', 'float64')
    """
    return "float64" if standardize_dtype(dtype) == "float64" else "float32"


def require_axes(layer, axis, shape):
    """Raise ValueError where an axis, or one of a list, is not in the shape."""
    for one in [axis] if isinstance(axis, int) else axis:
        if not -len(shape) <= one < len(shape):
            raise ValueError(explain(f"{type(layer).__name__} {layer.name!r}", f"axis is {axis}, the input has shape "
                                     f"{tuple(shape)}", f"axis {one} is out of bounds"))
