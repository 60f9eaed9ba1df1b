"""What is said of models."""

import json

from minitf.backend.errors import NOT_FOUND
from minitf.serving.models.specs import ModelSpec
from minitf.serving.models.states import State, VersionStatus
from minitf.serving.rest.models_text import metadata_text, status_text


def test_status():
    found = json.loads(status_text([VersionStatus(2, State.END, NOT_FOUND, "no file"), VersionStatus(1, 30)]))
    assert found == {"model_version_status": [
        {"version": "2", "state": "END", "status": {"error_code": "NOT_FOUND", "error_message": "no file"}},
        {"version": "1", "state": "AVAILABLE", "status": {"error_code": "OK", "error_message": ""}}]}


def test_metadata(servable):
    found = json.loads(metadata_text(ModelSpec("half", 2), servable.definitions))
    assert found["model_spec"] == {"name": "half", "signature_name": "", "version": "2"}
    x = found["metadata"]["signature_def"]["signature_def"]["serving_default"]["inputs"]["x"]
    assert x["dtype"] == "DT_FLOAT"
    assert x["tensor_shape"] == {"dim": [{"size": "-1", "name": ""}], "unknown_rank": False}
