"""Files in Python's pickle format that hold nothing but arrays. Floor 7.

A pickle can call any function while it is read. These files come from the network, so only what puts arrays together
may be called; everything else is refused.
"""

import io
import pickle
import zipfile

import numpy as np

from ...backend.errors import DataLossError, explain

ALLOWED = {("numpy", "ndarray"), ("numpy", "dtype"), ("numpy.core.multiarray", "_reconstruct"),
           ("numpy._core.multiarray", "_reconstruct")}


class ArraysOnly(pickle.Unpickler):
    """Reads arrays, numbers, strings, lists and dicts; raises pickle.UnpicklingError for everything else."""

    def find_class(self, module, name):
        if (module, name) not in ALLOWED:
            raise pickle.UnpicklingError(explain("load_data", f"a file that asks for {module}.{name}",
                                                 "a data set holds arrays only: it may be malicious", "Do not use it"))
        return super().find_class(module.replace("numpy.core", "numpy._core"), name)


def load_batch(path, label_key="labels"):
    """Return a file of CIFAR: images uint8 [N, 3, 32, 32], and the list of labels."""
    with open(path, "rb") as file:
        found = {key.decode(): value for key, value in ArraysOnly(file, encoding="bytes").load().items()}
    return found["data"].reshape(-1, 3, 32, 32), found[label_key]


def load_npz(path):
    """Return the arrays of an .npz file, among them arrays of lists, which NumPy keeps as pickles: a dict."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".npy")]
        return {name.removesuffix(".npy"): _array(io.BytesIO(archive.read(name))) for name in names}


def _array(file):
    try:
        return np.lib.format.read_array(file, allow_pickle=False)
    except ValueError:  # an array of objects: past its header, it is a pickle
        file.seek(0)
    version = np.lib.format.read_magic(file)
    readers = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
    if version not in readers:
        raise DataLossError(explain("load_data", f"an array of version {version}", "it must be 1.0 or 2.0"))
    readers[version](file)
    return ArraysOnly(file).load()
