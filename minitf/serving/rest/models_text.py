"""What is said of models, as JSON: their status, their signatures. Floor 8. Read `writing.py` first."""

from __future__ import annotations

import json
from typing import Any

from ...wire.messages import as_dict
from ..metrics import CODES
from ..models.specs import ModelSpec
from ..models.states import State, VersionStatus


def status_text(versions: list[VersionStatus]) -> str:
    """How the versions of a model are.

    >>> print(status_text([VersionStatus(7, State.AVAILABLE)]), end="")
    {
     "model_version_status": [
      {
       "version": "7",
       "state": "AVAILABLE",
       "status": {
        "error_code": "OK",
        "error_message": ""
       }
      }
     ]
    }
    """
    found = [{"version": str(status.version), "state": State(status.state).name,
              "status": {"error_code": CODES[status.error_code], "error_message": status.error_message}}
             for status in versions]
    return indented({"model_version_status": found}) + "\n"


def metadata_text(spec: ModelSpec, definitions: dict[str, Any]) -> str:
    """The signatures of a model.   definitions: name -> SignatureDef."""
    said = {"name": spec.name, "signature_name": "", "version": str(spec.version)}
    signatures = {"signature_def": {name: as_dict(definition) for name, definition in sorted(definitions.items())}}
    return (f'{{\n"model_spec":{indented(said)}\n,\n"metadata": {{"signature_def": {indented(signatures)}\n}}\n}}\n')


def indented(value: Any) -> str:
    """JSON, with one space for each level."""
    return json.dumps(value, indent=1, ensure_ascii=False)
