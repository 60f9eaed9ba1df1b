"""Nonsense for a model server: bodies of a grammar that goes wrong, and messages with bytes turned over.

    python tests/benchmarks/serving_fuzz.py --count 20000 --seed 1

Every answer over REST must be JSON, with a status of the protocol; every answer over gRPC must have one of its codes,
and never UNKNOWN or INTERNAL, since the model itself is sound. All the time well-formed requests are asked, too, and
must be answered as if nothing were. Where something is wrong the program prints what was sent, and fails.
"""

import argparse
import http.client
import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import grpc
import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

import minitf as tf
from interop.served import Served
from minitf.serving import messages
from minitf.wire.messages import Example
from minitf.wire.tensors import tensor_proto

STATUSES = {200, 400, 404, 501}
CODES = {"OK", "INVALID_ARGUMENT", "FAILED_PRECONDITION", "NOT_FOUND", "UNIMPLEMENTED", "OUT_OF_RANGE",
         "RESOURCE_EXHAUSTED"}
RPCS = (*["Predict"] * 6, "Classify", "Regress", "MultiInference", "GetModelMetadata")
GOOD, GOOD_ANSWER = '{"instances": [1.0, 2.0]}', {"predictions": [1.5, 2.0]}


class Half(tf.Module):
    """y = x / 2 + 1, of tensors and of examples."""

    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32, "x")])
    def predict(self, x):
        return {"y": x / 2.0 + 1.0}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "s"), tf.TensorSpec([None, 2], tf.int32, "n")])
    def several(self, s, n):
        return {"s_bytes": s, "n": n}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "inputs")])
    def regress(self, inputs):
        found = tf.io.parse_example(inputs, {"x": tf.io.FixedLenFeature([], tf.float32, 0.0)})
        return {"outputs": found["x"]}


