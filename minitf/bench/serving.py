"""A server of models under load, which the program wrk makes, from Debian's package of that name.   Floor 10.

Each load prints how many answers there were in a second, how long the slowest of a hundred requests took, what failed,
and how much the server's memory grew. Next: cli/bench.py.
"""

import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

LUA = 'wrk.method = "POST"\nwrk.body = [==[{}]==]\nwrk.headers["Content-Type"] = "application/json"\n'
EVERY = 4  # seconds, from one new version to the next
UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}
BATCHING = "max_batch_size {{ value: {0} }} batch_timeout_micros {{ value: 0 }} num_batch_threads {{ value: 1 }}\n" \
           "max_enqueued_batches {{ value: 100 }}"


@dataclass
class Load:
    """What came of a load.

    rate: answers in a second.   slowest: seconds, of 99 in a hundred requests.   failed: requests.
    grown: megabytes of memory that the server took meanwhile.
    """

    title: str
    rate: float
    slowest: float
    failed: int
    grown: float = 0.0
    goal: str = ""

    def __str__(self) -> str:
        return (f"{self.title:58}{self.rate:9,.0f}/s   99%: {self.slowest * 1e3:7.1f} ms   failed: {self.failed}   "
                f"memory: {self.grown:+.1f} MB   {self.goal}")


def measured(seconds: int, only: str = "") -> list[Load]:
    """Runs all loads whose title contains `only`, and prints them.   seconds: of each.

    Raises: FileNotFoundError without wrk.
    """
    if not shutil.which("wrk"):
        raise FileNotFoundError("wrk is not installed here: apt-get install wrk")
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save_models(folder)
        for load in loads(folder, seconds, only):
            print(load, flush=True)
            found.append(load)
    return found


def loads(folder: Path, seconds: int, only: str) -> Iterator[Load]:
    """Each load in turn."""
    features = np.zeros((1, 16), "float32").tolist()
    image = np.zeros((1, 8, 8, 1), "float32").tolist()
    (folder / "batching").write_text(BATCHING.format(32))
    batched = ("--enable_batching", "--batching_parameters_file", folder / "batching")
    rows = [("REST, small MLP, 2 workers, 16 clients", "mlp", features, 16, ("--workers", 2), "2,000/s, 20 ms"),
            ("REST, two convolutions, 32 clients, each by itself", "cnn", image, 32, (), ""),
            ("REST, two convolutions, 32 clients, batched", "cnn", image, 32, batched, ""),
            ("REST, digits CNN, 32 clients, each by itself", "digits", image, 32, (), ""),
            ("REST, digits CNN, 32 clients, batched", "digits", image, 32, batched, "3 x the row above")]
    for title, model, rows_of_body, clients, flags, goal in rows:
        if only in title:
            with serving(folder / model, *flags) as server:
                yield server.load(title, rows_of_body, clients, seconds, goal)
    for how, flags in (("1 worker", ()), ("batched", batched), ("2 workers", ("--workers", 2))):
        title = f"REST, small MLP, 8 clients, {how}"
        if only in title:
            with serving(folder / "mlp", "--file_system_poll_wait_seconds", 0.2, *flags) as server:
                yield server.load(title, features, 8, seconds)
                with publishing(folder / "mlp"):
                    goal = "none failed, 2 x the row above"
                    yield server.load(f"{title}, a version every {EVERY} s", features, 8, seconds, goal)
            retract(folder / "mlp")


def save_models(folder: Path) -> None:
    """A small MLP and two networks for 8x8 images, as version 1 of "mlp", of "cnn" and of "digits"."""
    import minitf as tf

    layers = tf.keras.layers
    mlp = tf.keras.Sequential([layers.Input((16,)), layers.Dense(64, "relu"), layers.Dense(10)])
    cnn = tf.keras.Sequential([layers.Input((8, 8, 1)), layers.Conv2D(16, 3, padding="same", activation="relu"),
                               layers.Conv2D(32, 3, activation="relu"), layers.Flatten(),
                               layers.Dense(64, "relu"), layers.Dense(10, "softmax")])
    for name, model in (("mlp", mlp), ("cnn", cnn), ("digits", digits_reader(tf.keras))):
        model.export(str(folder / name / "1"), verbose=False)


