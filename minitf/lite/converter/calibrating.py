"""Calibrating: the range of every tensor, seen while the model of floats runs on samples. Floor 8.

The samples should be like what the model will be given. What lies outside of the range that they reach is cut off
later, for good; a sample that is far out makes the range wide, and every step of it coarse. Read next: `ranges.py`,
`integer.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...backend.dtypes import float32
from ...backend.errors import explain
from ..interpreter import Interpreter
from .writing import model_bytes


def ranges_of_samples(graph, source, dataset) -> dict:
    """id of a Value -> (min, max) over all samples for this Source; empty where there are none.

    graph: a LiteGraph of floats.
    source: its Source.
    dataset: a RepresentativeDataset, or its function.

    Raises: ValueError or RuntimeError for samples that do not fit.
    """
    interpreter = Interpreter(model_content=model_bytes([graph], [source]), experimental_preserve_all_tensors=True)
    interpreter.allocate_tensors()
    places = {detail["name"]: detail["index"] for detail in interpreter.get_tensor_details()}
    used = {*graph.users(), *(id(y) for y in graph.outputs)}
    values = [*graph.inputs, *(y for operation in graph.operations for y in operation.outputs)]
    values = [x for x in values if x.dtype == float32 and id(x) in used]
    found: dict[int, tuple[float, float]] = {}
    for arrays in samples(source, dataset):
        run(interpreter, arrays)
        for value in values:
            widen(found, value, interpreter.get_tensor(places[value.name]))
    return found


def samples(source, dataset):
    """The arrays of one sample after the other, in the order of the inputs."""
    for sample in getattr(dataset, "input_gen", dataset)():
        if isinstance(sample, tuple) and len(sample) == 2 and isinstance(sample[0], str):
            if sample[0] != source.key:  # a sample for another signature
                continue
            sample = sample[1]
        if isinstance(sample, Mapping):
            if set(sample) != set(source.inputs):
                raise ValueError(explain("TFLiteConverter", f"a sample has {sorted(sample)}",
                                         f"the inputs are {sorted(source.inputs)}"))
            sample = [sample[name] for name in source.inputs]
        if len(sample) != len(source.inputs):
            raise ValueError(explain("TFLiteConverter", f"a sample has {len(sample)} arrays",
                                     f"there must be {len(source.inputs)}, one for each input"))
        yield [np.asarray(x) for x in sample]


def run(interpreter, arrays):
    """Run the model on one sample, whatever its batch."""
    details = interpreter.get_input_details()
    resized = [(detail["index"], array.shape) for detail, array in zip(details, arrays)
               if tuple(detail["shape"]) != array.shape]
    for index, shape in resized:
        interpreter.resize_tensor_input(index, shape, strict=True)
    if resized:
        interpreter.allocate_tensors()
    for detail, array in zip(details, arrays):
        interpreter.set_tensor(detail["index"], array)
    interpreter.invoke()


def widen(found, value, array):
    """Let the range of a Value hold an array."""
    if array.size:
        low, high = found.get(id(value), (np.inf, -np.inf))
        found[id(value)] = min(low, float(array.min())), max(high, float(array.max()))
