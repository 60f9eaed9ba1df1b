"""Weights in the HDF5 files of older versions of Keras. Floor 7. Read `hdf5.py` first; next: `legacy_model.py`.

    layer_names                    an attribute: the layers in the order of the model
    dense/                         a group for each layer, and its attribute:
        weight_names                   "dense/kernel", "dense/bias": trainable weights first
        dense/kernel               an array for each weight
    top_level_model_weights/       what belongs to the model itself

So weights are found by the order of the layers, or by the layers' names.
"""

import warnings

import numpy as np

from ...backend.errors import explain
from .damage import damage_told
from .hdf5 import array_at, member, open_file

MOST = 64_512  # bytes that an attribute of HDF5 may have
OWN = "top_level_model_weights"


def write_layers(group, model):
    """Put the weights of all layers into a group of a file."""
    write_names(group, "layer_names", [layer.name for layer in model.layers])
    for layer in sorted(model.layers, key=lambda layer: layer.name):
        write_weights(group.create_group(layer.name), weights_of(layer))
    write_weights(group.create_group(OWN), own_weights(model))


def write_weights(group, variables):
    """Put variables into a group, under their paths."""
    write_names(group, "weight_names", [variable.path for variable in variables])
    for variable in variables:
        group[variable.path] = variable.numpy()


def write_names(group, attribute, names):
    """Put a list of names into an attribute; into several, where it is too long for one."""
    names = [name.encode() for name in names]
    pieces = max(1, -(-len(names) * max(map(len, names), default=0) // MOST))
    if pieces == 1:
        group.attrs[attribute] = names
        return
    for i, part in enumerate(np.array_split(np.array(names), pieces)):
        group.attrs[f"{attribute}{i}"] = part


def names_in(group, attribute) -> list:
    """What `write_names` wrote."""
    if attribute in group.attrs:
        found = list(group.attrs[attribute])
    else:
        found = []
        while f"{attribute}{len(found)}" in group.attrs:
            found.append(group.attrs[f"{attribute}{len(found)}"])
        found = [name for part in found for name in part]
    return [name.decode() if isinstance(name, bytes) else str(name) for name in found]


def weights_of(layer) -> list:
    """The weights of a layer in the order of such files."""
    return layer.trainable_weights + layer.non_trainable_weights


def own_weights(model) -> list:
    """The weights that are the model's own, and of none of its layers."""
    own = model._tracker.found["trainable_variables"] + model._tracker.found["non_trainable_variables"]
    known = set(map(id, model.weights))
    return [variable for variable in own if id(variable) in known]


def arrays_in(group) -> list:
    """The arrays of what `write_weights` wrote."""
    return [array_at(group, name) for name in names_in(group, "weight_names")]


def read_legacy_weights(model, path, skip_mismatch=False, by_name=False):
    """Give a model its weights from such a file, or that of a whole model, by the order of the layers or their names.

    Raises: as `read_layers`; OSError for what is no HDF5 file; ImportError without h5py.
    """
    with open_file(path, "r") as file, damage_told(path):
        group = file if "layer_names" in file.attrs or "model_weights" not in file else member(file, "model_weights")
        (read_layers_by_name if by_name else read_layers)(group, model, skip_mismatch)


def read_layers(group, model, skip_mismatch=False):
    """Give the layers of a model their weights, by the order of the layers.

    skip_mismatch: whether weights of another shape are left alone, with a warning.
    Raises: ValueError where the numbers of layers or weights differ, or a shape.
    """
    layers = [layer for layer in model.layers if weights_of(layer)]
    names = [name for name in names_in(group, "layer_names") if names_in(member(group, name), "weight_names")]
    if len(names) != len(layers):
        raise ValueError(explain("load_weights", f"a file with {len(names)} saved layers",
                                 f"Layer count mismatch: the model expects {len(layers)} layers"))
    for layer, name in zip(layers, names, strict=True):
        set_weights(layer.name, weights_of(layer), arrays_in(member(group, name)), skip_mismatch)
    _read_own(group, model, skip_mismatch)


def read_layers_by_name(group, model, skip_mismatch=False):
    """Give those layers of a model their weights whose names are in the file.  Raises: as `read_layers`."""
    for name in names_in(group, "layer_names"):
        for layer in model.layers:
            if layer.name == name:
                set_weights(name, weights_of(layer), arrays_in(member(group, name)), skip_mismatch)
    _read_own(group, model, skip_mismatch)


def _read_own(group, model, skip_mismatch):
    if OWN in group:
        set_weights(model.name, own_weights(model), arrays_in(member(group, OWN)), skip_mismatch)


def set_weights(name, variables, arrays, skip_mismatch):
    """Assign arrays to the variables of one layer."""
    if len(arrays) != len(variables):
        complain(explain("load_weights", f"the layer {name!r} with {len(arrays)} saved weights",
                         f"Weight count mismatch: it expects {len(variables)}"), skip_mismatch)
        return
    for variable, array in zip(variables, arrays, strict=True):
        if tuple(variable.shape) != array.shape:
            complain(explain("load_weights", f"{variable.path} of shape {array.shape} in the file",
                             f"Shape mismatch: the layer {name!r} expects {tuple(variable.shape)}"), skip_mismatch)
        else:
            variable.assign(array)


def complain(message, only_warn):
    """Raise ValueError, or warn."""
    if not only_warn:
        raise ValueError(message)
    warnings.warn(message, stacklevel=6)
