"""Requests that a model brings along."""

import os
import shutil

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving import messages, warmup
from minitf.serving.models.servable import load_servable
from minitf.serving.warmup import FILE, warm_up
from minitf.wire.messages import Example
from minitf.wire.records import framed
from minitf.wire.tensors import tensor_proto


def example_list():
    example = Example()
    example.features.feature["x"].float_list.value.append(1.0)
    return {"example_list": {"examples": [example]}}


def predict_log(array):
    return messages.PredictionLog(predict_log={"request": {"inputs": {"x": tensor_proto(array)}}})


GOOD = [
    lambda: predict_log(np.ones(3, np.float32)),
    lambda: messages.PredictionLog(classify_log={"request": {"model_spec": {"signature_name": "classify"},
                                                             "input": example_list()}}),
    lambda: messages.PredictionLog(regress_log={"request": {"model_spec": {"signature_name": "regress"},
                                                            "input": example_list()}}),
    lambda: messages.PredictionLog(multi_inference_log={"request": {"input": example_list(), "tasks": [
        {"model_spec": {"signature_name": "regress"}, "method_name": "tensorflow/serving/regress"}]}}),
]


@pytest.fixture
def model(saved, tmp_path):
    """A function of logs: a servable with these as its file."""
    def made(*records):
        path = str(tmp_path / "1")
        shutil.copytree(saved(2.0), path)
        os.makedirs(os.path.join(path, "assets.extra"))
        with open(os.path.join(path, FILE), "wb") as file:
            file.writelines(framed(record) for record in records)
        return load_servable("half", 1, path)

    return made


def test_all_kinds(model):
    assert warm_up(model(*[log().SerializeToString() for log in GOOD])) == 4


def test_none(servable):
    assert warm_up(servable) == 0


@pytest.mark.parametrize(("record", "message"), [
    (b"\xff\xff", "Failed to parse warmup record"),
    (b"", "Unsupported log_type for warmup: None"),
    (lambda: predict_log(np.ones(3)).SerializeToString(), "to be float but double is provided"),
])
def test_a_file_that_cannot_be_run(model, record, message):
    with pytest.raises(InvalidArgumentError, match=message):
        warm_up(model(record() if callable(record) else record))


def test_too_many(model, monkeypatch):
    monkeypatch.setattr(warmup, "MOST", 1)
    record = GOOD[0]().SerializeToString()
    with pytest.raises(InvalidArgumentError, match=r"Number of warmup records exceeds the maximum \(1\)"):
        warm_up(model(record, record))
