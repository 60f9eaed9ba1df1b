"""How good a model is for each kind of sample. Floor 10. Read `schema.py` first, `gate.py` next.

A mean over all samples hides those who are few. So the samples are cut into slices, and each has a mean of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Score:
    """The mean of a metric over some samples.   count: how many."""

    mean: float
    count: int

    @property
    def margin(self) -> float:
        """How far off the mean of a share may be by chance: twice its standard error."""
        return 2 * (max(self.mean * (1 - self.mean), 0.0) / self.count) ** 0.5 if self.count else float("inf")


def scores_of(values, slices) -> dict[str, Score]:
    """The score of all samples, under "all", and of each slice.

    values: one number for each sample: 1 where the answer is right, say, else 0.   [N]
    slices: name of a feature -> its value for each sample.   each [N]

        >>> scores = scores_of([1, 0, 1, 1], {"pen": ["thin", "thin", "thick", "thick"]})
        >>> scores["pen=thin"]
        Score(mean=0.5, count=2)

    Raises: ValueError where the lengths differ.
    Source: tfma.SlicingSpec.
    """
    values = np.asarray(values, float)
    scores = {"all": score_of(values)}
    for feature, each in slices.items():
        each = np.asarray(each)
        if len(each) != len(values):
            raise ValueError(f"scores_of: {len(values)} values and {len(each)} of {feature!r}: "
                             "there must be one for each sample")
        for value in sorted(set(each.tolist())):
            scores[f"{feature}={value}"] = score_of(values[each == value])
    return scores


def score_of(values) -> Score:
    """The score of some samples; nan where there are none."""
    return Score(float(np.mean(values)) if len(values) else float("nan"), len(values))
