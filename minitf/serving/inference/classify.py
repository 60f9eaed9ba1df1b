"""Classify: examples in, labels and scores out. Floor 8. Read `examples.py` and `predict.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.errors import InvalidArgumentError
from ...saving.saved_model.names import (
    CLASSIFY_INPUTS,
    CLASSIFY_METHOD_NAME,
    CLASSIFY_OUTPUT_CLASSES,
    CLASSIFY_OUTPUT_SCORES,
)
from ..models.servable import Servable
from ..models.signature import Signature, type_name

Classes = list[tuple[str | bytes, float]]  # the classes of one example: label, score


def signature_by_name(servable: Servable, name: str) -> Signature:
    """The signature of that name.  Raises: InvalidArgumentError where there is none."""
    if name not in servable.signatures:
        raise InvalidArgumentError(f"No signature was found with the name: {name}")
    return servable.signatures[name]


def require_classifier(signature: Signature, check_method: bool = False) -> None:
    """Raise InvalidArgumentError where a signature is not one that classifies.

    check_method: whether its method name counts, too.
    """
    definition = signature.definition
    if check_method and definition.method_name != CLASSIFY_METHOD_NAME:
        raise InvalidArgumentError(f"Expected classification signature method_name to be {CLASSIFY_METHOD_NAME}. Was: "
                                   f"{definition.method_name}")
    if len(definition.inputs) != 1:
        raise InvalidArgumentError("Expected one input Tensor.")
    if len(definition.outputs) not in (1, 2):
        raise InvalidArgumentError(f"Expected one or two output Tensors, found {len(definition.outputs)}")
    if CLASSIFY_INPUTS not in definition.inputs:
        raise InvalidArgumentError(f"No classification inputs found in SignatureDef: {definition}")
    if not {CLASSIFY_OUTPUT_CLASSES, CLASSIFY_OUTPUT_SCORES} & set(definition.outputs):
        raise InvalidArgumentError("Expected classification signature outputs to contain at least one of "
                                   f'"{CLASSIFY_OUTPUT_CLASSES}" or "{CLASSIFY_OUTPUT_SCORES}". Signature was: '
                                   f"{definition}")


def classifications(outputs: dict[str, np.ndarray], count: int) -> list[Classes]:
    """The classes of each of `count` examples, from what the model gave.

    outputs: with "classes", strings [N, C], or "scores", float32 [N, C], or both. A label that is not there is "", a
    score 0.

    Raises: InvalidArgumentError where types or shapes are others.
    """
    labels, scores = outputs.get(CLASSIFY_OUTPUT_CLASSES), outputs.get(CLASSIFY_OUTPUT_SCORES)
    if labels is not None:
        _require(labels, "classes", np.dtype(object), count)
    if scores is not None:
        _require(scores, "scores", np.dtype(np.float32), count)
    if labels is not None and scores is not None and labels.shape != scores.shape:
        raise InvalidArgumentError("Tensors class and score should match in dim_size(1). Got "
                                   f"{labels.shape[1]} vs. {scores.shape[1]}")
    shape = next(array.shape for array in (labels, scores) if array is not None)
    labels = np.full(shape, "", object) if labels is None else labels
    scores = np.zeros(shape, np.float32) if scores is None else scores
    return [list(zip(*row)) for row in zip(labels.tolist(), scores.tolist())]


def _require(array: np.ndarray, word: str, dtype: np.dtype, count: int) -> None:
    if array.ndim != 2:
        raise InvalidArgumentError("Expected Tensor shape: [batch_size num_classes] but got "
                                   f"{shape_text(array.shape)}")
    if array.dtype != dtype:
        raise InvalidArgumentError(f"Expected {word} Tensor of {data_type(dtype)}. Got: {data_type(array.dtype)}")
    if array.shape[0] != count:
        raise InvalidArgumentError(f"Expected {word} output batch size of {count}. Got: {array.shape[0]}")


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as messages show it.

    >>> shape_text((2, 3))
    '[2,3]'
    """
    return f"[{','.join(map(str, shape))}]"


def data_type(dtype: np.dtype) -> str:
    """The name of a type in messages.

    >>> data_type(np.dtype(np.float32)), data_type(np.dtype(object))
    ('DT_FLOAT', 'DT_STRING')
    """
    return f"DT_{type_name(dtype).upper()}"
