"""Tasks: what is to be run for a request, and what becomes of the outputs. Floor 8. Read `predict.py` first.

The three kinds of requests differ only in what they check before and make of the outputs after. What lies between, a
signature on arrays, is the same for all, so that one piece of code runs it, alone or in a batch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..models.servable import Servable
from ..models.signature import Signature
from ..models.specs import ModelSpec
from .classify import classifications, require_classifier, signature_by_name
from .predict import Arrays, chosen_outputs, complete_inputs, signature_to_predict
from .regress import regressions, require_regressor


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gets: the outputs, and which version of which model they are from."""

    model_spec: ModelSpec
    outputs: Any


@dataclass(frozen=True, slots=True)
class Task:
    """A request that has passed all checks.

    signature, inputs: what to run.   finish: makes of the signature's outputs what the request asked for.
    """

    signature: Signature
    inputs: Arrays
    finish: Callable[[Arrays], Any]


def predict_task(servable: Servable, name: str, request: tuple[Mapping[str, np.ndarray], Sequence[str]],
                 check_method: bool) -> Task:
    """request: (inputs, output_filter).

    Raises: FailedPreconditionError for an unknown signature; InvalidArgumentError for inputs that it does not take.
    """
    signature = signature_to_predict(servable, name, check_method)
    names = chosen_outputs(signature, request[1])
    return Task(signature, complete_inputs(signature, request[0]), lambda outputs: {key: outputs[key] for key in names})


def classify_task(servable: Servable, name: str, examples: np.ndarray, check_method: bool) -> Task:
    """Raises: InvalidArgumentError for a signature that is unknown, or does not classify."""
    signature = signature_by_name(servable, name)
    require_classifier(signature, check_method)
    return Task(signature, {"inputs": examples}, lambda outputs: classifications(outputs, len(examples)))


def regress_task(servable: Servable, name: str, examples: np.ndarray, check_method: bool) -> Task:
    """Raises: InvalidArgumentError for a signature that is unknown, or does not regress."""
    signature = signature_by_name(servable, name)
    require_regressor(signature, check_method)
    return Task(signature, {"inputs": examples}, lambda outputs: regressions(outputs, len(examples)))


# API -> what makes its tasks.
TASKS: dict[str, Callable[[Servable, str, Any, bool], Task]] = {
    "Predict": predict_task, "Classify": classify_task, "Regress": regress_task}
