"""What each weight of a model is called there: "dense/kernel". Floor 8. Read next: `training.py`.

A name is that of the layer and that of the weight; the layers of a model in a model stand as if they were its own.
Layers in layers have rules of their own: the cell of a recurrent layer is not in the name, the parts of others are.
"""

from types import MappingProxyType

from ... import keras

OTHER_NAMES = {"DepthwiseConv2D": {"kernel": "depthwise_kernel"}}  # layer -> {weight: its name there}


def named_weights(layer) -> list:
    """Pairs of name and variable: first of the layer's own weights, then of those inside.

    layer: a layer of Keras, or a model.

        >>> model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="last")])
        >>> [name for name, _ in named_weights(model)]
        ['last/kernel', 'last/bias']
    """
    if isinstance(layer, keras.Model):
        return [pair for part in layer.layers for pair in named_weights(part)]
    if isinstance(layer, keras.layers.Bidirectional):
        inner = layer.forward_layer.name.removeprefix("forward_")
        return [*prefixed(f"{layer.name}/forward_{inner}", layer.forward_layer.weights),
                *prefixed(f"{layer.name}/backward_{inner}", layer.backward_layer.weights)]
    cell = getattr(layer, "cell", None)
    if isinstance(cell, keras.layers.StackedRNNCells):
        return [pair for number, part in enumerate(cell.cells)
                for pair in prefixed(f"{layer.name}/RNNCell_{number}", part.weights)]
    return prefixed(layer.name, layer.weights, OTHER_NAMES.get(type(layer).__name__, {}))


def prefixed(prefix, variables, other_names=MappingProxyType({})) -> list:
    """Pairs of name and variable.  Random numbers' states are left out: they have no counterpart."""
    return [(f"{prefix}/{other_names.get(v.name, v.name)}", v) for v in variables if v.name != "seed_generator_state"]
