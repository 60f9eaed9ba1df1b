"""The request log: what it holds, how much, and that its trouble is nobody else's."""

import glob

import numpy as np
import pytest

from minitf.serving import messages
from minitf.serving.core import Server
from minitf.serving.inference.examples import bytes_array
from minitf.serving.models.config import ModelConfig
from minitf.serving.models.specs import ModelSpec
from minitf.serving.options import Options
from minitf.serving.request_log import RequestLog
from minitf.serving.warmup import logs_in, requests_of
from minitf.wire.messages import Example


@pytest.fixture
def logged(base, tmp_path):
    """A function of a rate, a prefix and a type: a server that logs."""
    found = []

    def started(rate=1.0, prefix=None, type="tfrecord"):
        config = messages.LoggingConfig()
        config.sampling_config.sampling_rate = rate
        config.log_collector_config.type = type
        config.log_collector_config.filename_prefix = prefix or str(tmp_path / "log")
        server = Server([ModelConfig("half", base.path, logging=config)], Options(poll_seconds=0))
        found.extend([server, RequestLog(server)])
        server.observers.append(found[-1])
        server.start()
        return server

    yield started
    found[1].close()
    found[0].stop()


def written(tmp_path):
    return [log for path in glob.glob(str(tmp_path / "log.*.tfrecord")) for log in logs_in(path)]


def test_requests_come_back_as_they_were(logged, tmp_path, x):
    server, example = logged(), Example()
    example.features.feature["x"].float_list.value.append(2.0)
    server.predict(ModelSpec("half"), {"x": x}, ["y"])
    server.regress(ModelSpec("half", signature_name="regress"), bytes_array([example.SerializeToString()]))
    server.classify(ModelSpec("half", signature_name="classify"), bytes_array([example.SerializeToString()]))
    predicted, regressed, classified = written(tmp_path)
    ((api, spec, (inputs, names)),) = requests_of(predicted)
    assert (api, spec.name, names) == ("Predict", "half", ["y"])
    np.testing.assert_array_equal(inputs["x"], x)
    assert predicted.log_metadata.model_spec.version.value == 1
    assert predicted.predict_log.response.outputs["y"].tensor_shape.dim[0].size == 2
    assert regressed.regress_log.request.input.example_list.examples[0] == example
    assert regressed.regress_log.response.result.regressions[0].value == 2.0
    assert classified.classify_log.response.result.classifications[0].classes[1].label == "high"


def test_a_rate_of_zero_writes_nothing(logged, tmp_path, x):
    logged(rate=0.0).predict(ModelSpec("half"), {"x": x})
    assert not written(tmp_path)


@pytest.mark.parametrize("trouble", [{"prefix": "/nowhere/at/all"}, {"type": "elsewhere"}])
def test_a_log_that_cannot_be_written_harms_no_request(logged, trouble, x, caplog):
    server = logged(**trouble)
    for _ in range(2):
        np.testing.assert_array_equal(server.predict(ModelSpec("half"), {"x": x}).outputs["y"], [1.5, 2.0])
    assert caplog.text.count("no more requests are logged") == 1
