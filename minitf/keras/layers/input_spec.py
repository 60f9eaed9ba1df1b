"""InputSpec: what a layer demands of its inputs. Floor 7. Read next: `call.py`, where it is checked."""

from ... import tree
from ...backend.errors import explain
from ..standardize import standardize_dtype, standardize_shape


class InputSpec:
    """The dtype, rank and sizes that an input must have; what is None may be anything.

    dtype: the name of a dtype.
    shape: a tuple with None for open axes; `ndim` follows from it.
    ndim, max_ndim, min_ndim: the exact, greatest and least number of axes.
    axes: dict of axis -> size.
    allow_last_axis_squeeze: whether a last axis of size 1 may be left out, or be there besides.
    name: the key under which the input is found, where inputs are a dict.
    optional: whether None may be passed.

        >>> import minitf as tf
        >>> tf.keras.InputSpec(min_ndim=2, axes={-1: 3})
        InputSpec(min_ndim=2, axes={-1: 3})

    Raises: TypeError where the keys of `axes` are no integers; ValueError where they lie beyond the last axis.
    Source: keras.InputSpec.
    """

    def __init__(self, dtype=None, shape=None, ndim=None, max_ndim=None, min_ndim=None, axes=None,
                 allow_last_axis_squeeze=False, name=None, optional=False):
        self.dtype = None if dtype is None else standardize_dtype(dtype)
        self.shape = None if shape is None else standardize_shape(shape)
        self.ndim = ndim if shape is None else len(self.shape)
        self.max_ndim = max_ndim
        self.min_ndim = min_ndim
        self.name = name
        self.optional = optional
        self.allow_last_axis_squeeze = allow_last_axis_squeeze
        self.axes = _axes(axes)
        most = self.ndim or self.max_ndim
        if self.axes and most is not None and max(self.axes) > most - 1:
            raise ValueError(explain("InputSpec", f"axes is {axes}", f"Axis {max(self.axes)} is greater than the "
                                     f"maximum allowed value: {most - 1}"))

    def __repr__(self):
        fields = [("dtype", self.dtype), ("shape", self.shape), ("ndim", self.ndim), ("max_ndim", self.max_ndim),
                  ("min_ndim", self.min_ndim), ("axes", self.axes)]
        return f"InputSpec({', '.join(f'{name}={value}' for name, value in fields if value)})"

    def get_config(self) -> dict:
        """The arguments, from which `from_config` makes an equal spec."""
        return {"dtype": self.dtype, "shape": self.shape, "ndim": self.ndim, "max_ndim": self.max_ndim,
                "min_ndim": self.min_ndim, "axes": self.axes, "optional": self.optional}

    @classmethod
    def from_config(cls, config):
        """A spec with this config."""
        return cls(**config)


def _axes(axes) -> dict:
    try:
        return {int(axis): size for axis, size in (axes or {}).items()}
    except (AttributeError, TypeError, ValueError):
        raise TypeError(explain("InputSpec", f"axes is {axes!r}", "it must be a dict with integer keys")) from None


def check_inputs(specs, inputs, layer) -> None:
    """Raise ValueError unless the inputs of a layer are what its specs say.

    specs: an InputSpec, or a structure of them with one for each input.
    inputs: the first argument of the call; a dict is read by the names of the specs, where they have names.
    """
    specs = tree.flatten(specs)
    inputs = _by_name(specs, inputs, layer) if isinstance(inputs, dict) else tree.flatten(inputs)
    if len(inputs) != len(specs):
        raise ValueError(explain(
            _place(layer), f"it received {len(inputs)} input tensors",
            f'Layer "{layer.name}" expects {len(specs)} input(s)', _fix_for_count(specs)))
    for i, (x, spec) in enumerate(zip(inputs, specs)):
        if spec is None or (x is None and spec.optional):
            continue
        if not hasattr(x, "shape"):
            raise ValueError(explain(_place(layer), f"Got {x!r} of type {type(x).__name__}",
                                     "Inputs to a layer should be tensors"))
        dtype = "string" if x.dtype == object else standardize_dtype(x.dtype)  # arrays of texts are objects
        broken = broken_rule(spec, standardize_shape(x.shape), dtype)
        if broken is not None:
            raise ValueError(explain(
                _place(layer), f"Input {i} with name {spec.name!r} is {dtype} of shape "
                f"{standardize_shape(x.shape)}", f"it is incompatible with the layer: {broken}"))


def _place(layer):
    return f"{type(layer).__name__} {layer.name!r}"


def _by_name(specs, inputs, layer):
    """The inputs in the order of the specs."""
    names = [spec.name for spec in specs]
    if not all(names):
        return tree.flatten(inputs)
    for name in names:
        if name not in inputs:
            raise ValueError(explain(_place(layer), f"a dict with the keys {list(inputs)}",
                                     f'Missing data for input "{name}"; the keys must be {names}'))
    return [inputs[name] for name in names]


def _fix_for_count(specs):
    """A hint to pass a dict, where the inputs have names."""
    names = [spec.name for spec in specs if spec is not None]
    return f"Pass a dict with the keys {names}" if len(names) > 1 and all(names) else None


def broken_rule(spec, shape, dtype):
    """What of a spec an input of this shape and dtype breaks, as the end of a sentence; None where nothing.

    >>> broken_rule(InputSpec(ndim=2), (3,), "float32")
    'expected ndim=2, found ndim=1'
    """
    ndim = len(shape)
    if spec.ndim is not None and not spec.allow_last_axis_squeeze and ndim != spec.ndim:
        return f"expected ndim={spec.ndim}, found ndim={ndim}"
    if spec.max_ndim is not None and ndim > spec.max_ndim:
        return f"expected max_ndim={spec.max_ndim}, found ndim={ndim}"
    if spec.min_ndim is not None and ndim < spec.min_ndim:
        return f"expected min_ndim={spec.min_ndim}, found ndim={ndim}"
    if spec.dtype is not None and spec.dtype != dtype:
        return f"expected dtype={spec.dtype}, found dtype={dtype}"
    for axis, size in spec.axes.items():
        if size is not None and shape[axis] not in (size, None):
            return f"expected axis {axis} of input shape to have value {size}, but received shape {shape}"
    if spec.shape is not None:
        wanted, found = spec.shape, shape
        if spec.allow_last_axis_squeeze:
            wanted, found = _squeezed(wanted), _squeezed(found)
        if any(m is not None and n is not None and m != n for m, n in zip(wanted, found)):
            return f"expected shape={spec.shape}, found shape={shape}"
    return None


def _squeezed(shape):
    return shape[:-1] if shape and shape[-1] == 1 else shape
