"""Multi-inference: several signatures of one model on the same examples. Floor 8. Read `tasks.py` first."""

from __future__ import annotations

from collections.abc import Sequence

from ...backend.errors import InvalidArgumentError, UnimplementedError
from ...saving.saved_model.names import CLASSIFY_METHOD_NAME, REGRESS_METHOD_NAME
from ..models.specs import ModelSpec

APIS = {CLASSIFY_METHOD_NAME: "Classify", REGRESS_METHOD_NAME: "Regress"}


def require_one_model(tasks: Sequence[tuple[ModelSpec, str]]) -> None:
    """Raise InvalidArgumentError or UnimplementedError where these tasks cannot be one request."""
    signatures: set[str] = set()
    for spec, method in tasks:
        if not spec.name:
            raise InvalidArgumentError("Found ModelSpec with an empty model name.")
        if spec.name != tasks[0][0].name:
            raise InvalidArgumentError("All ModelSpecs in a MultiInferenceRequest must access the same model name.")
        if spec.signature in signatures:
            raise InvalidArgumentError(f"Duplicate evaluation of signature: {spec.signature}")
        signatures.add(spec.signature)
        if method not in APIS:
            raise UnimplementedError(f"Unsupported signature method_name: {method}")
