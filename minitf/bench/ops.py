"""Every op beside TensorFlow's, at 4x4 and at a million elements.   Floor 10.   Next: race.py.

`op_calls.py` lists the calls; here stand the operands that they name, and the programs `small` and `large` that time
one call. `compare` runs them in turn in two processes and keeps the minimum of each: what else the machine does can
only make a call slower. This file imports neither library.
"""

from functools import cache
from types import SimpleNamespace

import numpy as np

CALLS_PER_RUN = {"small": 50, "large": 1}  # a small call alone is too short for the clock


def operands(n, rows):
    """The arrays that calls may name. n: the side of the matrices; rows: how many rows the long thin ones have."""
    random = np.random.default_rng(0)

    def normal(*shape):
        return random.standard_normal(shape, np.float32)

    side = {4: 4, 1024: 400}[n]       # of matrices that a call takes apart
    pixels = {4: 4, 1024: 592}[n]     # of the sides of an image of three colours
    batch, length, place, depth = {4: (1, 4, 4, 4), 1024: (16, 4096, 64, 16)}[n]  # of stack
    m = normal(side, side) + side**0.5 * np.eye(side, dtype=np.float32)
    few = normal(rows // 16, 4, 4) + 2 * np.eye(4, dtype=np.float32)
    words = np.array([f"word {k}" for k in range(rows // 16)], object)
    at = random.choice(n * n, n * n // 4, replace=False)
    return SimpleNamespace(
        x=normal(n, n), y=normal(n, n), p=random.uniform(0.05, 0.95, (n, n)).astype("f"),
        q=random.uniform(0.05, 0.95, (n, n)).astype("f"), row=normal(n), flat=normal(rows),
        i=random.integers(1, 1000, (n, n), np.int32), j=random.integers(1, 20, (n, n), np.int32),
        b=random.random((n, n)) < 0.5, c=random.random((n, n)) < 0.5,
        z=normal(n, n) + 1j * normal(n, n), w=normal(n, n) + 1j * normal(n, n),
        index=random.permutation(n).astype("i"), ids=np.sort(random.integers(0, 4, n, np.int32)),
        places=random.integers(0, n, (n, n), np.int32), ints=random.integers(0, 1000, rows, np.int32),
        pairs=np.stack(np.divmod(at, n), -1).astype("i"), updates=normal(len(at)),
        permutation=random.permutation(rows).astype("i"), ladder=np.sort(normal(1000)),
        m=m, spd=m @ m.T / side, few=few, few_spd=few @ few.swapaxes(1, 2) + np.eye(4, dtype="f"),
        triples=normal(rows // 3, 3), bands=normal(3, n) + np.array([[0], [4], [0]], "f"),
        stack=normal(batch, length, depth), taps=normal(3, depth, depth),
        maps=normal(batch, place, place, depth), filters=normal(3, 3, depth, depth),
        wide=normal(4 * batch, place, place, 4), volumes=normal(-(-batch // 4), 4, place, place, depth),
        image=random.random((1, pixels, pixels, 3), np.float32), doubled=np.full(2, 2 * pixels),
        halved=np.full(2, pixels // 2), boxes=random.random((4, 4), np.float32),
        words=words, numbers=np.array([str(k / 7) for k in range(len(words))], object))


@cache
def namespace(tf, n, rows):
    """The names that a call may use: tf, and every operand as the library's tensor."""
    arrays = vars(operands(n, rows))
    names = {name: array if name in ("doubled", "halved") else tf.constant(array) for name, array in arrays.items()}
    positions = np.unique(arrays["pairs"].astype(np.int64), axis=0)
    sparse = tf.sparse.SparseTensor(positions, arrays["updates"], [n, n])
    return {"tf": tf, "sparse": sparse, "len": lambda t: int(t.shape[0]), **names}


def small(tf, call):
    """CALLS_PER_RUN calls with four of each axis."""
    function = eval(f"lambda: {call}", namespace(tf, 4, 16))  # noqa: S307  (the calls are ours: op_calls.py)

    def run():
        for _ in range(CALLS_PER_RUN["small"]):
            function()

    return run


def large(tf, call):
    """One call with about a million elements."""
    return eval(f"lambda: {call}", namespace(tf, 1024, 1 << 20))  # noqa: S307  (as above)


def compare(calls, runners, rounds):
    """Yield (call, {size: {library: seconds}}) for each of the calls: the minima over the rounds."""
    for call in calls:
        times = {}
        for size, count in CALLS_PER_RUN.items():
            best = {}
            for _ in range(rounds + 1):  # the first makes it and warms it up
                for runner in runners:
                    seconds = runner.seconds("ops", size, call) / count
                    best[runner.library] = min(seconds, best.get(runner.library, seconds))
            times[size] = best
        yield call, times
