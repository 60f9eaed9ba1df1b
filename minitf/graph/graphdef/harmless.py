"""What a graph from a file may not do: run Python code, read files or write them. Floor 4.

A file is data from a stranger, and whoever loads a model does not expect it to look around.
"""

from __future__ import annotations

from ...backend.errors import PermissionDeniedError, explain
from .forms import PYTHON

READ_FILES = {"InitializeTableFromTextFileV2", "ReadFile"}  # the last input names the file
KEEP_TENSORS = {"Restore", "Save"}  # the first input names the file
TOUCH_FILES = {*READ_FILES, *KEEP_TENSORS, "MatchingFiles", "MergeV2Checkpoints", "RestoreV2", "SaveV2", "WriteFile"}
STREAMS = ("", "stdout", "stderr", "log(info)", "log(warning)", "log(error)")


def require_harmless(node, own_files=frozenset(), given=frozenset()) -> None:
    """Raise PermissionDeniedError for a node that would run code or touch files.

    node: a ReadNode.
    own_files: ids of the tensors that name files of the model itself. To read these is no harm.
    given: ids of what callers pass. Where they name a file themselves, tensors may be saved there, or restored.
    """
    if node.op in PYTHON:
        refuse(node, "a file must not run Python code")
    if node.op in READ_FILES and id(node.inputs[-1]) in own_files:
        return
    if node.op in KEEP_TENSORS and id(node.inputs[0]) in given:
        return
    if node.op in TOUCH_FILES or node.attrs.get("vocab_file"):
        refuse(node, "a graph from a file must not touch files")
    if node.op == "PrintV2" and node.attrs["output_stream"] not in STREAMS:
        refuse(node, "a graph from a file prints to standard streams alone")


def refuse(node, rule):
    """Raise the error."""
    raise PermissionDeniedError(explain("GraphDef", f"node {node.name!r} is a {node.op}", rule,
                                        "Take it out, and do in Python what it does"))
