"""TensorFlow Serving's own clients, and models that the real TensorFlow exported, against our server.

The environment of TensorFlow needs the clients, too:  pip install --no-deps tensorflow-serving-api
"""

import numpy as np
import pytest

from interop.served import Served

EXPORT = """
class Tasks(tf.Module):
    def __init__(self):
        self.w = tf.Variable([[1.0, -2.0], [0.5, 3.0]])

    def features(self, examples):
        parsed = tf.io.parse_example(examples, {"a": tf.io.FixedLenFeature([], tf.float32),
                                                "b": tf.io.FixedLenFeature([], tf.float32, 2.0)})
        return tf.stack([parsed["a"], parsed["b"]], axis=1)

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
    def classify(self, inputs):
        scores = tf.nn.softmax(self.features(inputs) @ self.w)
        return {"classes": tf.tile([["no", "yes"]], [tf.shape(scores)[0], 1]), "scores": scores}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
    def regress(self, inputs):
        return {"outputs": tf.reduce_sum(self.features(inputs) @ self.w, axis=1)}


keras = tf.keras
keras.utils.set_random_seed(0)
clothes = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv2D(4, 3, strides=2, activation="relu"),
                            keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
clothes.export(sys.argv[1] + "/clothes/1", verbose=False)
tasks = Tasks()
tf.saved_model.save(tasks, sys.argv[1] + "/tasks/7", {"classify": tasks.classify, "regress": tasks.regress})
images = np.random.default_rng(0).random((3, 28, 28, 1)).astype("float32")
np.save(sys.argv[1] + "/images.npy", images)
print(json.dumps(clothes(images).numpy().tolist()))
"""

CONFIG = """
model_config_list {{
  config {{ name: "clothes" base_path: "{0}/clothes" model_platform: "tensorflow" }}
  config {{ name: "tasks" base_path: "{0}/tasks" model_platform: "tensorflow"
            version_labels {{ key: "good" value: 7 }} }}
}}
"""

CLIENT = """
import grpc
import requests
from tensorflow_serving.apis import (classification_pb2, get_model_metadata_pb2, get_model_status_pb2, inference_pb2,
                                     model_management_pb2, model_service_pb2_grpc, predict_pb2,
                                     prediction_service_pb2_grpc, regression_pb2)

folder, rest, port = sys.argv[1:]
images, said = np.load(folder + "/images.npy"), {}

# REST, in the way of TensorFlow Serving's tutorial
body = json.dumps({"signature_name": "serving_default", "instances": images.tolist()})
headers = {"content-type": "application/json"}
for place in ("", "/versions/1"):
    answer = requests.post(f"http://localhost:{rest}/v1/models/clothes{place}:predict", data=body, headers=headers)
    said["rest" + place] = json.loads(answer.text)["predictions"]

channel = grpc.insecure_channel(f"localhost:{port}")
stub = prediction_service_pb2_grpc.PredictionServiceStub(channel)
management = model_service_pb2_grpc.ModelServiceStub(channel)

request = predict_pb2.PredictRequest()
request.model_spec.name = "clothes"
request.model_spec.signature_name = "serving_default"
signature = get_model_metadata_pb2.GetModelMetadataRequest(metadata_field=["signature_def"])
signature.model_spec.name = "clothes"
found = get_model_metadata_pb2.SignatureDefMap()
stub.GetModelMetadata(signature, 60).metadata["signature_def"].Unpack(found)
(input_name,) = found.signature_def["serving_default"].inputs
(output_name,) = found.signature_def["serving_default"].outputs
request.inputs[input_name].CopyFrom(tf.make_tensor_proto(images))
answer = stub.Predict(request, 60.0)
said["grpc"] = tf.make_ndarray(answer.outputs[output_name]).tolist()
said["float_val"] = len(answer.outputs[output_name].float_val)

examples = [tf.train.Example(features=tf.train.Features(feature={
    "a": tf.train.Feature(float_list=tf.train.FloatList(value=[value]))})) for value in (1.0, -4.0)]
request = classification_pb2.ClassificationRequest()
request.model_spec.name, request.model_spec.signature_name = "tasks", "classify"
request.model_spec.version_label = "good"
request.input.example_list.examples.extend(examples)
said["classes"] = [[(c.label, c.score) for c in row.classes]
                   for row in stub.Classify(request, 60).result.classifications]
request = regression_pb2.RegressionRequest(input=request.input)
request.model_spec.name, request.model_spec.signature_name = "tasks", "regress"
said["values"] = [row.value for row in stub.Regress(request, 60).result.regressions]
several = inference_pb2.MultiInferenceRequest(input=request.input)
for name in ("classify", "regress"):
    task = several.tasks.add(method_name="tensorflow/serving/" + name)
    task.model_spec.name, task.model_spec.signature_name = "tasks", name
results = stub.MultiInference(several, 60).results
said["several"] = [result.WhichOneof("result") for result in results]
said["version"] = results[0].model_spec.version.value

loaded = tf.saved_model.load(folder + "/tasks/7").signatures
strings = tf.constant([example.SerializeToString() for example in examples])
said["true scores"] = loaded["classify"](inputs=strings)["scores"].numpy().tolist()
said["true values"] = loaded["regress"](inputs=strings)["outputs"].numpy().tolist()

status = get_model_status_pb2.GetModelStatusRequest()
status.model_spec.name = "tasks"
said["status"] = [(s.version, s.state) for s in management.GetModelStatus(status, 60).model_version_status]
request = predict_pb2.PredictRequest()
request.model_spec.name = "nobody"
try:
    stub.Predict(request, 60)
except grpc.RpcError as error:
    said["error"] = (error.code().name, error.details())
reload = model_management_pb2.ReloadConfigRequest()
config = reload.config.model_config_list.config.add(name="renamed", base_path=folder + "/tasks")
config.model_platform = "tensorflow"
said["reload"] = management.HandleReloadConfigRequest(reload, 60).status.error_code
status.model_spec.name = "renamed"
said["after"] = [(s.version, s.state) for s in management.GetModelStatus(status, 60).model_version_status]
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def answers(oracle, tmp_path_factory):
    """(what TensorFlow's models give, what its clients got from our server)."""
    folder = tmp_path_factory.mktemp("served")
    expected = oracle(EXPORT, folder)
    (folder / "models.config").write_text(CONFIG.format(folder))
    flags = "--enable_batching", "--allow_version_labels_for_unavailable_models"
    with Served("--model_config_file", folder / "models.config", *flags) as server:
        return expected, oracle(CLIENT, folder, server.rest, server.grpc)


@pytest.mark.parametrize("door", ["rest", "rest/versions/1", "grpc"])
def test_a_model_of_tensorflow_gives_here_what_it_gives_there(answers, door):
    np.testing.assert_allclose(answers[1][door], answers[0], rtol=1e-5, atol=1e-7)


def test_examples(answers):
    said = answers[1]
    assert [[label for label, _ in row] for row in said["classes"]] == [["no", "yes"]] * 2
    np.testing.assert_allclose([[score for _, score in row] for row in said["classes"]], said["true scores"], rtol=1e-5)
    np.testing.assert_allclose(said["values"], said["true values"], rtol=1e-5)
    assert said["several"] == ["classification_result", "regression_result"]
    assert said["version"] == 7


def test_what_is_said_of_models(answers):
    said = answers[1]
    assert said["float_val"] == 30
    assert said["status"] == said["after"] == [[7, 30]]
    assert said["error"] == ["NOT_FOUND", "Servable not found for request: Latest(nobody)"]
    assert said["reload"] == 0
