"""Batches made ahead, on threads, and handed out in order. Floor 7."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import islice


def fetched_ahead(fetch, numbers, threads, waiting):
    """Yield fetch(number) for each number, in order, while the next ones are worked on.

    threads: how many work, >= 1. waiting: how many may be ahead, >= 1.
    Whatever `fetch` raises is raised when its turn comes.

    >>> list(fetched_ahead(abs, [-1, -2, 3], threads=2, waiting=2))
    [1, 2, 3]
    """
    numbers = iter(numbers)
    pool = ThreadPoolExecutor(threads)
    try:
        ahead = deque(pool.submit(fetch, number) for number in islice(numbers, waiting))
        while ahead:
            result = ahead.popleft().result()
            ahead.extend(pool.submit(fetch, number) for number in islice(numbers, 1))
            yield result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
