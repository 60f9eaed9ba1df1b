"""What a functional model is called on, as the flat list of tensors that its graph starts from. Floor 7.

A caller may pass a dict by the names of the inputs, a list, arrays, other dtypes, and with or without a last axis of
size 1. Read `functional.py` first.
"""

import warnings

from ... import tree
from ...backend.dtypes import as_dtype
from ...backend.errors import explain
from ...core.tensor import Tensor
from ...ops.shapes.layout import expand_dims, squeeze
from ..layers.call import as_input, attach_mask, mask_of
from ..symbolic.keras_tensor import KerasTensor, is_tensor_like
from ..variables import as_tensor


def as_flat_inputs(model, inputs) -> list:
    """A tensor for each input of a model, in order, of the input's dtype and rank.

    Raises: ValueError where the structure or a rank does not fit.
    """
    known = model._inputs
    if len(known) == 1 and isinstance(inputs, Tensor) and _is_as_wanted(inputs, known[0]):
        return [inputs]
    return [_fitted(model, x, wanted) for x, wanted in zip(tree.flatten(_in_order(model, inputs)), known)]


def _is_as_wanted(x, wanted) -> bool:
    return x.dtype.name == wanted.dtype and x.ndim == wanted.ndim


def _in_order(model, inputs):
    """The inputs in the structure of the model's, as far as names tell.

    Raises: ValueError where names are missing; warns where the structure is another.
    """
    struct = model._inputs_struct
    mismatch = isinstance(struct, dict) and not isinstance(inputs, dict) and list(struct) != sorted(struct)
    if isinstance(inputs, dict) and not isinstance(struct, dict):
        names = [x.name for x in model._inputs]
        mismatch = not set(names) <= set(inputs)
        if not mismatch:
            inputs = [inputs[name] for name in names]
            return inputs
    single = isinstance(struct, (list, tuple)) and len(struct) == 1 and is_tensor_like(inputs)
    if not single and (mismatch or not _same_structure(inputs, struct)):
        expected = tree.map_structure(lambda x: x.name, struct)
        received = tree.map_structure(lambda x: None if x is None else tuple(getattr(x, "shape", ())), inputs)
        message = explain(f"Model {model.name!r}", f"inputs={received}", "The structure of `inputs` doesn't match the "
                          f"expected structure: {expected}")
        if mismatch:
            raise ValueError(message)
        warnings.warn(message, stacklevel=6)
    return inputs


def _same_structure(inputs, struct) -> bool:
    """Whether both are nested alike; a tuple is as good as a list."""
    if isinstance(inputs, (list, tuple)) and isinstance(struct, (list, tuple)):
        return len(inputs) == len(struct) and all(map(_same_structure, inputs, struct))
    if isinstance(inputs, dict) and isinstance(struct, dict):
        return inputs.keys() == struct.keys() and all(_same_structure(inputs[key], struct[key]) for key in struct)
    return not tree.is_nested(inputs) and not tree.is_nested(struct)


def _fitted(model, x, wanted):
    """One input in the dtype and rank of the model's; its mask stays attached."""
    if x is None:
        return None
    mask = mask_of(x)
    if isinstance(x, KerasTensor):
        tensor = as_input(x, wanted.dtype)
    else:
        tensor = as_tensor(x, as_dtype(wanted.dtype))
    tensor = _with_rank(model, tensor, wanted)
    if mask is not None and mask_of(tensor) is None:
        attach_mask(tensor, mask)
    return tensor


def _with_rank(model, x, wanted):
    """`x` with a last axis of size 1 added or removed, where that gives the rank of the input.

    Raises: ValueError where it does not.
    """
    shape, rank = tuple(x.shape), len(wanted.shape)
    if len(shape) == rank:
        return x
    if len(shape) == rank + 1 and shape[-1] == 1:
        return x.squeeze(-1) if isinstance(x, KerasTensor) else squeeze(x, -1)
    if len(shape) == rank - 1 and wanted.shape[-1] == 1:
        return x[..., None] if isinstance(x, KerasTensor) else expand_dims(x, -1)
    raise ValueError(explain(f"Model {model.name!r}", f"the input {wanted.name!r} has shape {shape}",
                             f"Invalid input shape: expected shape {wanted.shape}, but input has incompatible shape"))
