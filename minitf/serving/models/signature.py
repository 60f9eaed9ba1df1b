"""Signature: one function of a loaded model, from arrays by name to arrays by name. Floor 8. Next: `servable.py`.

This is the hot path of a server, so it goes around what the Python call of a function is good for (other surroundings,
tapes, keyword binding): it puts the arrays in order, and runs the compiled program.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ...backend.arrays import numpy_of
from ...backend.errors import InvalidArgumentError, NotFoundError, UnimplementedError
from ...core.context import local
from ...graph.concrete import ConcreteFunction
from ...graph.running import array_on
from ...ops.variables.variable import Variable
from ...wire.tensors import array_of, dims_of

CPP_NAMES = {"float32": "float", "float64": "double", "float16": "half", "object": "string"}


def type_name(dtype) -> str:
    """How TensorFlow's messages call a NumPy type.

    >>> type_name(np.dtype(np.float32)), type_name(np.dtype(object)), type_name(np.dtype(np.int8))
    ('float', 'string', 'int8')
    """
    return CPP_NAMES.get(np.dtype(dtype).name, np.dtype(dtype).name)


class Signature:
    """One signature of a model.

    name: under which the model offers it.
    definition: its SignatureDef.
    dtypes: name of an input -> NumPy type.   dims: name of an input -> sizes, None for open ones, or None.
    outputs: names, sorted.
    """

    def __init__(self, name: str, function: ConcreteFunction, definition: Any) -> None:
        self.name = name
        self.definition = definition
        self._function = function
        self._order = [parameter for parameter, _, _ in function.function_type.parameters]
        specs = function.structured_input_signature[1]
        self.dtypes = {key: np.dtype(specs[key].dtype.as_numpy_dtype) for key in self._order}
        self.dims = {key: dims_of(definition.inputs[key].tensor_shape) for key in self._order}
        self.outputs = sorted(definition.outputs)
        self.defaults = {key: array_of(proto) for key, proto in definition.defaults.items()}
        self._refusal: UnimplementedError | None = None
        self._bound_on: dict[Any, list] = {}

    def compile(self) -> None:
        """Make the program, so that no request waits for it.

        What minitf has not is told when the signature is called; the model's others may do without.

        Raises: DataLossError and others for a damaged graph.
        """
        try:
            _ = self._function.program
        except (NotFoundError, UnimplementedError) as error:  # an op that is not known, or not all of it
            self._refusal = UnimplementedError(str(error))

    def __call__(self, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """The outputs for inputs by name, which `require_fitting` has let pass.

        Raises: what the model raises.
        """
        device = local.state.place()
        arrays = [device.put(inputs[key]) for key in self._order]
        results = self._function.program(device.xp, *arrays, *self._bound(device))
        return {key: numpy_of(result) for key, result in zip(self.outputs, results, strict=True)}

    def _bound(self, device) -> list:
        """What the program takes besides its arguments, on a device: variables as they are, tensors as arrays."""
        found = self._bound_on.get(device)
        if found is None:
            found = self._bound_on[device] = [x if isinstance(x, Variable) else array_on(device, x)
                                              for x in self._function._captured]
        return found

    def require_fitting(self, inputs: dict[str, np.ndarray]) -> None:
        """Raise InvalidArgumentError where a type or a shape is not the signature's.

        Raises: UnimplementedError where minitf has not what the model needs.
        """
        if self._refusal is not None:
            raise self._refusal
        for position, key in enumerate(self._order):
            array, dtype, dims = inputs[key], self.dtypes[key], self.dims[key]
            if array.dtype != dtype:
                raise InvalidArgumentError(f"Expects arg[{position}] to be {type_name(dtype)} but "
                                           f"{type_name(array.dtype)} is provided")
            if dims is not None and not fits(array.shape, dims):
                raise InvalidArgumentError(f"input {key!r} has the shape {list(array.shape)}: the signature "
                                           f"{self.name!r} takes {[-1 if n is None else n for n in dims]}, where -1 is "
                                           "any size.")


def fits(shape: tuple[int, ...], dims: tuple[int | None, ...]) -> bool:
    """Whether a shape is one of those that open sizes allow.

    >>> fits((7, 4), (None, 4)), fits((7, 3), (None, 4))
    (True, False)
    """
    return len(shape) == len(dims) and all(want is None or want == have for want, have in zip(dims, shape))
