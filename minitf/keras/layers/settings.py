"""What is said of a weight before it is made: its initializer, regularizer and constraint. Floor 7.

Layers of several weights take three arguments for each: `kernel_initializer`, `kernel_regularizer` and
`kernel_constraint`. They are kept, used and written into configs in the same way everywhere. Read `weights.py` first.
"""

from .. import constraints, initializers, regularizers

KINDS = {"initializer": initializers, "regularizer": regularizers, "constraint": constraints}


def take_settings(layer, settings):
    """Put arguments such as `{"bias_initializer": "zeros"}` into attributes of the layer, names as functions."""
    for name, value in settings.items():
        setattr(layer, name, _kind(name).get(value))
    layer._weight_settings = tuple(settings)


def settings_config(layer) -> dict:
    """Return those arguments as they stand in a config."""
    return {name: _kind(name).serialize(getattr(layer, name)) for name in layer._weight_settings}


def add_set_weight(layer, prefix, shape, name=None, **changed):
    """Make the weight that the settings with this prefix are about.

    prefix: "kernel" for `kernel_initializer` and its fellows. name: of the weight, by default the prefix.
    changed: an initializer, say, in place of the one that was set.
    """
    found = {kind: getattr(layer, f"{prefix}_{kind}") for kind in KINDS if hasattr(layer, f"{prefix}_{kind}")}
    return layer.add_weight(shape=tuple(shape), name=name or prefix, **{**found, **changed})


def _kind(name):
    """The module whose functions a setting names."""
    return KINDS[name.rpartition("_")[2]]
