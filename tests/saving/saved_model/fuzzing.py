"""Mutated SavedModels: each must load, or end in an error that `tf.saved_model.load` declares.

    python tests/saving/saved_model/fuzzing.py 20000 600

tries 20000 mutations of the recorded models, for 600 seconds at most, and prints how they ended. What loads is not run:
a changed model may be a right one that computes for ever.
"""

import contextlib
import os
import random
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from pathlib import Path

import minitf as tf
from minitf.graph.function import Function
from minitf.saving.saved_model.describing import describe
from minitf.wire import messages

GOLDEN = Path(__file__).parents[2] / "golden" / "saved_models.zip"
DECLARED = (tf.errors.OpError, ValueError, TypeError, OSError)
MODELS = ["dense_exported", "everything", "tables", "session", "frozen"]


def mutated(data, rng):
    """The bytes with a few changes: flipped bits, cut pieces, doubled pieces, numbers at their limits."""
    data = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 4, 8])):
        if not data:
            break
        place = rng.randrange(len(data))
        kind = rng.randrange(6)
        if kind == 0:
            data[place] ^= 1 << rng.randrange(8)
        elif kind == 1:
            data[place] = rng.choice([0, 1, 127, 128, 255])
        elif kind == 2:
            del data[place : place + rng.choice([1, 2, 8, 100])]
        elif kind == 3:
            data[place:place] = data[place : place + rng.choice([1, 8, 64])]
        elif kind == 4:
            data[place:place] = bytes(rng.randrange(256) for _ in range(4))
        else:
            data[place : place + 9] = b"\xff" * 8 + b"\x7f"  # the largest number of the wire
    return bytes(data)


def mutated_message(data, rng):
    """The message with one field changed, so that it is still a message: this reaches deeper."""
    message = messages.SavedModel.FromString(data)
    node = message
    while True:
        inner = [value for descriptor, field in node.ListFields() for value in within(field)]
        if inner and rng.random() < 0.85:
            node = rng.choice(inner)
            continue
        fields = [(descriptor.name, field) for descriptor, field in node.ListFields()]
        if not fields:
            return data
        change(node, *rng.choice(fields), rng)
        return message.SerializeToString()


def within(field):
    """The messages in a field."""
    if hasattr(field, "ListFields"):
        return [field]
    if isinstance(field, (str, bytes, int, float)):
        return []
    values = field.values() if hasattr(field, "values") else list(field)
    return [x for x in values if hasattr(x, "ListFields")]


def change(node, name, field, rng):
    """Give a field another value, take it away, or repeat a part of it."""
    if rng.random() < 0.3 or hasattr(field, "ListFields"):
        node.ClearField(name)
    elif isinstance(field, bool):
        setattr(node, name, not field)
    elif isinstance(field, int):
        with_limits(node, name, rng.choice([0, 1, -1, 2**31 - 1, -(2**31), field + 1, field - 1, 2**62]))
    elif isinstance(field, float):
        setattr(node, name, rng.choice([float("nan"), 1e38, -0.0]))
    elif isinstance(field, str):
        setattr(node, name, rng.choice(["", "x", "../../etc/passwd", field + "x", field[:-1], "Identity", "While"]))
    elif isinstance(field, bytes):
        setattr(node, name, rng.choice([b"", field[:-1], field * 2, b"\xff" * len(field)]))
    elif hasattr(field, "keys"):
        keys = sorted(field)
        del field[rng.choice(keys)]
    elif len(field):
        if rng.random() < 0.5:
            del field[rng.randrange(len(field))]
        else:
            field.append(field[rng.randrange(len(field))])


def with_limits(node, name, number):
    """Set a number, as far as its field can hold it."""
    try:
        setattr(node, name, number)
    except ValueError:
        setattr(node, name, 0)


def outcome(folder) -> str:
    """How the loading of a folder ends: "loaded", or the name of the error.

    Every function is read as well, which makes its nodes. An error that is not declared goes through.
    """
    with contextlib.suppress(DECLARED):
        describe(folder)
    try:
        loaded = tf.saved_model.load(folder)
        functions = [*getattr(loaded, "signatures", {}).values(), *getattr(loaded, "__dict__", {}).values()]
        for function in functions:
            for concrete in function.concrete_functions if isinstance(function, Function) else [function]:
                if hasattr(concrete, "structured_input_signature"):
                    assert concrete.graph is not None
    except DECLARED as error:
        return type(error).__name__
    return "loaded"


def run(count, seconds, seed=0, names=MODELS):
    """Outcome -> how often, for so many mutations."""
    rng, found, start = random.Random(seed), Counter(), time.time()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(GOLDEN) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.extractall(folder)
        whole = {name: Path(folder, name, "saved_model.pb").read_bytes() for name in names}
        for i in range(count):
            if time.time() - start > seconds:
                break
            name = names[i % len(names)]
            data = rng.choice([mutated, mutated_message, mutated_message])(whole[name], rng)
            Path(folder, name, "saved_model.pb").write_bytes(data)
            try:
                found[outcome(os.path.join(folder, name))] += 1
            except Exception:
                kept = Path(tempfile.gettempdir(), f"saved_model_{name}_{i}.pb")
                kept.write_bytes(data)
                print(f"mutation {i} of {name}, kept as {kept}", file=sys.stderr)
                raise
    return found


if __name__ == "__main__":
    print(run(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0))
