"""What quantization saves and what it costs: two files, run on the same samples. Floor 8. Read next: `learning.py`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..backend.errors import InvalidArgumentError, explain
from .interpreter import Interpreter


def answers(content, samples) -> np.ndarray:
    """What a model gives for samples, as floats.   content: bytes of a .tflite file with one input and one output.

    samples: float32 [N, ...].   ->  float32 [N, ...].

    Raises: InvalidArgumentError where the model has several inputs or outputs, or the samples have another shape.
    """
    interpreter = Interpreter(model_content=content)
    (given, *others), (result, *rest) = interpreter.get_input_details(), interpreter.get_output_details()
    if others or rest:
        raise InvalidArgumentError(explain("lite compare", f"{1 + len(others)} inputs and {1 + len(rest)} outputs",
                                           "there must be one of each"))
    if tuple(given["shape"][1:]) != samples.shape[1:]:
        raise InvalidArgumentError(explain("lite compare", f"samples of shape {samples.shape[1:]}",
                                           f"the model takes {tuple(given['shape'][1:])}"))
    if given["shape_signature"][0] == -1:
        batches = [samples]
    else:
        batches = np.split(samples, len(samples))
    interpreter.resize_tensor_input(given["index"], batches[0].shape)
    interpreter.allocate_tensors()
    found = []
    for batch in batches:
        interpreter.set_tensor(given["index"], as_given(batch, given))
        interpreter.invoke()
        found.append(as_floats(interpreter.get_tensor(result["index"]), result))
    return np.concatenate(found)


def as_given(x, detail):
    """Samples as the integers that a model takes, where it takes integers.   detail: of its input."""
    scale, zero_point = detail["quantization"]
    if detail["dtype"] == np.float32 or not scale:
        return x.astype(detail["dtype"])
    limits = np.iinfo(detail["dtype"])
    return np.clip(np.rint(x / scale + zero_point), limits.min, limits.max).astype(detail["dtype"])


def as_floats(y, detail):
    """What a model gives, as floats.   detail: of its output."""
    scale, zero_point = detail["quantization"]
    return (y.astype(np.float32) - zero_point) * np.float32(scale) if scale else y.astype(np.float32)


@dataclass(frozen=True)
class Comparison:
    """A smaller file beside the one that it was made of.

    sizes: bytes of both.
    largest, mean: the difference of their answers, its largest and its mean absolute value.
    range: the largest absolute value of the answers of the first.
    same: the share of samples for which both name the same class: the place of the largest answer.
    accuracies: of both, the share of samples whose class is right; None without labels.
    """

    sizes: tuple[int, int]
    largest: float
    mean: float
    range: float
    same: float
    accuracies: tuple[float, float] | None

    def __str__(self):
        before, after = self.sizes
        lines = [
            f"size         {before:>9,} -> {after:,} bytes ({after / before:.2f} of it)",
            f"answers      differ by {self.mean:.2g} on average, {self.largest:.2g} at most, in {self.range:.2g}",
            f"same class   for {self.same:.2%} of the samples",
        ]
        if self.accuracies is not None:
            lines.append("accuracy     {:>9.2%} -> {:.2%}".format(*self.accuracies))
        return "\n".join(lines)


def compare(before, after, samples, labels=None) -> Comparison:
    """The Comparison of two files on samples.

    before, after: bytes of .tflite files.   samples: float32 [N, ...].   labels: int [N], or None.

    Raises: InvalidArgumentError where the files and the samples do not fit each other.
    Source: ours.
    """
    first, second = answers(before, samples), answers(after, samples)
    if first.shape != second.shape:
        raise InvalidArgumentError(explain("lite compare", f"answers of shapes {first.shape} and {second.shape}",
                                           "both files must give answers of one shape"))
    classes = first.reshape(len(first), -1).argmax(1), second.reshape(len(second), -1).argmax(1)
    difference = np.abs(first - second)
    right = [float((found == labels).mean()) for found in classes] if labels is not None else None
    accuracies = None if right is None else (right[0], right[1])
    return Comparison((len(before), len(after)), float(difference.max()), float(difference.mean()),
                      float(np.abs(first).max()), float((classes[0] == classes[1]).mean()), accuracies)
