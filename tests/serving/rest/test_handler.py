"""The REST interface without sockets: statuses and bodies."""

import asyncio
import json
import threading

import pytest

from minitf.serving.rest import handler as handler_module
from minitf.serving.rest.handler import Handler, Response


@pytest.fixture
def ask(server):
    """A function of a method, a path below /v1/models and a body: the status and the answer."""
    made = {}

    def asked(method, path, body="", **options):
        if "handler" not in made:
            made["handler"] = Handler(server(**options), timeout=600.0, prometheus_path="/metrics")
        path = path if path.startswith("/") else f"/v1/models/{path}"
        body = body if isinstance(body, bytes) else body.encode()
        response = asyncio.run(made["handler"].answer(method, path, body))
        return response.status, json.loads(response.body) if response.content_type == handler_module.JSON else response

    return asked


def test_predict(ask):
    assert ask("POST", "half:predict", '{"instances": [1.0, 2.0]}') == (200, {"predictions": [1.5, 2.0]})
    assert ask("POST", "half/versions/1:predict", '{"inputs": {"x": [4]}}') == (200, {"outputs": [3.0]})
    assert ask("POST", "half:predict", '{"signature_name": "several", "instances": [{"a": [1, 2], "s": "z"}]}') == (
        200, {"predictions": [{"double": [2.0, 4.0], "text": "z", "text_bytes": {"b64": "eg=="}}]})


def test_a_nan_comes_back(ask):
    status, answer = ask("POST", "half:predict", '{"instances": [NaN, Infinity]}')
    assert (status, str(answer)) == (200, "{'predictions': [nan, inf]}")


def test_what_a_model_makes_of_finite_numbers(ask):
    body = '{"signature_name": "several", "inputs": {"a": [[3e38, -3e38]], "s": ["z"]}}'
    status, answer = ask("POST", "half:predict", body)
    assert (status, str(answer["outputs"]["double"])) == (200, "[[inf, -inf]]")


def test_classify_and_regress(ask):
    assert ask("POST", "half:classify", '{"signature_name": "classify", "examples": [{"x": 1.0}]}') == (
        200, {"results": [[["low", -1.5], ["high", 1.5]]]})
    assert ask("POST", "half:regress", '{"signature_name": "regress", "context": {"x": 2.0}, "examples": [{}, {}]}'
               ) == (200, {"results": [2.0, 2.0]})


def test_status_and_metadata(ask):
    status, answer = ask("GET", "half")
    assert (status, answer["model_version_status"][0]["state"]) == (200, "AVAILABLE")
    status, answer = ask("GET", "half/versions/1/metadata")
    assert status == 200
    assert "classify" in answer["metadata"]["signature_def"]["signature_def"]


@pytest.mark.parametrize(("method", "path", "body", "status", "message"), [
    ("POST", "half:predict", "", 400, "JSON Parse error: The document is empty"),
    ("POST", "half:predict", '{"instances": ["a"]}', 400, "is not of expected type: float"),
    ("POST", "half:predict", '{"instances": [[1.0]]}', 400, "input 'x' has the shape [1, 1]"),
    ("POST", "half:predict", '{"signature_name": "s", "instances": [1]}', 400,
     'Serving signature name: "s" not found in signature def'),
    ("POST", "half:classify", '{"examples": [{"x": 1.0}]}', 400, "No classification inputs found in SignatureDef"),
    ("POST", "other:predict", '{"instances": [1]}', 404, "Servable not found for request: Latest(other)"),
    ("POST", "half/versions/9:predict", '{"instances": [1]}', 404, "Specific(half, 9)"),
    ("POST", "half/labels/l:predict", '{"instances": [1]}', 400, "Unrecognized servable version label: l"),
    ("GET", "other", "", 404, "Could not find any versions of model other"),
    ("GET", "half/versions/9", "", 404, "Could not find version 9 of model half"),
    ("PUT", "half", "", 400, "Malformed request: PUT /v1/models/half"),
    ("GET", "/v2/models", "", 404, "Malformed request: GET /v2/models"),
    ("OPTIONS", "half", "", 400, "Origin header is missing in CORS preflight"),
])
def test_errors(ask, method, path, body, status, message):
    found, answer = ask(method, path, body)
    assert found == status
    assert message in answer["error"]


def test_a_large_body_is_read_in_a_thread(ask, monkeypatch):
    monkeypatch.setattr(handler_module, "LARGE", 10)
    assert ask("POST", "half:predict", '{"instances": [1.0, 2.0]}') == (200, {"predictions": [1.5, 2.0]})


def test_a_request_that_takes_too_long(server, monkeypatch):
    half, go = server(), threading.Event()
    monkeypatch.setattr(half._runners.of_all, "run", lambda task, deadline: go.wait())
    response = asyncio.run(answer_then(go, Handler(half, timeout=0.05)))
    assert response.status == 504
    assert "deadline" in json.loads(response.body)["error"]


async def answer_then(go, handler):
    """The answer of a handler, and then the model may end, for which asyncio waits at the end."""
    try:
        return await handler.answer("POST", "/v1/models/half:predict", b'{"instances": [1.0]}')
    finally:
        go.set()


def test_a_mistake_of_ours_is_an_answer_too(server, monkeypatch):
    half = server()
    monkeypatch.setattr(half, "status", lambda spec: 1 / 0)
    response = asyncio.run(Handler(half).answer("GET", "/v1/models/half", b""))
    assert (response.status, json.loads(response.body)) == (500, {"error": "ZeroDivisionError: division by zero"})


def test_requests_are_counted(ask):
    ask("POST", "half:predict", '{"instances": [1.0]}')
    ask("POST", "half:predict", "{")
    status, response = ask("GET", "/metrics")
    assert status == 200
    assert ':tensorflow:serving:request_count{model_name="half",status="OK"} 1' in response.body
    assert 'request_count{model_name="half",status="INVALID_ARGUMENT"} 1' in response.body


def test_preflight(server):
    response = asyncio.run(Handler(server()).answer("OPTIONS", "/v1/models/half", b"", "https://example.com"))
    assert response == Response(200, "")


def test_damage_at_any_byte_gets_an_answer(server):
    """Whatever a body is, the answer is JSON, and the status says whose fault it was."""
    good = b'{"signature_name": "several", "instances": [{"a": [1, 2.5], "s": {"b64": "aGk="}}]}'
    bodies = [good[:i] for i in range(len(good))]
    bodies += [good[:i] + wrong + good[i + 1:] for i in range(len(good)) for wrong in (b'"', b"}", b"[", b"9", b"\xff")]
    handler = Handler(server(), timeout=600.0)

    async def ask_all():
        return [await handler.answer("POST", f"/v1/models/half:{action}", body)
                for body in bodies for action in ("predict", "classify")]

    for response in asyncio.run(ask_all()):
        assert response.status in (200, 400)
        assert isinstance(json.loads(response.body.encode("utf-8", "surrogateescape").decode("latin-1")), dict)
