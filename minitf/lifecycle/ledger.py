"""The ledger: what was made of what, when, and what came out. Floor 10. Read `drift.py` first.

One line of JSON for each step, and no line is ever changed. What goes into a step and comes out of it are files and
folders, named by what they hold: so a name in the ledger can never mean something else later.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path


def fingerprint(path) -> str:
    """Sixteen hexadecimal digits for what a file holds, or all files in a folder, with names."""
    path = Path(path)
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            name, data = file.relative_to(path).as_posix().encode(), file.read_bytes()
            digest.update(b"%d %d " % (len(name), len(data)) + name + data)
    return digest.hexdigest()[:16]


class Ledger:
    """A file of steps.

    path: of the file; it is made with the first step.

        >>> import tempfile
        >>> ledger = Ledger(f"{tempfile.mkdtemp()}/ledger.jsonl")
        >>> ledger.write("train", ["data"], ["model"], epochs=3)
        >>> ledger.steps()
        [{'step': 'train', 'inputs': ['data'], 'outputs': ['model'], 'facts': {'epochs': 3}}]

    Source: the metadata store of TFX (ML Metadata).
    """

    def __init__(self, path):
        self.path = Path(path)

    def write(self, step, inputs, outputs, **facts):
        """Add a step.   inputs, outputs: fingerprints.   facts: what else is to be known, as JSON has it."""
        line = json.dumps({"step": step, "inputs": list(inputs), "outputs": list(outputs), "facts": facts})
        with self.path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())

    def steps(self) -> list[dict]:
        """All steps, in order. A last line that was cut off while it was written is no step."""
        if not self.path.exists():
            return []
        lines = self.path.read_text(encoding="utf-8").split("\n")
        return [json.loads(line) for line in lines[:-1] if line]

    def lineage(self, artifact) -> list[dict]:
        """The steps that led to an artifact, in the order in which they were done; each once.

        artifact: a fingerprint. What nobody has made has no steps.
        """
        wanted, found = {artifact}, []
        for step in reversed(self.steps()):
            if wanted & set(step["outputs"]):
                found.append(step)
                wanted |= set(step["inputs"])
        return found[::-1]
