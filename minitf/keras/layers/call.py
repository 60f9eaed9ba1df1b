"""The eight steps of every call of a layer. Floor 7. Read `layer.py` first; `fast_call.py` is the short way.

1 the inputs become tensors of the layer's dtype, 2 nothing else may stand by position, 3 they are what the layer
demands, 4 the layer is built, 5 `training` is decided, 6 masks are handed over, 7 `call` runs, 8 a call on KerasTensors
is written down.
"""

import warnings

from ... import tree
from ...backend.dtypes import as_dtype
from ...backend.errors import explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...core.tensor import Tensor, is_tensor
from ...graph.autograph.api import converted
from ...ops.shapes.identity import cast
from ..scopes import AutocastScope, here, inside
from ..standardize import is_float_dtype, standardize_dtype
from ..symbolic.keras_tensor import KerasTensor, any_symbolic, is_tensor_like
from ..symbolic.node import Node
from ..symbolic.operation import same_error
from .building import build_for_call
from .penalties import Ever


class CallContext:
    """What the outermost call of a layer decides for those inside: `training`, and what layers register besides.

    entry: the outermost layer.
    """

    def __init__(self, entry):
        self.entry = entry
        self.training = None

    def get_value(self, name, default=None):
        """What was decided for an argument, or the default."""
        return getattr(self, name, default)


class BoundCall:
    """The arguments of a call, by the names that `call` has for them.

    given: those that the caller gave.
    arguments: all, defaults included.
    tensors: those that are tensors, or structures of tensors.
    first: the first one.
    is_eager: whether no KerasTensor is among them.

    Raises: TypeError where they do not fit `call`; ValueError for a structure that mixes tensors with other values.
    """

    def __init__(self, layer, args, kwargs):
        parameters = layer._call_signature.parameters
        beside = {name: kwargs.pop(name) for name in layer._call_context_args
                  if name in kwargs and name not in parameters}
        try:
            bound = layer._call_signature.bind(*args, **kwargs)
        except TypeError as error:
            raise TypeError(explain(f"{type(layer).__name__}.call", f"{len(args)} arguments by position and "
                                    f"{list(kwargs)}", str(error))) from None
        self.given = {**beside, **bound.arguments}
        bound.apply_defaults()
        self.arguments = dict(bound.arguments)
        self.tensors = {name: x for name, x in self.arguments.items() if _holds_tensors(name, x, layer)}
        self.first = next(iter(self.arguments.values()), None)
        self.is_eager = all(is_tensor(x) and not isinstance(x, KerasTensor) for x in self.tensors.values())


def _holds_tensors(name, x, layer) -> bool:
    """Whether an argument is a tensor, or a structure of tensors and Nones."""
    if not tree.is_nested(x):
        return is_tensor_like(x)
    flat = tree.flatten(x)
    count = sum(map(is_tensor_like, flat))
    if 0 < count < sum(leaf is not None for leaf in flat):
        raise ValueError(explain(f"{type(layer).__name__}.call", f"{name} is {x!r}", "In a nested call() argument, you "
                                 "cannot mix tensors and non-tensors", "Pass the other values by keyword"))
    return count > 0 or (bool(flat) and all(leaf is None for leaf in flat))


def call_layer(layer, args, kwargs):
    """What `layer(*args, **kwargs)` returns.

    Where nothing has to be converted, what is decided here (`training`, the mask) is written
    down with the call.
    """
    given = args, kwargs
    if layer._convert_input_args and not is_one_input(layer, args, kwargs):
        args, kwargs = as_inputs(layer, args), as_inputs(layer, kwargs)
    if not layer._allow_non_tensor_positional_args:
        require_tensors(layer, args)
    bound = BoundCall(layer, args, kwargs)
    layer._check_input_spec(bound.first)
    with inside(layer):
        build_for_call(layer, bound)
    context, is_entry = open_context(layer)
    try:
        kwargs.update(context_arguments(layer, bound, context))
        kwargs.update(masks_for(bound))
        previous_mask = kwargs.get("mask")
        if previous_mask is None:
            previous_mask = tree.map_structure(mask_of, bound.first)
        outputs = run(layer, args, kwargs)
        hand_on_masks(layer, bound.first, outputs, previous_mask)
    finally:
        if is_entry:
            here.surroundings.call = None
    if any_symbolic(*given):
        Node(layer, given[0], without_lost_masks(given[1]), outputs)
    return outputs


def without_lost_masks(kwargs) -> dict:
    """The arguments of a call without masks of which nobody knows how they came about: they are computed again."""
    return {name: x for name, x in kwargs.items()
            if all(hasattr(leaf, "_keras_history") for leaf in tree.flatten(x) if isinstance(leaf, KerasTensor))}


# --- 1, 2: inputs -------------------------------------------------------------------------------------------------
def is_one_input(layer, args, kwargs) -> bool:
    """Whether the call is on one tensor of the layer's dtype, and nothing else: the usual case."""
    one = not kwargs and len(args) == 1 and is_tensor_like(args[0])
    return one and standardize_dtype(args[0].dtype) == layer.input_dtype


def as_inputs(layer, structure):
    """Arrays as tensors, and floats in the dtype that the layer computes in; masks stay attached."""
    dtype = layer.input_dtype
    return tree.map_structure(lambda x: as_input(x, dtype, layer.autocast), structure)


def as_input(x, dtype, autocast=True):
    """One value of a call as the layer gets it; what is no tensor and no array, as it is."""
    if isinstance(x, KerasTensor):
        return cast_symbolically(x, dtype) if autocast and is_float_dtype(x.dtype) and x.dtype != dtype else x
    if not is_tensor(x):
        if not hasattr(x, "__array__"):
            return x
        x = convert_to_tensor(x)
    if autocast and is_float_dtype(x.dtype) and standardize_dtype(x.dtype) != dtype:
        mask, x = mask_of(x), cast(x, dtype)
        if mask is not None:
            x._keras_mask = mask
    return x


