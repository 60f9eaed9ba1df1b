"""How TensorFlow's dense table lies in memory, and so in a checkpoint. Floor 2. Read `mutable_table.py` first.

There is a row for each bucket, most of them empty. A key stands in the bucket that its last bits name, or for a text
those of its hash; where that is taken, one further on, then two further from there, then three. Our own tables are
dicts and need none of that; but TensorFlow takes what it reads from a file for its buckets, without looking.
"""

from __future__ import annotations

from math import prod

import numpy as np

from ..strings.hashing import by_length, murmurs

LEAST = 4  # buckets
FULLEST = 0.8  # of the buckets may be taken


def in_buckets(keys, values, empty_key):
    """(keys [buckets, 1], values [buckets, n]) of keys [n] and values [n] or [n, m].

    >>> keys, values = in_buckets(np.array([9, 5, 4]), np.array([90, 50, 40]), empty_key=0)
    >>> keys[:, 0].tolist(), values[:, 0].tolist()
    ([4, 9, 5, 0], [40, 90, 50, 0])
    """
    count = LEAST
    while len(keys) > FULLEST * count:
        count *= 2
    places = np.full(count, -1)
    hashes = by_length(murmurs, keys) if keys.dtype == object else keys.astype(np.int64, copy=False).view(np.uint64)
    for number, place in enumerate((hashes & np.uint64(count - 1)).tolist()):
        step = 0
        while places[place] >= 0:
            step += 1
            place = (place + step) % count
        places[place] = number
    taken = places >= 0
    rows = values.reshape(len(keys), prod(values.shape[1:]))
    all_keys = np.full((count, 1), empty_key, keys.dtype)
    all_values = np.full((count, rows.shape[1]), b"" if values.dtype == object else 0, values.dtype)
    all_keys[taken, 0], all_values[taken] = keys[places[taken]], rows[places[taken]]
    return all_keys, all_values
