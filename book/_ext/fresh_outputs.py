"""Outputs that cannot go stale: the execution cache belongs to one state of the library.

The notebook cache compares a chapter's cells only. Were a `__repr__` in minitf changed, a page would show
the new listing above the old output. So the cache's folder carries a hash of everything an output can
depend on, and the same hash is a Sphinx setting of kind "env": another hash, and all pages are read (and
run) again.
"""

import hashlib
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

CACHE = "execution-"


def library_hash(root):
    """Hash of minitf/ (code and data) and of the packages that compute and print for it: 16 hex digits."""
    digest = hashlib.sha256(repr((sys.version_info[:3], version("numpy"), version("matplotlib"))).encode())
    for path in sorted((root / "minitf").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def key_cache(app, config):
    root, build = Path(app.srcdir), Path(app.outdir).parent
    config.minitf_library_hash = library_hash(root)
    cache = build / (CACHE + config.minitf_library_hash)
    config.nb_execution_cache_path = str(cache)
    for old in build.glob(CACHE + "*"):
        if old != cache:
            shutil.rmtree(old, ignore_errors=True)


def setup(app):
    app.add_config_value("minitf_library_hash", "", "env", [str])
    app.connect("config-inited", key_cache)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
