"""Options: how a server serves, whatever it serves. Floor 8. Next: `core.py`."""

from __future__ import annotations

from dataclasses import dataclass

from .batching.parameters import BatchingParameters


@dataclass(frozen=True)
class Options:
    """How a server serves. The defaults are TensorFlow Serving's.

    poll_seconds: between two looks at the folders of models; 0 to look once.
    load_retries: how often a load that failed is repeated.   load_pause_seconds: between two tries.
    tags: of the graph to take from a SavedModel.
    warmup: whether the requests in a model's own file are run before it serves.
    allow_labels_for_unavailable: whether a label that is not in use may name a version that is not served yet.
    check_method_names: whether the method name of a signature says what it may be used for.
    batching: how requests are put together, or None for each by itself.
    batching_by_model: with batching, whether each version says itself how, in its file `batching_params.pbtxt`;
        requests to one without that file run each by itself.
    map_weights: whether weights stay in their files, in memory that all processes share, and are not copied out.
        Then nobody may write into the files of a version that is served; to delete or replace them does no harm.
    """

    poll_seconds: float = 1.0
    load_retries: int = 5
    load_pause_seconds: float = 60.0
    tags: tuple[str, ...] = ("serve",)
    warmup: bool = True
    allow_labels_for_unavailable: bool = False
    check_method_names: bool = False
    batching: BatchingParameters | None = None
    batching_by_model: bool = False
    map_weights: bool = False
