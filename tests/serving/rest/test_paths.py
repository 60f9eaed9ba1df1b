"""Paths, and what they ask for."""

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.models.specs import ModelSpec
from minitf.serving.rest.paths import route_of


@pytest.mark.parametrize(("method", "path", "action", "spec"), [
    ("POST", "/v1/models/m:predict", "predict", ModelSpec("m")),
    ("POST", "/V1/Models/M/Versions/12:Classify", "classify", ModelSpec("M", 12)),
    ("POST", "/v1/models/m/labels/the%20best:regress", "regress", ModelSpec("m", None, "the best")),
    ("GET", "/v1/models/a%2Fb", "status", ModelSpec("a/b")),
    ("GET", "/v1/models/m/versions/3", "status", ModelSpec("m", 3)),
    ("GET", "/v1/models/m/versions/3/metadata", "metadata", ModelSpec("m", 3)),
    ("GET", "/v1/models/m/labels/stable/METADATA", "metadata", ModelSpec("m", None, "stable")),
])
def test_routes(method, path, action, spec):
    route = route_of(method, path)
    assert (route.action, route.spec) == (action, spec)


@pytest.mark.parametrize(("method", "path", "message"), [
    ("GET", "/v1/models/m:predict", "Malformed request: GET /v1/models/m:predict"),
    ("POST", "/v1/models/m", "Malformed request: POST /v1/models/m"),
    ("POST", "/v1/models/m:guess", "Malformed request"),
    ("POST", "/v1/models/m/versions/x:predict", "Malformed request"),
    ("POST", "/v1/models/m/versions/1/labels/a:predict", "Malformed request"),
    ("DELETE", "/v1/models/m", "Malformed request: DELETE /v1/models/m"),
    ("GET", "/v1/models", "Missing model name in request."),
    ("GET", "/v1/models/m/versions/99999999999999999999", "Failed to convert version: 99999999999999999999 to numeric"),
])
def test_what_asks_for_nothing(method, path, message):
    with pytest.raises(InvalidArgumentError, match=message):
        route_of(method, path)
