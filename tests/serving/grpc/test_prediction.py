"""The methods that run models, without gRPC."""

import asyncio

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.saving.saved_model.names import CLASSIFY_METHOD_NAME, REGRESS_METHOD_NAME
from minitf.serving import messages
from minitf.serving.deadline import Deadline
from minitf.serving.grpc.prediction import PredictionService


@pytest.fixture
def ask(half):
    """A function of a method, a request and the class of the answer: the answer."""
    methods = PredictionService(half).methods

    def asked(method, request, answer):
        data = asyncio.run(methods[method](request.SerializeToString(), Deadline()))
        return getattr(messages, answer).FromString(data)

    return asked


def test_predict(ask, predict_request, x):
    response = ask("Predict", predict_request(x=x), "PredictResponse")
    assert list(response.outputs["y"].float_val) == [1.5, 2.0]
    assert (response.model_spec.name, response.model_spec.version.value) == ("half", 1)
    assert response.model_spec.signature_name == "serving_default"


def test_outputs_as_bytes(half, predict_request, x):
    data = predict_request(x=x).SerializeToString()
    answer = asyncio.run(PredictionService(half, as_bytes=True).predict(data, Deadline()))
    assert messages.PredictResponse.FromString(answer).outputs["y"].tensor_content == (x / 2 + 1).tobytes()


def test_classify_and_regress(ask, examples_request):
    response = ask("Classify", examples_request("ClassificationRequest", "classify", 2.0), "ClassificationResponse")
    assert [(found.label, found.score) for found in response.result.classifications[0].classes] == [
        ("low", -2.0), ("high", 2.0)]
    response = ask("Regress", examples_request("RegressionRequest", "regress", 4.0, 6.0), "RegressionResponse")
    assert [found.value for found in response.result.regressions] == [3.0, 4.0]


def test_multi_inference(ask, examples_request):
    request = messages.MultiInferenceRequest(input=examples_request("RegressionRequest", "regress", 2.0).input)
    for method, signature in ((REGRESS_METHOD_NAME, "regress"), (CLASSIFY_METHOD_NAME, "classify")):
        task = request.tasks.add(method_name=method)
        task.model_spec.name, task.model_spec.signature_name = "half", signature
    regressed, classified = ask("MultiInference", request, "MultiInferenceResponse").results
    assert regressed.regression_result.regressions[0].value == 2.0
    assert classified.classification_result.classifications[0].classes[1].label == "high"


def test_metadata(ask):
    request = messages.GetModelMetadataRequest(metadata_field=["signature_def"])
    request.model_spec.name = "half"
    response = ask("GetModelMetadata", request, "GetModelMetadataResponse")
    found = messages.SignatureDefMap()
    assert response.metadata["signature_def"].type_url == "type.googleapis.com/tensorflow.serving.SignatureDefMap"
    assert response.metadata["signature_def"].Unpack(found)
    assert found.signature_def["serving_default"].inputs["x"].dtype == 1
    assert response.model_spec.version.value == 1


@pytest.mark.parametrize(("fields", "message"), [([], "at least one metadata_field"),
                                                 (["weights"], "Metadata field weights is not supported")])
def test_metadata_that_there_is_not(ask, fields, message):
    request = messages.GetModelMetadataRequest(metadata_field=fields)
    request.model_spec.name = "half"
    with pytest.raises(InvalidArgumentError, match=message):
        ask("GetModelMetadata", request, "GetModelMetadataResponse")


def test_requests_are_counted(half, ask, predict_request):
    before = half.metrics.requests.rows().get(("half", "INVALID_ARGUMENT"), [0])[0]
    with pytest.raises(InvalidArgumentError):
        ask("Predict", predict_request(), "PredictResponse")
    assert half.metrics.requests.rows()[("half", "INVALID_ARGUMENT")][0] == before + 1
