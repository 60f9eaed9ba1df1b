"""Where the data sets are. Floor 7."""

from ..utils.download import get_file

FOLDER = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"


def fetched(name, file_hash, origin_name=None):
    """Return the path of one of the files of Keras's data sets.

    name: what it is called in the cache. origin_name: its name there, where that is another.
    file_hash: its SHA-256 or MD5; None where Keras knows none.
    Raises: OSError where it cannot be downloaded; ValueError where it is not what it should be.
    """
    return get_file(name, origin=FOLDER + (origin_name or name), file_hash=file_hash)
