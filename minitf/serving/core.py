"""Server: models that answer, whatever the transport. Floor 8. REST and gRPC are doors to it, and know nothing else.

    server = Server([ModelConfig("digits", "/models/digits")], Options())
    server.start()                                      # loads, then looks for new versions
    answer = server.predict(ModelSpec("digits"), {"x": array})
    answer.outputs["probabilities"], answer.model_spec.version
    server.stop()                                       # waits for what is running

All errors that a client may see are those of `minitf.backend.errors`: `error.error_code` is the code of gRPC,
`str(error)` is TensorFlow Serving's message where it has one. What else a model raises comes out as UnknownError or
InternalError: no method below raises anything else, however bad the request.

    predict(model_spec, inputs, output_filter, deadline)   -> Answer: .outputs name -> array, .model_spec
    classify(model_spec, examples, deadline)               -> Answer: .outputs a list of (label, score) for each example
    regress(model_spec, examples, deadline)                -> Answer: .outputs a float for each example
    multi_inference([(model_spec, method name)], examples) -> a list of Answers
    metadata(model_spec)                                   -> (the spec with its version, name -> SignatureDef)
    status(model_spec)                                     -> a list of VersionStatus
    reload(models)                                         -> None; the server then serves exactly these models

`examples` is an object array [N] of Examples as bytes (`inference.examples.serialized_examples` makes it of an Input
message). Arrays of strings are object arrays of bytes. Requests run in the thread that calls, or in those of the
batching; threads may call at once. The same three methods with `_async` at the end are coroutines for asyncio.

`server.observers` is a list of functions of (api, model_spec, request, answer), called after each success, in the
thread of the request; api is "Predict", "Classify" or "Regress", request what the method was given: (inputs,
output_filter) or examples. `server.metrics` counts; a door wraps each request in `server.metrics.request(...)`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..backend.errors import InvalidArgumentError, NotFoundError, UnimplementedError
from ..saving.saved_model.names import CLASSIFY_METHOD_NAME, REGRESS_METHOD_NAME
from .batching.runner import BatchingRunner
from .deadline import Deadline
from .inference.predict import Arrays
from .inference.tasks import TASKS, Answer, Task
from .labels import Labels
from .metrics import Metrics
from .models.config import ModelConfig, require_sound
from .models.manager import Loaded, Manager
from .models.poller import Poller
from .models.servable import Servable, load_servable
from .models.specs import ModelSpec
from .models.states import StateBoard, VersionStatus
from .options import Options
from .running import DirectRunner, Runner
from .warmup import warm_up

DEFAULTS = Options()
Observer = Callable[[str, ModelSpec, Any, Answer], None]


class Server:
    """Loaded models, and what may be asked of them. See the top of the file."""

    def __init__(self, models: Sequence[ModelConfig], options: Options = DEFAULTS) -> None:
        """models: what to serve.   options: how.

        Raises: InvalidArgumentError where the models do not fit together.
        """
        require_sound(models)
        self.options = options
        self.metrics = Metrics()
        self.observers: list[Observer] = []
        self.board = StateBoard()
        self.manager = Manager(self._load, self.board, options.load_retries, options.load_pause_seconds)
        self._labels = Labels(self.manager, options.allow_labels_for_unavailable)
        self._models = tuple(models)
        self._poller = Poller(self.manager, options.poll_seconds)
        self._runner: Runner = BatchingRunner(options.batching) if options.batching else DirectRunner()
        self._reloading = threading.Lock()

    # --- life --------------------------------------------------------------------------------------------------------
    def start(self) -> None:
        """Load the models, then look for new versions in a thread.

        Raises: UnknownError where one has no version that can be loaded; FailedPreconditionError for a label of a
        version that is not served.
        """
        self._labels.assign(self._models)
        self._poller.start(self._models)
        self._poller.require_available(self._models, self.board, patient=True)

    def stop(self) -> None:
        """Look for nothing new, and let batches that wait run."""
        self._poller.stop()
        self._runner.stop()

    def reload(self, models: Sequence[ModelConfig]) -> None:
        """Serve exactly these models, and return when they are there.

        Raises: InvalidArgumentError, FailedPreconditionError where the new configuration cannot be, and then nothing
        has changed; UnknownError where a model cannot be loaded.
        """
        with self._reloading:
            require_sound(models)
            self._labels.assign(models)
            self._models = tuple(models)
            self._poller.replace(self._models)
            self._poller.require_available(self._models, self.board)

    @property
    def models(self) -> tuple[ModelConfig, ...]:
        """What is served."""
        return self._models

    def poll(self) -> None:
        """Look for new versions now, and load them."""
        self._poller.poll()

    def _load(self, name: str, version: int, path: str) -> Servable:
        servable = load_servable(name, version, path, self.options.tags)
        if self.options.warmup:
            warm_up(servable)
        return servable

    # --- requests ----------------------------------------------------------------------------------------------------
    def predict(self, model_spec: ModelSpec, inputs: Arrays, output_filter: Sequence[str] = (),
                deadline: Deadline | None = None) -> Answer:
        """What a signature gives for tensors by name."""
        return self._run("Predict", model_spec, (inputs, output_filter), deadline)

    def classify(self, model_spec: ModelSpec, examples: np.ndarray, deadline: Deadline | None = None) -> Answer:
        """Labels and scores for examples."""
        return self._run("Classify", model_spec, examples, deadline)

    def regress(self, model_spec: ModelSpec, examples: np.ndarray, deadline: Deadline | None = None) -> Answer:
        """A number for each example."""
        return self._run("Regress", model_spec, examples, deadline)

    async def predict_async(self, model_spec: ModelSpec, inputs: Arrays, output_filter: Sequence[str] = (),
                            deadline: Deadline | None = None) -> Answer:
        """The same for asyncio."""
        return await self._run_async("Predict", model_spec, (inputs, output_filter), deadline)

    async def classify_async(self, model_spec: ModelSpec, examples: np.ndarray,
                             deadline: Deadline | None = None) -> Answer:
        """The same for asyncio."""
        return await self._run_async("Classify", model_spec, examples, deadline)

    async def regress_async(self, model_spec: ModelSpec, examples: np.ndarray,
                            deadline: Deadline | None = None) -> Answer:
        """The same for asyncio."""
        return await self._run_async("Regress", model_spec, examples, deadline)

    def multi_inference(self, tasks: Sequence[tuple[ModelSpec, str]], examples: np.ndarray,
                        deadline: Deadline | None = None) -> list[Answer]:
        """Several signatures of one model on the same examples.

        tasks: (model_spec, method name) for each; the method is "tensorflow/serving/classify" or ".../regress".

        Raises: InvalidArgumentError where they are of several models, or one is there twice; UnimplementedError for
        another method.
        """
        require_one_model(tasks)
        return [self._run(APIS[method], spec, examples, deadline) for spec, method in tasks]

    def _run(self, api: str, spec: ModelSpec, request: Any, deadline: Deadline | None) -> Answer:
        loaded = self.enter(spec)
        try:
            task = self._task(api, loaded.servable, spec, request)
            outputs = self._runner.run(task, deadline or Deadline())
            return self._answer(api, loaded.servable, spec, request, task.finish(outputs))
        finally:
            loaded.leave()

    async def _run_async(self, api: str, spec: ModelSpec, request: Any, deadline: Deadline | None) -> Answer:
        loaded = self.enter(spec)
        try:
            task = self._task(api, loaded.servable, spec, request)
            outputs = await self._runner.run_async(task, deadline or Deadline())
            return self._answer(api, loaded.servable, spec, request, task.finish(outputs))
        finally:
            loaded.leave()

    def _task(self, api: str, servable: Servable, spec: ModelSpec, request: Any) -> Task:
        return TASKS[api](servable, spec.signature, request, self.options.check_method_names)

    def _answer(self, api: str, servable: Servable, spec: ModelSpec, request: Any, outputs: Any) -> Answer:
        answer = Answer(ModelSpec(spec.name, servable.version, None, spec.signature), outputs)
        for observer in self.observers:
            observer(api, spec, request, answer)
        return answer

    # --- questions about models --------------------------------------------------------------------------------------
    def enter(self, spec: ModelSpec) -> Loaded:
        """The version that a request means, held until `leave` is called on it.

        Raises: InvalidArgumentError without a name, or for an unknown label; NotFoundError where it is not served.
        """
        if not spec.name:
            raise InvalidArgumentError("ModelSpec has no name specified.")
        return self.manager.enter(spec.name, self._version(spec))

    def _version(self, spec: ModelSpec) -> int | None:
        return spec.version if spec.version_label is None else self._labels.version(spec.name, spec.version_label)

    def metadata(self, model_spec: ModelSpec) -> tuple[ModelSpec, dict[str, Any]]:
        """The spec with its version, and name -> SignatureDef.  Raises: as `enter`."""
        loaded = self.enter(model_spec)
        try:
            return ModelSpec(model_spec.name, loaded.servable.version), dict(loaded.servable.definitions)
        finally:
            loaded.leave()

    def status(self, model_spec: ModelSpec) -> list[VersionStatus]:
        """How the versions of a model are, the newest first; that of one version, where the spec names one.

        Raises: NotFoundError where nothing is known; InvalidArgumentError for an unknown label.
        """
        name, version = model_spec.name, self._version(model_spec)
        if version is None:
            found = self.board.versions(name)
            if not found:
                raise NotFoundError(f"Could not find any versions of model {name}")
            return found
        status = self.board.get(name, version)
        if status is None:
            raise NotFoundError(f"Could not find version {version} of model {name}")
        return [status]


APIS = {CLASSIFY_METHOD_NAME: "Classify", REGRESS_METHOD_NAME: "Regress"}


def require_one_model(tasks: Sequence[tuple[ModelSpec, str]]) -> None:
    """Raise InvalidArgumentError or UnimplementedError where these tasks cannot be one request."""
    signatures: set[str] = set()
    for spec, method in tasks:
        if not spec.name:
            raise InvalidArgumentError("Found ModelSpec with an empty model name.")
        if spec.name != tasks[0][0].name:
            raise InvalidArgumentError("All ModelSpecs in a MultiInferenceRequest must access the same model name.")
        if spec.signature in signatures:
            raise InvalidArgumentError(f"Duplicate evaluation of signature: {spec.signature}")
        signatures.add(spec.signature)
        if method not in APIS:
            raise UnimplementedError(f"Unsupported signature method_name: {method}")
