"""The nodes with which a graph restores its variables, and saves them. Floor 6. Read `main_graph.py` first.

    saver_filename -> RestoreV2 -> AssignVariableOp, for each variable -> NoOp
    saver_filename, ReadVariableOp of each variable -> SaveV2 -> Identity
"""

from __future__ import annotations

import numpy as np

from ...backend.dtypes import string

V2 = 2  # the version of checkpoints, of which there was one before


def write_savers(saver, nodes, variables) -> None:
    """Write the nodes, and into the SaverDef what they are called.

    saver: the SaverDef.   nodes: a NodeWriter.
    variables: (key in the checkpoint, output of the VarHandleOp, dtype) for each.
    """
    path = nodes.add("Placeholder", "saver_filename", [], {"dtype": string, "shape": ()}, [string])[0]
    keys = nodes.constant("saver_keys", strings([key for key, _, _ in variables]))
    slices = nodes.constant("saver_slices", strings([""] * len(variables)))
    saver.filename_tensor_name = f"{path.text}:0"
    saver.save_tensor_name = f"{write_save(nodes, path, keys, slices, variables).text}:0"
    saver.restore_op_name = write_restore(nodes, path, keys, slices, variables)
    saver.version = V2


def strings(texts):
    """Texts as a vector of bytes."""
    return np.array([*[text.encode() for text in texts], None], object)[:-1]


def write_save(nodes, path, keys, slices, variables):
    """The nodes that save; returns the tensor that says where, which is there when all is saved."""
    values = [nodes.add("ReadVariableOp", f"{handle.text}/Read", [handle], {"dtype": dtype}, [dtype])[0]
              for _, handle, dtype in variables]
    waits = []
    if values:
        nodes.add("SaveV2", "save", [path, keys, slices, *values])
        waits = [nodes.nodes[-1].name]
    return nodes.add("Identity", "saved", [path], {}, [string], control=waits)[0]


def write_restore(nodes, path, keys, slices, variables) -> str:
    """The nodes that restore; returns the name of the operation after which all is restored."""
    dtypes = tuple(dtype for _, _, dtype in variables)
    waits = []
    if variables:
        values = nodes.add("RestoreV2", "restore", [path, keys, slices], {"dtypes": dtypes}, dtypes)
        for (_, handle, dtype), value in zip(variables, values):
            nodes.add("AssignVariableOp", f"{handle.text}/Restore", [handle, value], {"dtype": dtype})
            waits.append(nodes.nodes[-1].name)
    nodes.add("NoOp", "restored", [], control=waits)
    return nodes.nodes[-1].name
