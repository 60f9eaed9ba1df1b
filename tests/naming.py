"""Names of parametrized tests, the same in every process."""

import re


def without_addresses(value):
    """`repr` without the place in memory, which differs from one process to the next."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value))
