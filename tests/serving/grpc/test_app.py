"""The gRPC server on a socket: codes, deadlines, sizes, noise."""

import random

import pytest

from minitf.serving import messages

grpc = pytest.importorskip("grpc")
PREDICT = "tensorflow.serving.PredictionService/Predict"


def failure(door, method, data, timeout=60.0):
    with pytest.raises(grpc.RpcError) as caught:
        door.call(method, data, timeout)
    return caught.value.code(), caught.value.details()


def test_an_answer(door, predict_request, x):
    response = messages.PredictResponse.FromString(door.call(PREDICT, predict_request(x=x).SerializeToString()))
    assert list(response.outputs["y"].float_val) == [1.5, 2.0]


def test_errors_have_codes_and_messages(door, predict_request, x, caplog):
    request = predict_request(x=x)
    request.model_spec.name = "other"
    assert failure(door, PREDICT, request.SerializeToString()) == (
        grpc.StatusCode.NOT_FOUND, "Servable not found for request: Latest(other)")
    assert failure(door, PREDICT, b"") == (grpc.StatusCode.INVALID_ARGUMENT, "Missing ModelSpec")
    assert failure(door, "tensorflow.serving.PredictionService/Other", b"")[0] == grpc.StatusCode.UNIMPLEMENTED
    assert failure(door, "tests.Slow/Raise", b"") == (grpc.StatusCode.INTERNAL, "ValueError: our mistake")
    code, details = failure(door, "tests.Slow/Long", b"")
    assert code == grpc.StatusCode.UNAVAILABLE
    assert details.endswith("...TRUNCATED")


def test_a_client_that_gives_up(door):
    call = door.channel.unary_unary("/tests.Slow/Wait").future(b"")
    assert door.slow.entered.wait(60)
    call.cancel()
    assert door.slow.cancelled.wait(60)


def test_a_deadline_that_passes(door):
    assert failure(door, "tests.Slow/Wait", b"", timeout=0.05)[0] == grpc.StatusCode.DEADLINE_EXCEEDED


def test_health_on_the_wire(door):
    method = "grpc.health.v1.Health/Check"
    assert messages.HealthCheckResponse.FromString(door.call(method, b"")).status == 1
    assert failure(door, method, b"\x0a\x01?")[0] == grpc.StatusCode.NOT_FOUND
    watch = door.channel.unary_stream("/grpc.health.v1.Health/Watch")(b"", timeout=60)
    assert messages.HealthCheckResponse.FromString(next(watch)).status == 1
    watch.cancel()


def test_damaged_requests_get_an_error_of_their_own(door, predict_request, x):
    draw, good = random.Random(0), predict_request(x=x).SerializeToString()
    allowed = {grpc.StatusCode.INTERNAL, grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.NOT_FOUND,
               grpc.StatusCode.FAILED_PRECONDITION, grpc.StatusCode.RESOURCE_EXHAUSTED}
    seen = set()
    for _ in range(200):
        data = bytearray(good)
        for _ in range(draw.randint(1, 4)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        try:
            door.call(PREDICT, bytes(data[:draw.randint(1, len(data))]))
        except grpc.RpcError as error:
            seen.add(error.code())
    assert seen <= allowed
    assert grpc.StatusCode.INTERNAL in seen
    door.call(PREDICT, good)


def test_a_message_that_is_too_large(door_with):
    small = door_with("grpc.max_receive_message_length=1000")
    assert failure(small, PREDICT, bytes(2000))[0] == grpc.StatusCode.RESOURCE_EXHAUSTED
    assert failure(small, PREDICT, b"")[0] == grpc.StatusCode.INVALID_ARGUMENT