def cast_symbolically(x, dtype):
    """A KerasTensor of another dtype; the mask stays attached. Not written down: the layer casts by itself."""
    result = KerasTensor(x.shape, dtype, sparse=x.sparse)
    if mask_of(x) is not None:
        result._keras_mask = mask_of(x)
    return result


def require_tensors(layer, args):
    """Raise ValueError where something else than a tensor stands by position."""
    for x in tree.flatten(args):
        if x is not None and not is_tensor_like(x):
            raise ValueError(explain(
                f"{type(layer).__name__} {layer.name!r}", f"{x!r} of type {type(x).__name__}",
                "Only input tensors may be passed as positional arguments",
                "Pass it by keyword, as an argument of `call`"))


# --- 5: training --------------------------------------------------------------------------------------------------
def open_context(layer):
    """(the context of this call, whether this call is the outermost)."""
    surroundings = here.surroundings
    if surroundings.call is not None:
        return surroundings.call, False
    surroundings.call = CallContext(layer)
    if Ever.added:
        layer._clear_losses()
    return surroundings.call, True


def context_arguments(layer, bound, context) -> dict:
    """`training`, and other registered arguments, for `call`.

    The caller decides, or else the layer around, or else the default. What is decided here holds
    for the calls that follow inside the outermost call.
    """
    found = {}
    for name in layer._call_context_args:
        value = bound.given.get(name) if name in bound.given else context.get_value(name)
        if value is None and name not in bound.given:
            value = bound.arguments.get(name)
        setattr(context, name, value)
        if value is not None and name in layer._call_signature.parameters:
            found[name] = value
    return found


# --- 6: masks -----------------------------------------------------------------------------------------------------
def mask_of(x):
    """The mask that is attached to a tensor: which steps count; or None."""
    return getattr(x, "_keras_mask", None)


def masks_for(bound) -> dict:
    """The masks of the tensors, for those arguments of `call` that ask for them and were not given."""
    if len(bound.tensors) == 1:
        wanted = {"mask": next(iter(bound.tensors.values()))}
    else:
        wanted = {f"{name}_mask": x for name, x in bound.tensors.items()}
    return {name: tree.map_structure(mask_of, x) for name, x in wanted.items()
            if name in bound.arguments and bound.arguments[name] is None}


def hand_on_masks(layer, inputs, outputs, previous_mask):
    """Attach to the outputs the mask that the layer computes; warn where it does not know what to do with one."""
    if not layer.supports_masking:
        if any(mask is not None for mask in tree.flatten(previous_mask)):
            warnings.warn(explain(
                f"{type(layer).__name__} {layer.name!r}", "an input with a mask attached to it",
                "this layer does not support masking and will therefore destroy the mask information. Downstream "
                "layers will not see the mask", "Set supports_masking=True, if the steps stay what they are"),
                stacklevel=4)
        return
    flat = tree.flatten(outputs)
    if all(mask_of(y) is not None for y in flat):
        return
    masks = layer._masks_of_outputs(inputs, previous_mask)
    for y, mask in zip(flat, [] if masks is None else tree.flatten(masks)):
        if mask is not None and mask_of(y) is None:
            attach_mask(y, mask)


def attach_mask(y, mask):
    """Attach a mask to a tensor; what is no tensor of ours (a ragged one, say) goes without."""
    if isinstance(y, (Tensor, KerasTensor)):
        y._keras_mask = mask


# --- 7: run -------------------------------------------------------------------------------------------------------
def run(layer, args, kwargs):
    """Run `call` inside the layer's surroundings; errors name the layer.

    In a graph that is being built, a `call` of the user's may branch and loop on tensors.
    """
    with inside(layer), AutocastScope(autocast_for(layer, here.surroundings.autocast)):
        try:
            if any_symbolic(args, kwargs):
                outputs = layer.symbolic_call(*args, **kwargs)
            else:
                function = layer.call if local.state.graph is None else converted(layer.call)
                outputs = function(*args, **kwargs)
        except Exception as error:
            raise_named(error, layer, args, kwargs)
        layer.built = True
        if layer.activity_regularizer is not None:
            layer._add_activity_losses(outputs)
    return outputs


def autocast_for(layer, around):
    """The dtype in which the layer's variables are read; around: that of the layer outside."""
    compute = layer.compute_dtype
    if around is None:
        return None if compute == layer.variable_dtype else compute
    return compute if layer.autocast and is_float_dtype(compute) else None


def raise_named(error, layer, args, kwargs):
    """Raise an error of the same class that says in which layer, and on what, it happened; once, for the innermost."""
    if getattr(error, "names_a_layer", False):
        raise error
    received = ", ".join([*map(described, args), *(f"{name}={described(x)}" for name, x in kwargs.items())])
    cls = type(layer).__name__
    named = same_error(error, explain(f"{cls} {layer.name!r}", f"called on {received or 'nothing'}",
                                      f"Exception encountered when calling {cls}.call(): {error}"))
    named.names_a_layer = True
    raise named from error


def described(x) -> str:
    """A value in a message: a tensor by dtype and shape."""
    if isinstance(x, (KerasTensor, Tensor)):
        return f"{as_dtype(x.dtype).name}{list(x.shape) if x.ndim is not None else '[...]'}"
    if isinstance(x, (list, tuple)):
        return f"[{', '.join(map(described, x))}]"
    if isinstance(x, dict):
        return "{" + ", ".join(f"{key!r}: {described(value)}" for key, value in x.items()) + "}"
    text = repr(x)
    return text if len(text) <= 60 else text[:57] + "..."
