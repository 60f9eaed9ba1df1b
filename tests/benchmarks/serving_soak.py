"""A server under a moderate load for half an hour: does its memory grow?   python tests/benchmarks/serving_soak.py

Every second some fifty requests go over REST and gRPC, well-formed ones and wrong ones; every minute a new version is
published and the oldest one deleted. The memory of the server's process is noted every ten seconds. The program fails
where an answer was not the expected one, or where the memory of the last quarter is more than five percent above that
of the second one.
"""

import argparse
import http.client
import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import grpc
import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from interop.served import Served
from minitf.bench.serving import save_models
from minitf.serving import messages
from minitf.wire.tensors import tensor_proto

ROWS = np.linspace(-1, 1, 64, dtype="float32").reshape(4, 16)
PUBLISHED_EVERY, NOTED_EVERY = 60.0, 10.0  # seconds
GROWTH = 1.05  # of memory, from the second quarter to the last
MODEL = "/v1/models/mlp"
REST = [  # method, path, body, status
    ("POST", f"{MODEL}:predict", json.dumps({"instances": ROWS.tolist()}), 200),
    ("POST", f"{MODEL}:predict", json.dumps({"inputs": ROWS[:1].tolist()}), 200),
    ("POST", f"{MODEL}:predict", json.dumps({"instances": ROWS[:, :7].tolist()}), 400),
    ("POST", f"{MODEL}:predict", '{"instances": [[1.0, 2.0', 400),
    ("POST", f"{MODEL}:classify", '{"examples": [{"x": 1.0}]}', 400),
    ("POST", "/v1/models/nobody:predict", '{"instances": [1.0]}', 404),
    ("GET", MODEL, None, 200),
    ("GET", f"{MODEL}/metadata", None, 200),
    ("GET", "/v1/nothing", None, 400),
]


class Clients:
    """One client of each kind.   wrong: what was answered and should not have been."""

    def __init__(self, server: Served) -> None:
        self.wrong: list[str] = []
        self._rest = http.client.HTTPConnection("127.0.0.1", server.rest, timeout=60)
        self._predict = grpc.insecure_channel(f"127.0.0.1:{server.grpc}").unary_unary(
            "/tensorflow.serving.PredictionService/Predict",
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=messages.PredictResponse.FromString)

    def ask_rest(self, method: str, path: str, body: str | None, status: int) -> None:
        """One request over REST, whose answer should have that status."""
        self._rest.request(method, path, body)
        response = self._rest.getresponse()
        text = response.read().decode()
        if response.status != status:
            self.wrong.append(f"{method} {path}: {response.status} {text[:200]}")

    def ask_grpc(self, name: str, code: grpc.StatusCode) -> None:
        """One request over gRPC, whose answer should have that code.   name: of the input."""
        request = messages.PredictRequest()
        request.model_spec.name = "mlp"
        request.inputs[name].CopyFrom(tensor_proto(ROWS))
        try:
            self._predict(request, timeout=60)
            found = grpc.StatusCode.OK
        except grpc.RpcError as error:
            found = error.code()
        if found != code:
            self.wrong.append(f"gRPC, input {name!r}: {found}")


def megabytes(pid: int) -> float:
    """The memory of a process."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def input_name(folder: Path) -> str:
    """The name of the input of the MLP in a folder."""
    import minitf as tf

    return next(iter(tf.saved_model.load(str(folder)).signatures["serving_default"].structured_input_signature[1]))


def soak(minutes: float, rate: float, flags: list[str]) -> tuple[list[float], int, list[str]]:
    """(megabytes, one every ten seconds; how many requests; the wrong answers)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save_models(folder)
        base, wanted = folder / "mlp", input_name(folder / "mlp" / "1")
        with Served("--model_name", "mlp", "--model_base_path", base, *flags) as server:
            clients, noted, count, version = Clients(server), [], 0, 1
            start = time.monotonic()
            publish_at, note_at = PUBLISHED_EVERY, NOTED_EVERY
            while (now := time.monotonic() - start) < 60 * minutes:
                for request in REST:
                    clients.ask_rest(*request)
                clients.ask_grpc(wanted, grpc.StatusCode.OK)
                clients.ask_grpc("nothing", grpc.StatusCode.INVALID_ARGUMENT)
                count += len(REST) + 2
                if now >= publish_at:
                    version, publish_at = version + 1, publish_at + PUBLISHED_EVERY
                    shutil.copytree(base / str(version - 1), folder / "next")
                    (folder / "next").rename(base / str(version))
                    if version > 2:
                        shutil.rmtree(base / str(version - 2))
                if now >= note_at:
                    noted.append(megabytes(server.process.pid))
                    note_at += NOTED_EVERY
                    print(f"{now:7.0f} s  {noted[-1]:7.1f} MB  {count} requests, version {version}, "
                          f"{len(clients.wrong)} wrong", flush=True)
                time.sleep(max(0.0, count / rate - (time.monotonic() - start)))
    return noted, count, clients.wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=float, default=50.0, help="requests in a second")
    arguments, flags = parser.parse_known_args()
    noted, count, wrong = soak(arguments.minutes, arguments.rate, flags)
    quarter = max(len(noted) // 4, 1)
    early, late = statistics.median(noted[quarter:2 * quarter]), statistics.median(noted[-quarter:])
    print(f"{count} requests: {noted[0]:.1f} MB at the start, {early:.1f} in the second quarter, {late:.1f} in the "
          f"last, {noted[-1]:.1f} at the end; {len(wrong)} wrong", *wrong[:10], sep="\n")
    return int(bool(wrong) or late > GROWTH * early)


if __name__ == "__main__":
    sys.exit(main())
