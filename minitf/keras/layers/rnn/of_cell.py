"""SimpleRNN, LSTM and GRU as layers around a cell: its settings are theirs. Floor 7. Read `rnn.py` first."""

import inspect

from ... import regularizers

SETTINGS = ("kernel_initializer", "recurrent_initializer", "bias_initializer", "kernel_regularizer",
            "recurrent_regularizer", "bias_regularizer", "kernel_constraint", "recurrent_constraint",
            "bias_constraint")  # fmt: skip


def of_cell(name):
    """Return a property that reads an attribute of the layer's cell."""
    return property(lambda layer: getattr(layer.cell, name), doc=f"The cell's `{name}`.")


def cell_for(cls, arguments, kwargs, name):
    """Make the cell of a layer.

    arguments: those of the layer's constructor by name, among them all that the cell's constructor takes.
    kwargs: the rest of them; `implementation` is for the cell, `dtype` and `trainable` are for both.
    """
    taken = {key: arguments[key] for key in inspect.signature(cls).parameters if key in arguments and key != "kwargs"}
    if "implementation" in kwargs:
        taken["implementation"] = kwargs.pop("implementation")
    return cls(**taken, dtype=kwargs.get("dtype"), trainable=kwargs.get("trainable", True), name=name)


def config_of_layer(layer, config):
    """Return the config of a layer: the cell's settings among its own, in place of the cell."""
    config = {key: value for key, value in config.items() if key != "cell"}
    inner = {key: value for key, value in layer.cell.get_config().items() if key not in ("name", "trainable", "dtype")}
    return {**inner, **config, "activity_regularizer": regularizers.serialize(layer.activity_regularizer)}
