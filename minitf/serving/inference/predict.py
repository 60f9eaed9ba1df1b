"""Predict: tensors in, tensors out, checked against the signature. Floor 8. Read `models/signature.py` first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ...backend.errors import FailedPreconditionError, InternalError, InvalidArgumentError
from ...saving.saved_model.names import CLASSIFY_METHOD_NAME, PREDICT_METHOD_NAME, REGRESS_METHOD_NAME
from ..models.servable import Servable
from ..models.signature import Signature

Arrays = dict[str, np.ndarray]


METHODS = (PREDICT_METHOD_NAME, CLASSIFY_METHOD_NAME, REGRESS_METHOD_NAME)


def signature_to_predict(servable: Servable, name: str, check_method: bool = False) -> Signature:
    """The signature of that name.

    check_method: whether its method name counts, too.

    Raises: FailedPreconditionError where there is none; InternalError for another method.
    """
    if name not in servable.signatures:
        raise FailedPreconditionError(f'Serving signature key "{name}" not found.')
    signature = servable.signatures[name]
    if check_method and signature.definition.method_name not in METHODS:
        raise InternalError("Expected prediction signature method_name to be one of {"
                            f"{', '.join(METHODS)}}}. Was: {signature.definition.method_name}")
    return signature


def complete_inputs(signature: Signature, inputs: Mapping[str, np.ndarray]) -> Arrays:
    """The inputs, with the signature's defaults for those that are not given.

    Raises: InvalidArgumentError where some are missing or unknown.
    """
    wanted, given = signature.dtypes.keys(), inputs.keys()
    if given == wanted:
        return dict(inputs)
    complete = {**signature.defaults, **inputs}
    if complete.keys() != wanted:
        size = "" if len(given) == len(wanted) else (
            f"input size does not match signature: {len(given)}!={len(wanted)} "
            f"len({listed(given)}) != len({listed(wanted)}). ")
        raise InvalidArgumentError(f"{size}Sent extra: {listed(given - wanted)}. "
                                   f"Missing but required: {listed(wanted - complete.keys())}.")
    return complete


def listed(names: Iterable[str]) -> str:
    """Names as messages list them.

    >>> listed({"b", "a"})
    '{a,b}'
    """
    return f"{{{','.join(sorted(names))}}}"


def chosen_outputs(signature: Signature, output_filter: Sequence[str]) -> list[str]:
    """The names of the outputs to return: those of the filter, or all.

    Raises: InvalidArgumentError where the filter names an unknown one, or one twice.
    """
    seen: set[str] = set()
    for name in output_filter:
        if name not in signature.outputs:
            raise InvalidArgumentError(f"output tensor alias not found in signature: {name} Outputs expected to be in "
                                       f"the set {listed(signature.outputs)}.")
        if name in seen:
            raise InvalidArgumentError(f"duplicate output tensor alias: {name}")
        seen.add(name)
    return list(output_filter) or signature.outputs
