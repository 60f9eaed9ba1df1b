"""The gate: whether a model may take the place of the one that serves. Floor 10. Read `slices.py` first."""

from __future__ import annotations


def refusals(candidate, serving, least=0.0, tolerance=0.0, fewest=20) -> list[str]:
    """The reasons why a model may not take another one's place; an empty list where it may.

    candidate: its scores, name of a slice -> Score, as from `scores_of`; "all" is one of them.
    serving: those of the model that serves now, on the same samples; None where there is none yet.
    least: float in [0, 1], what the score of all samples has to reach.
    tolerance: how much worse than the model that serves it may be, in all and in each slice.
    fewest: slices of fewer samples are not asked: chance would decide.

        >>> from minitf.lifecycle.slices import Score
        >>> refusals({"all": Score(0.9, 500)}, {"all": Score(0.95, 500)}, tolerance=0.01)
        ['all: 0.900 is worse than 0.950, which serves now']

    Source: tfma.MetricThreshold, the Evaluator of TFX and its blessing.
    """
    reasons = []
    if not candidate["all"].mean >= least:
        reasons.append(f"all: {candidate['all'].mean:.3f} is below {least:.3f}")
    for name, before in (serving or {}).items():
        if name not in candidate:
            reasons.append(f"{name}: there are no samples of it any more")
        elif min(before.count, candidate[name].count) < fewest:
            continue
        elif not candidate[name].mean >= before.mean - tolerance:
            found = f"{candidate[name].mean:.3f} is worse than {before.mean:.3f}"
            reasons.append(f"{name}: {found}, which serves now")
    return reasons
