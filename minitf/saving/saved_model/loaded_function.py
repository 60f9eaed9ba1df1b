"""RestoredFunction: a `tf.function` of a SavedModel, with the traces that were saved. Floor 6.

Read `graph/function.py` first. The Python function is gone; there are only its parameters and its traces. A call
picks the trace whose Python values are equal and whose tensors admit those of the call. What fits none is an error, as
nothing can be traced any more.
"""

from __future__ import annotations

import itertools

import numpy as np

from ... import tree
from ...backend.errors import DataLossError, explain
from ...core.convert import convert_to_tensor
from ...core.spec import TensorSpec
from ...core.tensor import Tensor
from ...graph.function import Function
from ...graph.function_type import parameters_of
from ...graph.graphdef.structures import of_proto
from ...graph.signature import admits, skeleton
from ...ops.variables.variable import Variable
from .loaded_concrete import LoadedConcrete, arguments_of


class RestoredFunction(Function):
    """A tf.function without its Python function.

    name: of the function.
    signature: an inspect.Signature.
    traces: (library, name, captured, proto) for each trace, see `trace_of`.
    input_signature: what the tf.function was given as such, or None.
    """

    def __init__(self, name, signature, traces, input_signature=None):
        super().__init__(without_body(name, signature), input_signature, autograph=False)
        self._traces = [trace_of(self.parameters, *made) for made in traces]

    def _trace(self, key, values, leaves):
        """The trace that a call fits, if what is no tensor is made one.

        Raises: ValueError where there is none: the Python function that could be traced is not in the file.
        """
        for kind, specs, concrete in self._traces:
            if kind[0] == key[0][0] and could_be(specs, leaves):
                return concrete
        known = "; ".join(str(concrete.function_type) for concrete in self.concrete_functions) or "none"
        args, kwargs = self.parameters.unbind(values)
        raise ValueError(explain(self.name, f"could not find matching concrete function to call: args are {args!r}, "
                                 f"kwargs are {kwargs!r}", f"the file has these traces: {known}",
                                 "Save the model with a trace for such arguments"))

    def _find(self, args, kwargs):
        """The trace for a call, and its tensors; a Python value where the trace has a tensor is made one."""
        concrete, tensors = super()._find(args, kwargs)
        specs = next(specs for _, specs, known in self._traces if known is concrete)
        if len(tensors) == sum(isinstance(spec, TensorSpec) for spec in specs):
            return concrete, tensors
        leaves = tree.flatten(self.parameters.bind(args, kwargs), expand_composites=True)
        return concrete, [as_tensor(x, spec) for x, spec in zip(leaves, specs) if isinstance(spec, TensorSpec)]

    def __get__(self, instance, owner=None):
        """Itself: it was bound to its object before it was saved."""
        return self


def without_body(name, signature):
    """A Python function with these parameters, which is never run."""
    def restored(*args, **kwargs):
        raise AssertionError(f"{name} has no Python function")

    restored.__name__ = restored.__qualname__ = name
    restored.__signature__ = signature
    return restored


def could_be(specs, leaves) -> bool:
    """Whether a trace can take a call whose numbers and lists of numbers become tensors."""
    if len(specs) != len(leaves):
        return False
    made = []
    for spec, x in zip(specs, leaves):
        if isinstance(spec, TensorSpec) and not isinstance(x, (Tensor, TensorSpec)):
            try:
                x = as_tensor(x, spec)
            except (TypeError, ValueError):
                return False
        made.append(x)
    return admits(specs, made)


def as_tensor(x, spec):
    """`x` as a tensor of the spec's dtype, where it is none yet."""
    if isinstance(x, (Tensor, TensorSpec)):
        return x
    if isinstance(x, Variable):
        return x.read_value()
    return convert_to_tensor(x) if isinstance(x, (np.ndarray, np.generic)) else convert_to_tensor(x, spec.dtype)


def trace_of(parameters, library, name, captured, proto):
    """((skeleton, no replica), specs, LoadedConcrete) of one trace, as `Function` keeps them.

    parameters: those of the function.
    proto: its SavedConcreteFunction.

    Raises: DataLossError where the trace does not fit the parameters.
    """
    try:
        args, kwargs = arguments_of(name, proto)
        values = parameters.bind(args, kwargs)
        order = places_of(parameters, args, kwargs)
    except (TypeError, ValueError) as error:
        raise DataLossError(explain("SavedModel", f"the function {name!r}",
                                    f"its trace does not fit its parameters ({error})")) from None
    concrete = LoadedConcrete(library, name, captured, parameters_of(parameters.signature, values), order,
                              (args, kwargs), of_proto(proto.output_signature))
    leaves = tree.flatten(values, expand_composites=True)
    return (skeleton(values), None), leaves, concrete


class Place:
    """The number of a tensor among the arguments of a function in the file."""

    def __init__(self, number):
        self.number = number


def places_of(parameters, args, kwargs) -> list[int]:
    """For each argument in the file, its number among the tensors of a call, which go by the order of parameters.

    In the file what is passed by name comes last, in the order of the alphabet.
    """
    numbers = itertools.count()
    numbered = tree.map_structure(lambda x: numbers_for(x, numbers), (args, kwargs))
    found = [x.number for x in tree.flatten(parameters.bind(*numbered)) if isinstance(x, Place)]
    return [found.index(number) for number in range(len(found))]


def numbers_for(x, numbers):
    """Places for a leaf of a signature: one for a tensor, a tuple of them for what is made of several."""
    places = tuple(Place(next(numbers)) for part in tree.flatten(x, expand_composites=True)
                   if isinstance(part, TensorSpec))
    return places or x
