"""When the weights of a layer are made: at its first call, which shows the shapes of the inputs. Floor 7.

A layer's `build(input_shape)` makes its weights. Where `call` has several tensors, `build` names those it wants to know
the shapes of: `build(self, query_shape, value_shape)` for `call(self, query, value)`. A layer without a `build` of its
own is called on symbols instead, so that the layers inside it are built. Read next: `call.py`.
"""

import functools
import inspect
import warnings

from ... import tree
from ...backend.errors import explain
from ..scopes import current_path, inside
from ..standardize import standardize_shape
from ..symbolic.inference import infer_outputs

BY_NAME = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


def default(method):
    """Mark a method that a layer has unless it says otherwise."""
    method.is_default = True
    return method


def is_default(method) -> bool:
    """Whether a method is one that the layer's class has not replaced."""
    return getattr(method, "is_default", False)


def around_build(build):
    """A class's `build` with what goes before and after: the path of the weights, the shapes, the lock."""
    signature = inspect.signature(build)

    @functools.wraps(build)
    def build_and_note(self, *args, **kwargs):
        if self._is_building:  # super().build(...) from the build of a subclass
            build(self, *args, **kwargs)
            return
        self._is_building = True
        try:
            with inside(self):
                self._path = current_path()
                build(self, *args, **kwargs)
        finally:
            self._is_building = False
        shapes = signature.bind(self, *args, **kwargs).arguments
        self._build_shapes_dict = dict(list(shapes.items())[1:])
        self.built = True
        self._lock_state()

    return build_and_note


def build_for_call(layer, bound):
    """Build a layer for the inputs of a call, unless it is built."""
    if layer.built:
        return
    shapes = shapes_of(bound)
    if not is_default(layer.build):
        layer.build(**shapes_for(layer.build, shapes, bound, layer))
        layer._check_input_spec(bound.first)  # which `build` may have set
        return
    if has_unbuilt_layers(layer) and not build_by_calling(layer, bound):
        return
    layer.build(next(iter(shapes.values()), None))


def build_by_calling(layer, bound) -> bool:
    """Call a layer on symbols, which builds the layers inside; False where only the call on data can do that."""
    try:
        infer_outputs(layer.call, (), bound.arguments)
    except Exception as error:
        if bound.is_eager:
            return False
        warnings.warn(explain(f"{type(layer).__name__} {layer.name!r}", "it has layers inside that are not built",
                              f"calling it on symbols, to build them, failed: {error}",
                              "Call it on data first, or give it a build(self, input_shape)"), stacklevel=2)
    return True


def has_unbuilt_layers(layer) -> bool:
    """Whether a layer inside is not built."""
    return any(not inner.built for inner in layer._layers)


def shapes_of(bound) -> dict:
    """The shapes of the tensors of a call: {"inputs_shape": (None, 3)}; masks are left out."""
    return {f"{name}_shape": tree.map_structure(_shape_or_none, x) for name, x in bound.tensors.items()
            if name not in ("mask", "args", "kwargs")}


def _shape_or_none(x):
    return None if x is None else standardize_shape(x.shape)


def shapes_for(method, shapes, bound, layer) -> dict:
    """The shapes that `build` or `compute_output_shape` wants, by the names of its parameters.

    With one parameter it gets the shape of the first tensor, whatever the parameter is called.
    Raises: ValueError where one of several parameters does not name an argument of `call`.
    """
    names = [name for name, p in inspect.signature(method).parameters.items() if p.kind in BY_NAME]
    if len(names) == 1:
        return {names[0]: next(iter(shapes.values()), None)}
    for name in names:
        if not name.endswith("_shape") or name.removesuffix("_shape") not in bound.arguments:
            raise ValueError(explain(
                f"{type(layer).__name__}.{method.__name__}", f"it has the parameter {name!r}",
                "where there are several, each must be named for an argument of `call`, with '_shape' behind: "
                f"`{method.__name__}(self, foo_shape, bar_shape)` for `call(self, foo, bar)`",
                f"The arguments of call are {list(bound.arguments)}"))
    return {name: shapes[name] for name in names if name in shapes}
