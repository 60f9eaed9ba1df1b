"""Regress: examples in, numbers out. Floor 8. Read `classify.py` first."""

from __future__ import annotations

import numpy as np

from ...backend.errors import InvalidArgumentError
from ...saving.saved_model.names import REGRESS_INPUTS, REGRESS_METHOD_NAME, REGRESS_OUTPUTS
from ..models.signature import Signature
from .classify import data_type, shape_text


def require_regressor(signature: Signature, check_method: bool = False) -> None:
    """Raise InvalidArgumentError where a signature is not one that regresses.

    check_method: whether its method name counts, too.
    """
    definition = signature.definition
    if check_method and definition.method_name != REGRESS_METHOD_NAME:
        raise InvalidArgumentError(f"Expected regression signature method_name to be {REGRESS_METHOD_NAME}. Was: "
                                   f"{definition.method_name}")
    if len(definition.inputs) != 1:
        raise InvalidArgumentError("Expected one input Tensor.")
    if len(definition.outputs) != 1:
        raise InvalidArgumentError("Expected one output Tensor.")
    if REGRESS_INPUTS not in definition.inputs:
        raise InvalidArgumentError(f"No regression inputs found in SignatureDef: {definition}")
    if REGRESS_OUTPUTS not in definition.outputs:
        raise InvalidArgumentError(f"No regression outputs found in SignatureDef: {definition}")


def regressions(outputs: dict[str, np.ndarray], count: int) -> list[float]:
    """The number of each of `count` examples, from what the model gave: "outputs", float32 [N] or [N, 1].

    Raises: InvalidArgumentError where type or shape is another.
    """
    values = outputs[REGRESS_OUTPUTS]
    if not (values.ndim == 1 or (values.ndim == 2 and values.shape[1] == 1)):
        raise InvalidArgumentError("Expected output Tensor shape to be either [batch_size] or [batch_size, 1] but got "
                                   f"{shape_text(values.shape)}")
    if values.shape[0] != count:
        raise InvalidArgumentError(f"Input batch size did not match output batch size: {count} vs. {values.shape[0]}")
    if values.dtype != np.float32:
        raise InvalidArgumentError(f"Expected output Tensor of DT_FLOAT.  Got: {data_type(values.dtype)}")
    return values.reshape(-1).tolist()
