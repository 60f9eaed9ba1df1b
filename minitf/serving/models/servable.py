"""Servable: one version of a model, loaded. Floor 8. Read `signature.py` first; next: `manager.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...backend.errors import InvalidArgumentError
from ...ops.variables.variable import Variable
from ...saving.saved_model.folder import meta_graph, read_message
from ...saving.saved_model.loading import load_with
from ...saving.saved_model.names import INIT_KEY
from ..batching.parameters import BatchingParameters
from .signature import Signature


@dataclass(frozen=True, eq=False)
class Servable:
    """A SavedModel of minitf or of TensorFlow, ready to be called.

    name, version: of the model.   path: its folder.
    signatures: name -> Signature.   definitions: name -> SignatureDef, all that the file has.
    batching: how it wants requests to be put together, where it was asked for that.
    """

    name: str
    version: int
    path: str
    signatures: Mapping[str, Signature]
    definitions: Mapping[str, Any]
    batching: BatchingParameters | None = None


def load_servable(name: str, version: int, path: str, tags: Sequence[str] = ("serve",),
                  mapped: bool = False) -> Servable:
    """Load a version from its folder, and compile what it offers.

    tags: of the graph to take, where the file holds several.
    mapped: whether the weights are the file itself, in memory that all processes share.

    Raises: OSError where files are missing or damaged; InvalidArgumentError where no graph has the tags; others of
    `tf.saved_model.load`.
    """
    try:
        graph = meta_graph(read_message(path), list(tags))
    except ValueError as error:
        raise InvalidArgumentError(f"Could not find meta graph def matching supplied tags: {{ {' '.join(tags)} }}. "
                                   f"{error}") from None
    loaded = load_with(Variable, path, list(tags), mapped=mapped)
    definitions = {key: definition for key, definition in graph.signature_def.items() if key != INIT_KEY}
    signatures = {key: Signature(key, function, definitions[key])
                  for key, function in loaded.signatures.items() if key in definitions}
    for signature in signatures.values():
        signature.compile()
    return Servable(name, version, path, signatures, definitions)
