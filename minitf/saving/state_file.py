"""The file `checkpoint`: which checkpoints a folder has, and which is the latest. Floor 6. Next: `manager.py`.

    model_checkpoint_path: "ckpt-2"
    all_model_checkpoint_paths: "ckpt-1"
    all_model_checkpoint_paths: "ckpt-2"
"""

from __future__ import annotations

import os

from ..backend.errors import OpError, explain
from ..backend.log import get_logger
from ..wire import gfile, messages
from ..wire.atomic import replacing
from ..wire.bundle.writer import data_files

NAME = "checkpoint"
LONGEST = 1 << 26  # bytes of such a file


def write_state(folder, latest, paths, timestamps=None, last_preserved=None, filename=None) -> None:
    """Write the file.

    folder: where. latest: path of a checkpoint. paths: those of all, oldest first. timestamps: when each was saved,
    seconds since 1970. last_preserved: when the last was that is kept for good. filename: a name in place of
    "checkpoint".
    """
    paths = list(paths) if latest in paths else [*paths, latest]
    state = messages.CheckpointState(model_checkpoint_path=_relative(latest, folder))
    state.all_model_checkpoint_paths.extend(_relative(path, folder) for path in paths)
    state.all_model_checkpoint_timestamps.extend(timestamps or ())
    if last_preserved is not None:
        state.last_preserved_timestamp = last_preserved
    target = os.path.join(folder, filename or NAME)
    with gfile.told(target), replacing(target) as new, open(new, "w") as file:
        file.write(str(state))


def _relative(path, folder):
    """A path as seen from the folder, if it is in there."""
    return os.path.relpath(path, folder) if os.path.dirname(path) == folder else path


def get_checkpoint_state(checkpoint_dir, latest_filename=None):
    """What the file `checkpoint` of a folder says, as a CheckpointState; None where there is none, or a damaged one.

    latest_filename: another name of the file.

    Raises: ValueError where it names no checkpoint. Source: tf.train.get_checkpoint_state.
    """
    folder = gfile.as_path(checkpoint_dir)
    path = os.path.join(folder, latest_filename or NAME)
    if not os.path.isfile(path):
        return None
    try:
        with gfile.told(path), open(path, encoding="utf-8", errors="replace") as file:
            state = messages.parse_text("CheckpointState", file.read(LONGEST), path)
    except OpError as error:
        get_logger().warning(f"{error} {path}: Checkpoint ignored")
        return None
    if not state.model_checkpoint_path:
        raise ValueError(explain("get_checkpoint_state", path, "Invalid checkpoint state: it names no checkpoint",
                                 "Delete it, and give the checkpoint's own path"))
    state.model_checkpoint_path = os.path.join(folder, state.model_checkpoint_path)
    for i, each in enumerate(state.all_model_checkpoint_paths):
        state.all_model_checkpoint_paths[i] = os.path.join(folder, each)
    return state


def latest_checkpoint(checkpoint_dir, latest_filename=None):
    """The path of the latest checkpoint in a folder, as `tf.train.Checkpoint.restore` takes it; None for none.

        >>> import tempfile
        >>> import minitf as tf
        >>> folder = tempfile.mkdtemp()
        >>> path = tf.train.Checkpoint(v=tf.Variable(1.)).save(folder + "/ckpt")
        >>> tf.train.latest_checkpoint(folder) == path == folder + "/ckpt-1"
        True

    Source: tf.train.latest_checkpoint.
    """
    state = get_checkpoint_state(checkpoint_dir, latest_filename)
    if state is None:
        return None
    if checkpoint_exists(state.model_checkpoint_path):
        return state.model_checkpoint_path
    get_logger().error(f"Couldn't match files for checkpoint {state.model_checkpoint_path}")
    return None


def checkpoint_exists(checkpoint_prefix) -> bool:
    """Whether there is a checkpoint with this path.  Source: tf.compat.v1.train.checkpoint_exists."""
    return os.path.isfile(f"{gfile.as_path(checkpoint_prefix)}.index")


def update_checkpoint_state(save_dir, model_checkpoint_path, all_model_checkpoint_paths=None, latest_filename=None,
                            all_model_checkpoint_timestamps=None, last_preserved_timestamp=None) -> None:
    """Write the file `checkpoint`; see `write_state`.  Source: tf.compat.v1.train.update_checkpoint_state."""
    write_state(gfile.as_path(save_dir), gfile.as_path(model_checkpoint_path), all_model_checkpoint_paths or (),
                all_model_checkpoint_timestamps, last_preserved_timestamp, latest_filename)


def delete_checkpoint(prefix) -> None:
    """Delete the files of a checkpoint, those that there are; the index first: no data is missed without it."""
    for path in [f"{prefix}.index", *data_files(prefix)]:
        if os.path.lexists(path):
            with gfile.told(path):
                os.unlink(path)


def remove_checkpoint(checkpoint_prefix, checkpoint_format_version=2, meta_graph_suffix="meta") -> None:
    """Delete the files of a checkpoint, and that with the graph.  Source: tf.compat.v1.train.remove_checkpoint."""
    path = gfile.as_path(checkpoint_prefix)
    delete_checkpoint(path)
    meta = f"{path}.{meta_graph_suffix}"
    if os.path.lexists(meta):
        os.unlink(meta)


def get_checkpoint_mtimes(checkpoint_prefixes) -> list:
    """When each checkpoint that is there was written, in seconds since 1970.

    Source: tf.compat.v1.train.get_checkpoint_mtimes.
    """
    return [os.path.getmtime(f"{path}.index") for path in checkpoint_prefixes if checkpoint_exists(path)]
