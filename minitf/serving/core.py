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

import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from .batching.runners import Runners
from .deadline import Deadline
from .host import Host, Preloaded
from .inference.multi import APIS, require_one_model
from .inference.predict import Arrays
from .inference.tasks import TASKS, Answer, Task
from .metrics import Metrics
from .models.config import ModelConfig
from .models.servable import Servable
from .models.specs import ModelSpec
from .options import Options

DEFAULTS = Options()
RUNTIME = "minitf"  # how the metrics call what runs a model
Observer = Callable[[str, ModelSpec, Any, Answer], None]


class Server(Host):
    """Loaded models, and what may be asked of them. See the top of the file, and `Host` for their life.

    models: what to serve.   options: how.   preloaded: versions that need not be loaded, as of `preload`.

    Raises: InvalidArgumentError where the models do not fit together.
    """

    def __init__(self, models: Sequence[ModelConfig], options: Options = DEFAULTS,
                 preloaded: Preloaded | None = None) -> None:
        super().__init__(models, options, preloaded)
        self.metrics = Metrics()
        self.observers: list[Observer] = []
        self._runners = Runners(options)

    def stop(self) -> None:
        """Look for nothing new, and return when what waits has run."""
        super().stop()
        self._runners.stop()

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
            task, start = self._task(api, loaded.servable, spec, request), time.perf_counter()
            outputs = self._runners.of(loaded.servable).run(task, deadline or Deadline())
            self._count(api, spec, start)
            return self._answer(api, loaded.servable, spec, request, task.finish(outputs))
        finally:
            loaded.leave()

    async def _run_async(self, api: str, spec: ModelSpec, request: Any, deadline: Deadline | None) -> Answer:
        loaded = self.enter(spec)
        try:
            task, start = self._task(api, loaded.servable, spec, request), time.perf_counter()
            outputs = await self._runners.of(loaded.servable).run_async(task, deadline or Deadline())
            self._count(api, spec, start)
            return self._answer(api, loaded.servable, spec, request, task.finish(outputs))
        finally:
            loaded.leave()

    def _task(self, api: str, servable: Servable, spec: ModelSpec, request: Any) -> Task:
        return TASKS[api](servable, spec.signature, request, self.options.check_method_names)

    def _count(self, api: str, spec: ModelSpec, start: float) -> None:
        self.metrics.runtime_latency.add((spec.name, api, RUNTIME), (time.perf_counter() - start) * 1e6)

    def _answer(self, api: str, servable: Servable, spec: ModelSpec, request: Any, outputs: Any) -> Answer:
        answer = Answer(ModelSpec(spec.name, servable.version, None, spec.signature), outputs)
        for observer in self.observers:
            observer(api, spec, request, answer)
        return answer