class Grammar:
    """Requests that are nearly right.   draw: where chance comes from."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw

    def request(self) -> tuple[str, str, bytes]:
        """A method, a path and a body."""
        draw = self._draw
        version, text = draw.choice([-1, 2, 2**70, "x"]), quote(self.text(), errors="surrogatepass")
        path = draw.choice(["/v1/models/half", "/v1/models/half", "/V1/MODELS/half", "/v1/models/nobody",
                            "/v1/models/", "/v1/models/half/versions/1", f"/v1/models/half/versions/{version}",
                            f"/v1/models/half/labels/{text}", f"/v1/{text}"])
        path += draw.choice([":predict"] * 6 + [":classify", ":regress", ":Predict", ":fly", "/metadata", ""])
        body = json.dumps(self.body(), ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")
        if draw.random() < 0.3:
            body = turned_over(body, draw)
        return draw.choice(["POST"] * 9 + ["GET", "PUT", "OPTIONS"]), path, body

    def body(self):
        """A document; most have the keys of the protocol."""
        if self._draw.random() < 0.05:
            return self.value(4)
        keys = ["instances", "inputs", "examples", "signature_name", "context", "output_filter", self.text()]
        found = {self._draw.choice(keys[:3]): self.value(4)}
        while self._draw.random() < 0.4:
            found[self._draw.choice(keys)] = self._draw.choice(
                ["serving_default", "several", "regress", "__saved_model_init_op", self.value(2)])
        return found

    def value(self, depth: int):
        """Any value of JSON."""
        draw = self._draw
        kind = draw.random()
        if depth and kind < 0.35:
            return [self.value(depth - 1) for _ in range(draw.choice([0, 1, 2, 2, 3]))]
        if depth and kind < 0.4:
            return [draw.random()] * draw.choice([1, 2, 3])
        if depth and kind < 0.5:
            return {draw.choice(["x", "s", "n", "b64", "inputs", self.text()]): self.value(depth - 1)
                    for _ in range(draw.choice([0, 1, 2]))}
        return draw.choice([0, 1, -1, 1.5, 2**31, 2**63, 2**64, -(2**63) - 1, 10**400, 1e38, 1e39, 1e308, -0.0,
                            float("nan"), float("inf"), True, False, None, "", "b64", self.text()])

    def text(self) -> str:
        """Any text, lone surrogates and all."""
        return "".join(chr(self._draw.choice([0, 10, 34, 37, 47, 58, 92, 97, 0xE4, 0xD800, 0x1F600]))
                       for _ in range(self._draw.choice([0, 1, 3])))


def turned_over(data: bytes, draw: random.Random) -> bytes:
    """The data with some bytes changed, left out, doubled, or cut off."""
    found = bytearray(data)
    for _ in range(draw.choice([1, 1, 2, 5])):
        place = draw.randrange(len(found) + 1)
        found[place:place + draw.choice([0, 1, 1, 4])] = draw.choice(
            [b"", draw.randbytes(1), draw.randbytes(3), found[place:place + 8], b"\xff\xff\xff\xff\x0f"])
    return bytes(found[:draw.randrange(len(found) + 1)]) if draw.random() < 0.2 else bytes(found)


def sound_messages() -> dict[str, list[bytes]]:
    """Name of a method -> requests that the server would answer."""
    predict, several = messages.PredictRequest(), messages.PredictRequest()
    several.model_spec.signature_name = "several"
    predict.inputs["x"].CopyFrom(tensor_proto(np.array([1.0, 2.0], "float32")))
    several.inputs["s"].CopyFrom(tensor_proto(np.array([b"a", b"bc"], object)))
    several.inputs["n"].CopyFrom(tensor_proto(np.array([[1, 2], [3, 4]], "int32")))
    example = Example()
    example.features.feature["x"].float_list.value.append(3.0)
    regress, classify, multi = (getattr(messages, name)() for name in (
        "RegressionRequest", "ClassificationRequest", "MultiInferenceRequest"))
    for request in (regress, classify, multi):
        request.input.example_list.examples.append(example)
    regress.model_spec.signature_name = classify.model_spec.signature_name = "regress"
    task = multi.tasks.add(method_name="tensorflow/serving/regress")
    task.model_spec.name, task.model_spec.signature_name = "half", "regress"
    metadata = messages.GetModelMetadataRequest(metadata_field=["signature_def"])
    for request in (predict, several, regress, classify, metadata):
        request.model_spec.name = "half"
    return {"Predict": [predict.SerializeToString(), several.SerializeToString()],
            "Classify": [classify.SerializeToString()], "Regress": [regress.SerializeToString()],
            "MultiInference": [multi.SerializeToString()], "GetModelMetadata": [metadata.SerializeToString()]}


def tensors_of_nonsense(draw: random.Random) -> bytes:
    """A PredictRequest that can be read, whose tensors may be anything."""
    request = messages.PredictRequest()
    request.model_spec.name = "half"
    request.model_spec.signature_name = draw.choice(["", "serving_default", "several", "regress"])
    if draw.random() < 0.2:
        request.output_filter.append(draw.choice(["y", "n", "", "nothing"]))
    for name in draw.sample(["x", "s", "n", "inputs", "nothing"], draw.choice([1, 1, 2, 2, 3])):
        tensor = request.inputs[name]
        tensor.dtype = draw.choice([1, 3, 7, draw.randrange(35)])
        for _ in range(draw.choice([0, 1, 1, 2, 2, 300])):
            tensor.tensor_shape.dim.add().size = draw.choice([0, 1, 2, 2, 2, -1, 3, 2**31, 2**62, -(2**63)])
        tensor.tensor_shape.unknown_rank = draw.random() < 0.05
        if draw.random() < 0.4:
            tensor.tensor_content = draw.randbytes(draw.choice([0, 3, 4, 8, 16]))
        tensor.float_val.extend([draw.random()] * draw.choice([0, 1, 2]))
        tensor.int_val.extend([draw.randrange(99)] * draw.choice([0, 1, 4]))
        tensor.string_val.extend([draw.randbytes(3)] * draw.choice([0, 1, 2]))
    return request.SerializeToString()


def fuzz_rest(server: Served, draw: random.Random, count: int) -> tuple[Counter, list[str]]:
    """(how often there was each status, what was wrong)."""
    grammar, seen, wrong = Grammar(draw), Counter(), []
    connection = http.client.HTTPConnection("127.0.0.1", server.rest, timeout=60)
    for number in range(count):
        method, path, body = grammar.request()
        connection.request(method, path, body)
        response = connection.getresponse()
        text = response.read()
        seen[response.status] += 1
        if response.status not in STATUSES or not (method == "OPTIONS" or is_answer(text, response.status)):
            wrong.append(f"{method} {path} {body!r}: {response.status} {text[:300]!r}")
        if number % 100 == 0:
            status, text = server.ask("/v1/models/half:predict", GOOD.encode())
            if status != 200 or json.loads(text) != GOOD_ANSWER:
                wrong.append(f"after {number}: {status} {text}")
    return seen, wrong


def is_answer(text: bytes, status: int) -> bool:
    """Whether a text is JSON: an object, and that of an error where the status says so."""
    try:
        found = json.loads(text.decode("utf-8", "surrogateescape"))
    except ValueError:
        return False
    return isinstance(found, dict) and (("error" in found) == (status != 200))


def fuzz_grpc(server: Served, draw: random.Random, count: int) -> tuple[Counter, list[str]]:
    """(how often there was each code, what was wrong)."""
    sound, seen, wrong = sound_messages(), Counter(), []
    with grpc.insecure_channel(f"127.0.0.1:{server.grpc}") as channel:
        methods = {name: channel.unary_unary(f"/tensorflow.serving.PredictionService/{name}") for name in {*RPCS}}
        good, answer = sound["Predict"][0], None
        for number in range(count):
            name = draw.choice(RPCS)
            data = (tensors_of_nonsense(draw) if name == "Predict" and draw.random() < 0.7
                    else turned_over(draw.choice(sound[name]), draw))
            try:
                methods[name](data, timeout=60)
                code, details = "OK", ""
            except grpc.RpcError as error:
                code, details = error.code().name, error.details()
            seen[code] += 1
            if code not in CODES and not (code == "INTERNAL" and "they are no serving." in details):
                wrong.append(f"{name} {data!r}: {code} {details}")
            if number % 100 == 0:
                found = messages.PredictResponse.FromString(methods["Predict"](good, timeout=60))
                answer = answer or found
                if found != answer or list(found.outputs["y"].float_val) != [1.5, 2.0]:
                    wrong.append(f"after {number}: {found}")
    return seen, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000, help="requests of each kind")
    parser.add_argument("--seed", type=int, default=1)
    arguments, flags = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        model = Half()
        tf.saved_model.save(model, f"{folder}/half/1", {
            "serving_default": model.predict, "several": model.several, "regress": model.regress})
        with Served("--model_name", "half", "--model_base_path", f"{folder}/half", *flags) as server:
            draw, failed = random.Random(arguments.seed), 0
            for kind, fuzz in (("REST", fuzz_rest), ("gRPC", fuzz_grpc)):
                seen, wrong = fuzz(server, draw, arguments.count)
                print(f"{kind}, seed {arguments.seed}: {dict(seen)}; {len(wrong)} wrong", *wrong[:20], sep="\n")
                failed += len(wrong)
            if server.terminate() != 0:
                print("The server did not end as it should.")
                failed += 1
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
