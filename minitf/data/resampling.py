"""rejection_resample: elements of classes in proportions that were asked for. Floor 5. Read `dataset.py` first.

Let p[i] be the share of class i among the elements, and t[i] the share that is wanted. If an element of class i is
kept with probability a[i], class i will have the share p[i] a[i] / sum(p a). So a must be proportional to r = t / p,
and least is thrown away where its largest entry is 1. Less still is thrown away if a part m of the result is drawn from
the elements as they come: with m = min(r) and a = (r - m) / (max(r) - m) the shares are again t.

Source: von Neumann, Various techniques used in connection with random digits, 1951.
"""

from __future__ import annotations

import numpy as np

from ..backend.dtypes import float32, int64
from ..core.convert import convert_to_tensor
from ..ops.elementwise.arithmetic import divide, subtract
from ..ops.indexing.gather import gather
from ..ops.indexing.masking import one_hot
from ..ops.random.distributions import uniform
from ..ops.reductions.reduction import reduce_max, reduce_min, reduce_sum
from ..ops.shapes.creation import fill
from ..ops.shapes.identity import cast
from ..ops.shapes.tiling import tile

ESTIMATED_AT_ONCE = 32  # elements between two estimates of the shares
SMOOTHING = 10  # so many elements of each class are taken as seen before the first


def resampled(dataset, class_of, target, initial, seed):
    """(class, element) pairs of a dataset in which the classes have the shares `target`.

    class_of: a function of an element. target: float [classes]. initial: the shares in `dataset`, or None.
    """
    kind = type(dataset)
    target = cast(convert_to_tensor(target), float32)
    with_class = dataset.map(lambda *x: (class_of(*x), x[0] if len(x) == 1 else x))
    if initial is None:
        shares = estimated_shares(dataset.map(class_of), target.shape[0])
        accepted = shares.map(lambda share: acceptance(share, target))
        least = None
    else:
        known = acceptance(cast(convert_to_tensor(initial), float32), target)
        accepted = kind.from_tensors(known).repeat()
        least = float(known[1])
    kept = accepted_elements(kind, dataset, class_of, accepted.map(lambda keep, least: keep), seed).prefetch(3)
    if least in (0.0, 1.0):
        return kept if least == 0.0 else with_class
    weights = accepted.map(lambda keep, least: convert_to_tensor([[least, 1.0 - least]]))
    return kind.sample_from_datasets([with_class, kept], weights, seed, stop_on_empty_dataset=True)


def acceptance(initial, target):
    """(with what probability elements of each class are kept, which share is drawn from all) for shares [classes]."""
    ratio = divide(target, initial + np.finfo(np.float32).tiny)
    least = reduce_min(ratio)
    return divide(subtract(ratio, least), subtract(reduce_max(ratio), least)), least


def estimated_shares(classes, count):
    """For each element the shares of the classes, as far as they have been seen: a dataset of float32 [count]."""

    def after(seen, batch):
        seen = seen + reduce_sum(one_hot(batch, count, dtype=int64), 0)
        shares = cast(divide(seen, reduce_sum(seen)), float32)
        return seen, tile(shares[None], [ESTIMATED_AT_ONCE, 1])

    begin = fill([count], convert_to_tensor(SMOOTHING, int64))
    return classes.batch(ESTIMATED_AT_ONCE).scan(begin, after).unbatch()


def accepted_elements(kind, dataset, class_of, keep, seed):
    """(class, element) pairs without those that are thrown away.   keep: a dataset of probabilities [classes]."""

    def with_probability(keep, element):
        label = class_of(*element) if isinstance(element, tuple) else class_of(element)
        return label, gather(keep, label), element

    pairs = kind.zip((keep, dataset)).map(with_probability)
    kept = pairs.filter(lambda label, probability, element: uniform([], seed=seed) < probability)
    return kept.map(lambda label, probability, element: (label, element))
