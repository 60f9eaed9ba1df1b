"""The folder that is a SavedModel. Floor 6. Read next: `loading.py`, and `saving.py`.

    saved_model.pb       the graph, the functions, and the objects that they belong to
    variables/           the values of the variables, as a checkpoint
    assets/              files that the graph needs, such as vocabularies
    fingerprint.pb       a few hashes, by which two models can be told apart

What comes from a folder is data from a stranger: nothing is looked at that lies outside of it.
"""

from __future__ import annotations

import os

from ...backend.errors import DataLossError, PermissionDeniedError, did_you_mean, explain
from ...wire import messages
from . import names

LARGEST = 2**31 - 1  # bytes; no message can be larger


def contains_saved_model(export_dir) -> bool:
    """Whether a SavedModel stands in the folder.

    export_dir: str or path.

        >>> contains_saved_model("/nowhere")
        False

    Source: tf.saved_model.contains_saved_model. Differs: the folder must be a local one.
    """
    folder = os.fspath(export_dir)
    return any(os.path.isfile(os.path.join(folder, name))
               for name in (names.SAVED_MODEL_FILENAME_PB, names.SAVED_MODEL_FILENAME_PBTXT))


def read_message(export_dir):
    """The SavedModel message of a folder.

    Raises: OSError where there is none, and where the file is damaged; DataLossError where it is of another version.
    """
    try:
        message = parsed(os.fspath(export_dir))
    except DataLossError as error:
        raise OSError(str(error)) from None
    if message.saved_model_schema_version != names.SAVED_MODEL_SCHEMA_VERSION:
        raise DataLossError(explain("SavedModel", f"{export_dir} of version {message.saved_model_schema_version}",
                                    f"only version {names.SAVED_MODEL_SCHEMA_VERSION} is known"))
    return message


def parsed(export_dir):
    """The message, as it stands there.  Raises: OSError, DataLossError."""
    path = os.path.join(export_dir, names.SAVED_MODEL_FILENAME_PB)
    text_path = os.path.join(export_dir, names.SAVED_MODEL_FILENAME_PBTXT)
    if os.path.isfile(path):
        return messages.parse("SavedModel", contents(path), path)
    if os.path.isfile(text_path):
        return messages.parse_text("SavedModel", text_of(text_path), text_path)
    raise OSError(explain("SavedModel", f"export_dir is {export_dir!r}",
                          f"there is neither {names.SAVED_MODEL_FILENAME_PB} nor {names.SAVED_MODEL_FILENAME_PBTXT} "
                          "in it", "It must be the folder" if os.path.isfile(export_dir) else None))


def contents(path) -> bytes:
    """All bytes of a file.  Raises: DataLossError where it is larger than any message."""
    size = os.path.getsize(path)
    if size > LARGEST:
        raise DataLossError(explain("SavedModel", f"{path} of {size} bytes", f"a message has at most {LARGEST}"))
    with open(path, "rb") as file:
        return file.read()


def text_of(path) -> str:
    """The text of a file.  Raises: DataLossError where it is none."""
    try:
        return contents(path).decode()
    except UnicodeDecodeError:
        raise DataLossError(explain("SavedModel", path, "it is no text")) from None


def meta_graph(message, tags=None):
    """The MetaGraphDef with these tags; without any, the only one.

    tags: a string or a list of strings.

    Raises: ValueError where there is none, or several to choose from.
    """
    known = [sorted(graph.meta_info_def.tags) for graph in message.meta_graphs]
    if tags is None:
        if len(known) == 1:
            return message.meta_graphs[0]
        raise ValueError(explain("SavedModel", f"{len(known)} graphs, with the tags {known}", "tags must say which"))
    wanted = sorted({tags} if isinstance(tags, str) else set(tags))
    for graph, found in zip(message.meta_graphs, known):
        if found == wanted:
            return graph
    raise ValueError(explain("SavedModel", f"tags are {wanted}", f"the file has graphs with the tags {known}",
                             did_you_mean(wanted, known)))


def variables_prefix(export_dir) -> str:
    """Where the checkpoint of a SavedModel stands: the part of the path that its files have in common."""
    return os.path.join(export_dir, names.VARIABLES_DIRECTORY, names.VARIABLES_FILENAME)


def asset_path(export_dir, filename) -> str:
    """The path of an asset.

    Raises: PermissionDeniedError where the name leads out of the folder, also by a link.
    """
    folder = os.path.realpath(os.path.join(export_dir, names.ASSETS_DIRECTORY))
    path = os.path.join(folder, filename)
    inside = os.path.realpath(path)
    if os.path.commonpath([folder, inside]) != folder or inside == folder or "\0" in filename:
        raise PermissionDeniedError(explain("SavedModel", f"an asset named {filename!r}",
                                            "it must stand in the model's own folder"))
    return path
