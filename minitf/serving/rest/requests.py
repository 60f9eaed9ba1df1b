"""The bodies of requests to predict: rows or columns. Floor 8. Read `values.py` first; next: `examples.py`.

    {"instances": [{"x": 1, "y": "a"}, {"x": 2, "y": "b"}]}      rows: an object for each
    {"instances": [1, 2]}                                        the same for a model with a single input
    {"inputs": {"x": [1, 2], "y": ["a", "b"]}}                   columns
    {"inputs": [1, 2]}                                           the same for a model with a single input
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ...backend.errors import InvalidArgumentError, OpError
from ..inference.classify import shape_text
from ..inference.predict import Arrays
from ..metrics import CODES
from .shown import shown
from .values import array_of, is_base64

Dtypes = dict[str, np.dtype]  # of the inputs, by name


def signature_name(document: dict[str, Any]) -> str:
    """The signature that a body names, or "".  Raises: InvalidArgumentError where that is no string."""
    name = document.get("signature_name", "")
    if not isinstance(name, str):
        raise InvalidArgumentError(f"JSON Value: {shown(document)} not formatted correctly. 'signature_name' key must "
                                   "be a string value.")
    return name


def is_record(value: Any) -> bool:
    """Whether a value is an object that names inputs."""
    return isinstance(value, dict) and not is_base64(value)


class BodyReader:
    """Makes arrays of bodies.

    dtypes: of the inputs that the signature takes.   quick: whether the body is known to hold no true and false, which
    NumPy would take for numbers.
    """

    def __init__(self, dtypes: Dtypes, quick: bool = False) -> None:
        self._dtypes, self._quick = dtypes, quick

    def inputs(self, document: dict[str, Any]) -> tuple[Arrays, bool]:
        """(the inputs by name, whether the body has rows).

        >>> BodyReader({"x": np.dtype(np.int32)}).inputs({"instances": [1, 2]})
        ({'x': array([1, 2], dtype=int32)}, True)

        Raises: InvalidArgumentError where the body has another form, or values of another type.
        """
        if "instances" in document:
            if "inputs" in document:
                raise InvalidArgumentError(f"JSON Value: {shown(document)} Not formatted correctly expecting only one "
                                           "of 'inputs' or 'instances' keys to exist ")
            return self._from_rows(document), True
        if "inputs" not in document:
            raise InvalidArgumentError("Missing 'inputs' or 'instances' key")
        return self._from_columns(document["inputs"]), False

    def _from_columns(self, value: Any) -> Arrays:
        if is_record(value):
            missing = next((name for name in self._dtypes if name not in value), None)
            if missing is not None:
                raise InvalidArgumentError(f"Missing named input: {missing} in 'inputs' object.")
            return {name: array_of(value[name], dtype, self._quick) for name, dtype in self._dtypes.items()}
        if len(self._dtypes) > 1:
            raise InvalidArgumentError("inputs is a plain value/list, but expecting an object as multiple input "
                                       "tensors required as per tensorinfo_map")
        return {name: array_of(value, dtype, self._quick) for name, dtype in self._dtypes.items()}

    def _from_rows(self, document: dict[str, Any]) -> Arrays:
        rows, dtypes = document["instances"], self._dtypes
        if not isinstance(rows, list):
            raise InvalidArgumentError(f"JSON Value: {shown(document)} Expecting 'instances' to be an list/array")
        if not rows:
            raise InvalidArgumentError(f"JSON Value: {shown(document)} No values in 'instances' array")
        if is_record(rows[0]):
            require_complete(rows, dtypes)
            return {name: self._stacked([row[name] for row in rows], name, f" key: {name}") for name in dtypes}
        if not isinstance(rows[0], dict) and len(dtypes) > 1:
            raise InvalidArgumentError("instances is a plain list, but expecting list of objects as multiple input "
                                       "tensors required as per tensorinfo_map")
        for i, row in enumerate(rows):
            if is_record(row):
                raise InvalidArgumentError(f"Expecting value/list but got object at item {i} of input list")
        name = next(iter(dtypes))
        return {name: self._stacked(rows, name, "")}

    def _stacked(self, rows: list, name: str, key: str) -> np.ndarray:
        """The array of the rows of one input.   key: how messages name the input."""
        try:
            return array_of(rows, self._dtypes[name], self._quick)
        except OpError:
            raise first_wrong(rows, self._dtypes[name], key) from None


def require_complete(rows: list, dtypes: Dtypes) -> None:
    """Raise InvalidArgumentError where a row is not an object with exactly the inputs."""
    for i, row in enumerate(rows):
        if not is_record(row):
            raise InvalidArgumentError(f"Expecting object but got list at item {i} of input list")
        for name in row.keys() - dtypes.keys():
            raise InvalidArgumentError(f"Failed to process element: {i} key: {name} of 'instances' list. Error: "
                                       f"INVALID_ARGUMENT: JSON object: does not have named input: {name}")
        if len(row) != len(dtypes):
            raise InvalidArgumentError(f"Failed to process element: {i} of 'instances' list. JSON object: {shown(row)} "
                                       f"keys must be equal to: {','.join(sorted(dtypes))}")


def first_wrong(rows: list, dtype: np.dtype, key: str) -> OpError:
    """The error of the first row that does not fit those before it."""
    first: tuple[int, ...] | None = None
    for i, row in enumerate(rows):
        where = f"Failed to process element: {i}{key} of 'instances' list. Error: "
        try:
            array = array_of(row, dtype)
        except OpError as error:
            return InvalidArgumentError(f"{where}{CODES[error.error_code]}: {error}")
        first = array.shape if first is None else first
        if array.size != np.prod(first, dtype=int):
            return InvalidArgumentError(f"{where}INVALID_ARGUMENT: Expecting tensor size: {np.prod(first, dtype=int)} "
                                        f"but got: {array.size}")
        if array.shape != first:
            return InvalidArgumentError(f"{where}INVALID_ARGUMENT: Expecting shape {shape_text(first)} but got: "
                                        f"{shape_text(array.shape)}")
    return InvalidArgumentError(f"Failed to process the 'instances' list{key}")
