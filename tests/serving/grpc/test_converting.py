"""Messages to what the server takes, and back."""

import numpy as np
import pytest

from minitf.backend.errors import InternalError, InvalidArgumentError, ResourceExhaustedError
from minitf.serving import messages
from minitf.serving.grpc import converting
from minitf.serving.inference.tasks import Answer
from minitf.serving.models.specs import ModelSpec


def test_a_predict_request(predict_request, x):
    request = predict_request(x=x)
    request.model_spec.version.value = 3
    request.model_spec.signature_name = "s"
    request.output_filter.append("y")
    spec, inputs, names = converting.predict_request(request.SerializeToString())
    assert spec == ModelSpec("half", 3, None, "s")
    np.testing.assert_array_equal(inputs["x"], x)
    assert names == ["y"]


def test_a_label_in_place_of_a_version(predict_request):
    request = predict_request()
    request.model_spec.version_label = "stable"
    assert converting.predict_request(request.SerializeToString())[0] == ModelSpec("half", None, "stable")


def test_a_request_without_a_model():
    with pytest.raises(InvalidArgumentError, match="Missing ModelSpec"):
        converting.predict_request(b"")


def test_bytes_that_are_no_request():
    with pytest.raises(InternalError, match="PredictRequest"):
        converting.predict_request(b"\xff\xff")


def test_a_few_bytes_for_an_enormous_tensor(predict_request):
    request = predict_request()
    request.inputs["x"].dtype = 1
    request.inputs["x"].tensor_shape.dim.add(size=1 << 40)
    request.inputs["x"].float_val.append(1.0)
    with pytest.raises(ResourceExhaustedError, match="input 'x' has"):
        converting.predict_request(request.SerializeToString())


@pytest.mark.parametrize(("array", "field"), [
    (np.array([[1.5, 2.5]], np.float32), "float_val"), (np.array([1, -2], np.int64), "int64_val"),
    (np.array([True, False]), "bool_val"), (np.array([1, 2], np.int8), "int_val"),
    (np.array([b"a", b"b"], object), "string_val"), (np.array([], np.float64), "double_val"),
])
def test_outputs_are_lists_of_numbers(array, field):
    data = converting.predict_response(Answer(ModelSpec("half", 2), {"y": array}))
    response = messages.PredictResponse.FromString(data)
    assert response.model_spec.version.value == 2
    assert list(getattr(response.outputs["y"], field)) == array.reshape(-1).tolist()
    np.testing.assert_array_equal(converting.arrays_of(response.outputs)["y"], array)


def test_classes_and_values():
    spec = ModelSpec("half", 2)
    data = converting.classification_response(Answer(spec, [[(b"caf\xc3\xa9", 0.5), ("", 0.0)], []]))
    first, second = messages.ClassificationResponse.FromString(data).result.classifications
    assert [(found.label, found.score) for found in first.classes] == [("café", 0.5), ("", 0.0)]
    assert not second.classes
    result = messages.RegressionResponse.FromString(converting.regression_response(Answer(spec, [1.5]))).result
    assert [found.value for found in result.regressions] == [1.5]


def test_multi_inference_tells_which_task_was_which():
    answers = [Answer(ModelSpec("half", 1), [2.5]), Answer(ModelSpec("half", 1), [[("a", 1.0)]])]
    methods = ["tensorflow/serving/regress", "tensorflow/serving/classify"]
    results = messages.MultiInferenceResponse.FromString(converting.multi_inference_response(methods, answers)).results
    assert [result.WhichOneof("result") for result in results] == ["regression_result", "classification_result"]
    assert results[0].regression_result.regressions[0].value == 2.5


def test_multi_inference_without_tasks():
    with pytest.raises(InvalidArgumentError, match="no tasks"):
        converting.multi_inference_request(b"")
