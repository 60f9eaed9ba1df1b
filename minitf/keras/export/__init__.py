"""The table of `tf.keras.export`: models for servers. Floor 7. Read `archive.py`, then `tfsm_layer.py`."""

from ...backend.tables import lazy

NAMES = {"keras.export.archive": "ExportArchive"}

__getattr__, __dir__ = lazy(__name__, NAMES)
