"""The short way through a call, for a layer that was called like this before. Floor 7. Read `call.py` first.

On a small input a matrix product takes a microsecond, and the eight steps take many. A call of the long way that was
of the common kind (one tensor, nothing to cast, no masks) leaves its dtype and shape in `layer._accepted`. The next one
of that dtype and shape knows that the inputs are fine and the weights are there: only `training` is left to decide.
"""

from ...core.context import local
from ...core.tensor import Tensor
from ..scopes import here
from ..standardize import is_float_dtype
from .building import is_default
from .call import CallContext, mask_of, raise_named
from .penalties import Ever

MOST = 64  # shapes that a layer remembers
LONG_WAY = object()  # what `call_again` returns where it cannot help


def signature_of(args, kwargs):
    """The dtype and shape of a call's only tensor; None for another kind of call, or in a graph."""
    if len(args) == 1 and type(args[0]) is Tensor and (not kwargs or kwargs.keys() == {"training"}):
        array = args[0]._array
        return array.dtype, array.shape
    return None


def remember(layer, args, kwargs):
    """After a call of the long way: let the next of its kind take the short way, if it may."""
    signature = signature_of(args, kwargs)
    if signature is None or local.state.graph is not None or not layer.built or layer.activity_regularizer is not None:
        return
    has_own_masks = layer.supports_masking and not is_default(layer.compute_mask)
    mixes_dtypes = layer.compute_dtype != layer.variable_dtype
    if has_own_masks or mixes_dtypes or layer._call_context_args != {"training"} or "args" in layer._call_names:
        return
    name = args[0].dtype.name
    if layer._convert_input_args and is_float_dtype(name) and name != layer.input_dtype:
        return  # it is cast every time
    if len(layer._accepted) >= MOST:
        layer._accepted.clear()
    layer._accepted.add(signature)


def call_again(layer, x, kwargs):
    """What `layer(x, **kwargs)` returns, for an `x` of an accepted dtype and shape; or LONG_WAY."""
    surroundings = here.surroundings
    if surroundings.autocast is not None or mask_of(x) is not None or local.state.graph is not None:
        return LONG_WAY
    context = surroundings.call
    is_entry = context is None
    if is_entry:
        context = surroundings.call = CallContext(layer)
        if Ever.added:
            layer._clear_losses()
    training = kwargs["training"] if kwargs else context.training
    if training is None and not kwargs:
        training = layer._default_training
    context.training = training
    around, surroundings.owner = surroundings.owner, layer
    try:
        if training is not None and layer._call_has_training_arg:
            return layer.call(x, training=training)
        return layer.call(x)
    except Exception as error:
        raise_named(error, layer, (x,), kwargs)
    finally:
        surroundings.owner = around
        if is_entry:
            surroundings.call = None