def digits_reader(keras: ModuleType) -> Any:
    """The residual network that reads digits in the book's chapter on images."""
    layers = keras.layers

    def normalized(x: Any, filters: int, size: int, strides: int = 1) -> Any:
        x = layers.Conv2D(filters, size, strides, "same", use_bias=False)(x)
        return layers.BatchNormalization()(x)

    image = keras.Input((8, 8, 1), name="image")
    h = layers.ReLU()(normalized(image, 16, 3))
    for filters, strides in ((16, 1), (32, 2), (64, 2)):
        y = normalized(layers.ReLU()(normalized(h, filters, 3, strides)), filters, 3)
        h = layers.ReLU()(layers.Add()([h if y.shape == h.shape else normalized(h, filters, 1, strides), y]))
    return keras.Model(image, layers.Dense(10)(layers.GlobalAveragePooling2D()(h)))


class Serving:
    """A running server.   port: of REST."""

    def __init__(self, process: subprocess.Popen, port: int, folder: Path) -> None:
        self._process, self._folder = process, folder
        self._url = f"http://127.0.0.1:{port}/v1/models/{folder.name}:predict"

    def load(self, title: str, rows: list, clients: int, seconds: int, goal: str = "") -> Load:
        """What wrk says of so many clients that ask without a pause.   rows: of the body."""
        script = self._folder.parent / "request.lua"
        script.write_text(LUA.format(json.dumps({"instances": rows})))
        command = ["wrk", "-t1", f"-c{clients}", "--latency", "-s", script, self._url]
        subprocess.run([*map(str, command), "-d1"], check=True, capture_output=True)  # to warm up
        before = self.megabytes()
        said = subprocess.run([*map(str, command), f"-d{seconds}"], check=True, capture_output=True, text=True)
        return Load(title, *figures(said.stdout), self.megabytes() - before, goal)

    def megabytes(self) -> float:
        """The memory of the server's process alone."""
        text = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", text)[1]) / 1024  # type: ignore[index]


@contextmanager
def serving(folder: Path, *flags: object) -> Iterator[Serving]:
    """`minitf serve` for the model in a folder, in a process of its own."""
    command = [sys.executable, "-m", "minitf", "serve", "--model_name", folder.name, "--model_base_path", folder,
               "--host", "127.0.0.1", "--port", "0", "--rest_api_port", "any",
               "--tensorflow_intra_op_parallelism", 1, *flags]
    with subprocess.Popen([*map(str, command)], stdout=subprocess.PIPE, text=True) as process:
        try:
            line = next(line for line in process.stdout or () if "REST" in line)
            yield Serving(process, int(re.findall(r":(\d+) ", line)[0]), folder)
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate()


@contextmanager
def publishing(folder: Path) -> Iterator[None]:
    """Copies version 1 to a new version every so often, whole at once."""
    stop = threading.Event()

    def publish() -> None:
        version = 1
        while not stop.wait(EVERY):
            version += 1
            shutil.copytree(folder / "1", folder.parent / "next").rename(folder / str(version))

    thread = threading.Thread(target=publish)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def retract(folder: Path) -> None:
    """Deletes all versions but the first."""
    for version in folder.iterdir():
        if version.name != "1":
            shutil.rmtree(version)


def figures(said: str) -> tuple[float, float, int]:
    """(answers in a second, seconds that 99 in a hundred took at most, failures) of what wrk says.

    >>> figures("  99%    2.50ms\\nNon-2xx or 3xx responses: 3\\nRequests/sec:   2000.5\\n")
    (2000.5, 0.0025, 3)
    """
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])  # type: ignore[index]
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", said).groups()  # type: ignore[union-attr]
    failed = sum(map(int, re.findall(r"Non-2xx or 3xx responses: (\d+)", said)))
    for counts in re.findall(r"Socket errors: (.*)", said):
        failed += sum(map(int, re.findall(r"\d+", counts)))
    return rate, float(number) * UNITS[unit], failed


def report_of(found: list[Load]) -> list[dict]:
    """What `minitf bench --json` writes."""
    return [{"row": load.title, **{key: value for key, value in asdict(load).items() if key != "title"}}
            for load in found]
