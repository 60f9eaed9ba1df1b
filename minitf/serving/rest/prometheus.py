"""The page from which Prometheus reads what a server counts. Floor 8. Read `metrics.py` first."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from ..metrics import Metric

PATH = "/monitoring/prometheus/metrics"


def page(metrics: Iterable[Metric]) -> str:
    """The page: a line for each number."""
    return "\n".join(line for metric in metrics for line in lines(metric)) + "\n"


def lines(metric: Metric) -> Iterator[str]:
    """The lines of one metric."""
    name = re.sub(r"[^a-zA-Z0-9_]", ":", metric.name)
    rows = metric.rows()
    if not rows:
        return
    yield f"# TYPE {name} {'histogram' if metric.bounds else 'counter'}"
    for labels, (total, *bins) in rows.items():
        said = ",".join(f'{label}="{escaped(value)}"' for label, value in zip(metric.labels, labels))
        if not metric.bounds:
            yield f"{name}{{{said}}} {total:.0f}"
            continue
        count = 0.0
        for bound, found in zip(metric.bounds, bins):
            count += found
            limit = "+Inf" if math.isinf(bound) else f"{bound:.6g}"
            yield f'{name}_bucket{{{said}{"," if said else ""}le="{limit}"}} {count:.0f}'
        yield f"{name}_sum{{{said}}} {total:.1f}"
        yield f"{name}_count{{{said}}} {count:.0f}"


def escaped(text: str) -> str:
    """The value of a label.

    >>> escaped('a"b')
    'a\\\\"b'
    """
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
