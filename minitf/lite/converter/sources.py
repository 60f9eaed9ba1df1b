"""Where functions to convert come from: Keras models, SavedModels, traces. Floor 8. Read next: `converter.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...backend.errors import explain
from ...graph.concrete import ConcreteFunction
from ...graph.function import Function
from ...keras.export.specs import input_signature
from ...keras.models.model import Model
from ...saving.saved_model.loading import load
from ...saving.saved_model.names import DEFAULT_SERVING_SIGNATURE_DEF_KEY
from ...saving.saved_model.signatures import tensor_arguments


@dataclass(frozen=True)
class Source:
    """A function that is to be written.

    key: of the signature; None for a function that gets none.
    concrete: its trace.
    inputs, outputs: what its tensors are called in the signature, in the order of the graph's.
    """

    key: str | None
    concrete: ConcreteFunction
    inputs: tuple
    outputs: tuple

    @property
    def input_names(self) -> list[str]:
        """What the tensors are called in the file."""
        return [f"{self.key}_{name}:0" for name in self.inputs] if self.key else list(self.inputs)

    def output_name(self, position) -> str:
        """What an output is called in the file."""
        if self.key:
            return f"StatefulPartitionedCall:{position}"
        return f"Identity_{position}" if position else "Identity"


def source_of(key, concrete) -> Source:
    """The Source of a trace."""
    outputs = names_of_outputs(concrete.structured_outputs, len(concrete.graph.outputs))
    return Source(key, concrete, tuple(tensor_arguments(concrete)), outputs)


def names_of_outputs(structure, count) -> tuple:
    """A name for each output: the keys of a dict, else output_0, output_1 ..."""
    if hasattr(structure, "_asdict"):
        structure = structure._asdict()
    if isinstance(structure, Mapping) and len(structure) == count:
        return tuple(sorted(structure))
    return tuple(f"output_{i}" for i in range(count))


def sources_of_keras(model) -> list[Source]:
    """The one Source of a Keras model, as it is in inference.

    Raises: TypeError for something else; ValueError where its inputs are not known.
    """
    if not isinstance(model, Model):
        raise TypeError(explain("TFLiteConverter.from_keras_model", f"model is a {type(model).__name__}",
                                "it must be a keras.Model"))
    specs = input_signature(model)

    def serve(*inputs):
        return model(*inputs, training=False)

    trace = Function(serve, specs, autograph=False).get_concrete_function()
    return [source_of(DEFAULT_SERVING_SIGNATURE_DEF_KEY, trace)]


def sources_of_saved_model(folder, keys, tags) -> list[Source]:
    """A Source for each signature that is asked for, by default for all.

    Raises: ValueError for a key that is not there, and where there are no signatures; others as for `load`.
    """
    signatures = load(folder, tags).signatures
    keys = list(keys or signatures)
    missing = [key for key in keys if key not in signatures]
    if missing or not keys:
        raise ValueError(explain("TFLiteConverter.from_saved_model", f"signature_keys is {keys}",
                                 f"the model has {', '.join(signatures) or 'no signatures'}"))
    return [source_of(key, signatures[key]) for key in keys]


def sources_of_traces(functions, trackable) -> list[Source]:
    """A Source for each ConcreteFunction. Only where there is an object besides are there signatures.

    Raises: ValueError for other things, and for several functions without an object.
    """
    where = "TFLiteConverter.from_concrete_functions"
    if not isinstance(functions, Sequence) or not all(isinstance(f, ConcreteFunction) for f in functions):
        raise ValueError(explain(where, f"funcs is {functions!r}", "This function takes in a list of ConcreteFunction",
                                 "Use [function.get_concrete_function(tf.TensorSpec(...))]"))
    if trackable is None and len(functions) != 1:
        raise ValueError(explain(where, f"{len(functions)} functions and no trackable_obj",
                                 "This converter can only convert a single ConcreteFunction then"))
    if trackable is None:
        return [source_of(None, functions[0])]
    keys = [DEFAULT_SERVING_SIGNATURE_DEF_KEY] if len(functions) == 1 else [f.name for f in functions]
    return [source_of(key, function) for key, function in zip(keys, functions)]
