"""What a model takes, as TensorSpecs. Floor 7. Read next: `archive.py`."""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...core.spec import TensorSpec
from ...core.tensor import is_tensor
from ...graph.function import Function
from ..layers.input_spec import InputSpec
from ..models.functional import Functional
from ..models.model import Model
from ..models.sequential import Sequential
from ..standardize import standardize_dtype, standardize_shape
from ..symbolic.keras_tensor import KerasTensor


def input_signature(model) -> list:
    """A TensorSpec for each tensor that a model takes, in the structure of its arguments. The batch is open.

    Raises: TypeError for what is no model; ValueError for one that is not built, or was never called.
    """
    if not isinstance(model, Model):
        raise TypeError(explain("export", f"model is a {type(model).__name__}", "it must be a keras.Model"))
    if not model.built:
        raise ValueError(explain("export", f"the model {model.name!r}", "it has not yet been built: it must be built "
                                 "before export", "Call it on some data"))
    if isinstance(model, Functional):
        return [tree.map_structure(spec_of, model._inputs_struct)]
    if isinstance(model, Sequential) and model._functional is not None:
        return [tree.map_structure(spec_of, x) for x in model.inputs]
    if not model._build_shapes_dict:
        raise ValueError(explain("export", f"the model {model.name!r}", "it was never called, so the shapes of its "
                                 "inputs are not known", "Call it on some data"))
    return [spec_of_shapes(shape, model.input_dtype) for shape in model._build_shapes_dict.values()]


def spec_of_shapes(shapes, dtype):
    """Specs for a structure of shapes, with an open batch."""
    if isinstance(shapes, dict):
        return {key: spec_of_shapes(shape, dtype) for key, shape in shapes.items()}
    if all(n is None or isinstance(n, int) for n in shapes):
        return TensorSpec([None, *shapes[1:]], dtype)
    return type(shapes)([spec_of_shapes(shape, dtype) for shape in shapes])


def spec_of(x) -> TensorSpec:
    """A TensorSpec for one; for an InputSpec; for a KerasTensor or a tensor, whose batch is left open.

    Raises: TypeError for other things; ValueError for an InputSpec that says no shape or dtype.
    """
    if isinstance(x, TensorSpec):
        return x
    if isinstance(x, InputSpec):
        if x.shape is None or x.dtype is None:
            raise ValueError(explain("export", f"received {x!r}", "its shape and dtype must be said"))
        return TensorSpec(x.shape, x.dtype, x.name)
    if isinstance(x, KerasTensor) or is_tensor(x):
        shape = standardize_shape(x.shape)
        return TensorSpec((None, *shape[1:]), standardize_dtype(x.dtype),
                          x.name if isinstance(x, KerasTensor) else None)
    raise TypeError(explain("export", f"received {x!r}, a {type(x).__name__}",
                            "it must be an InputSpec, a TensorSpec, a KerasTensor or a tensor"))


def default_signature(model) -> Function | None:
    """What `tf.saved_model.save` offers to servers of a model; None where its inputs are not known."""
    try:
        specs = input_signature(model)
    except ValueError:
        return None
    specs = tree.map_structure(lambda spec: TensorSpec(spec.shape, spec.dtype), specs)

    def serving_default(inputs):
        return model(inputs)

    def serving_several(*inputs):
        return model(*inputs)

    serving_several.__name__ = serving_default.__name__
    return Function(serving_default if len(specs) == 1 else serving_several, specs, autograph=False)
