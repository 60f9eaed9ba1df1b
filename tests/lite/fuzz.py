"""Damaged .tflite files: cut off, changed, moved. In tests: `python -m lite.fuzz FILE... [--count N]`.

Whatever the damage, reading and running must end in a ValueError, a RuntimeError, or a result; never in another error,
a crash, an endless loop that nothing stops, or more memory than LIMIT for a tensor.
"""

import argparse
import random
import signal
import warnings
from pathlib import Path

import numpy as np

from minitf.lite import call
from minitf.lite.interpreter import Interpreter

LIMIT = 1 << 24  # bytes of a tensor
SECONDS = 5  # then a loop counts as endless: a damaged one may be, as may a program in TensorFlow


class Endless(Exception):
    """A run took too long."""


def damaged(content, seed):
    """The bytes with some damage, which the seed decides."""
    chance = random.Random(seed)
    data, kind = bytearray(content), chance.randrange(4)
    if kind == 0:
        return bytes(data[: chance.randrange(len(data))])
    if kind == 1:
        start, to = chance.randrange(len(data)), chance.randrange(len(data))
        data[to : to + 16] = data[start : start + 16]
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place = chance.randrange(len(data))
        if kind == 2:
            number = chance.choice((0, 1, 2**31 - 1, 2**32 - 1, 2**16, 7))
            data[place & ~3 : (place & ~3) + 4] = number.to_bytes(4, "little")
        else:
            data[place] = chance.choice((0, 1, 127, 128, 255, chance.randrange(256)))
    return bytes(data)


def survives(content) -> str:
    """How reading and running ends: "ran", or the class of the error.

    Raises: whatever is neither a ValueError nor a RuntimeError.
    """
    before, call.LARGEST = call.LARGEST, LIMIT
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            interpreter = Interpreter(model_content=content)
            interpreter.allocate_tensors()
            interpreter.invoke()
            for detail in interpreter.get_output_details():
                interpreter.get_tensor(detail["index"])
            interpreter.get_tensor_details()
            interpreter.get_signature_list()
    except (ValueError, RuntimeError) as error:
        return type(error).__name__
    except Endless:
        return "endless"
    finally:
        signal.alarm(0)
        call.LARGEST = before
    return "ran"


def stop(*_):
    """End a run that takes too long."""
    raise Endless


def main():
    """Damage files as often as asked, and print how it ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--start", type=int, default=0)
    args = parser.parse_args()
    contents, ends = [file.read_bytes() for file in args.files], {}
    for seed in range(args.start, args.start + args.count):
        try:
            end = survives(damaged(contents[seed % len(contents)], seed))
        except Exception:
            print("seed", seed, "of", args.files[seed % len(contents)])
            raise
        ends[end] = ends.get(end, 0) + 1
    print(ends)


if __name__ == "__main__":
    np.seterr(all="ignore")
    main()
