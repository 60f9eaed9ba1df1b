"""get_file: a file from the network, kept for the next time. Floor 7. Read next: `archives.py`.

A download is written beside its place and moved there when it is complete and has the right checksum, so that a broken
one is never taken for the file.
"""

import hashlib
import os
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import warnings
from pathlib import Path

from ...backend.errors import explain
from ..config import keras_home
from .archives import extract_archive
from .messages import print_msg
from .progbar import Progbar

CHUNK = 1 << 16   # bytes that are read at a time
SHA256_DIGITS = 64


def get_file(fname=None, origin=None, untar=False, md5_hash=None, file_hash=None, cache_subdir="datasets",
             hash_algorithm="auto", extract=False, archive_format="auto", cache_dir=None, force_download=False):
    """Return the path of a file, which is downloaded unless it is there already.

    fname: its name in the cache; that at the end of `origin` unless given.
    origin: where it is downloaded from, a URL.
    file_hash: its checksum in hexadecimal digits, which it must have; `md5_hash` is the older name.
    hash_algorithm: "md5", "sha256", or "auto" to tell by the number of digits.
    extract: whether it is an archive to be unpacked; the path is then that of the folder. `untar`: the same for tar.
    archive_format: "tar", "zip", "auto", or a list of them.
    cache_dir, cache_subdir: the folder: `cache_dir / cache_subdir`, by default `~/.keras/datasets`.
    force_download: whether to download a file that is there already.

    Raises: ValueError without an `origin`, for an `fname` with folders, and for a file with another checksum;
    OSError where it cannot be downloaded.
    Source: keras.utils.get_file.
    """
    if origin is None:
        raise ValueError(explain("get_file", "origin=None", 'Please specify the "origin" argument', "It is a URL"))
    if md5_hash is not None and file_hash is None:
        file_hash, hash_algorithm = md5_hash, "md5"
    name = _name(fname, origin)
    unpacks = extract or untar
    folder = _folder(cache_dir, cache_subdir)
    target = folder / (name if not unpacks or (fname and "." in name) else f"{name}_archive")
    if force_download or not _is_there(target, file_hash, hash_algorithm):
        _download(origin, target, file_hash, hash_algorithm)
    if not unpacks:
        return str(target)
    unpacked = folder / (f"{name.partition('.')[0]}_extracted" if fname and "." in name else name)
    if not extract_archive(target, unpacked, "tar" if untar else archive_format):
        warnings.warn("Could not extract archive.", stacklevel=2)
    return str(unpacked)


def _name(fname, origin):
    """The file's name in the cache."""
    name = os.fspath(fname) if fname else os.path.basename(urllib.parse.urlsplit(origin).path)
    if not name:
        raise ValueError(explain("get_file", f"origin={origin!r}", "it does not end with the name of a file",
                                 "Please specify the `fname` argument"))
    if os.sep in name or name in (".", ".."):
        raise ValueError(explain("get_file", f"fname={name!r}", "Paths are no longer accepted as the `fname` argument",
                                 "Use `cache_dir` for the folder"))
    return name


def _folder(cache_dir, cache_subdir):
    """The folder of the cache; one for temporary files where the wanted one cannot be written to."""
    home = Path(cache_dir or keras_home()).expanduser()
    try:
        (home / cache_subdir).mkdir(parents=True, exist_ok=True)
        if os.access(home, os.W_OK):
            return home / cache_subdir
    except OSError:
        pass
    folder = Path(tempfile.gettempdir()) / ".keras" / cache_subdir
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _is_there(target, file_hash, algorithm):
    if not target.exists():
        return False
    if file_hash is None or checksum(target, file_hash, algorithm) == file_hash:
        return True
    print_msg(f"A local file was found, but it seems to be incomplete or outdated because its {algorithm} file hash is "
              f"not {file_hash}, so we will re-download the data.")
    return False


def _download(origin, target, file_hash, algorithm):
    print_msg(f"Downloading data from {origin}")
    handle, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    part = Path(part)
    try:
        with os.fdopen(handle, "wb") as file:
            _fetch(origin, file, target)
        if file_hash is not None and checksum(part, file_hash, algorithm) != file_hash:
            raise ValueError(explain("get_file", f"a file of {part.stat().st_size} bytes from {origin}",
                                     f"its {algorithm} file hash must be {file_hash}: Incomplete or corrupted file",
                                     "Try again; if it stays so, the file there was replaced"))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _fetch(origin, file, target):
    """Write what is at `origin` into an open file, with a progress bar."""
    try:
        with urllib.request.urlopen(origin) as response:
            size = int(response.headers.get("Content-Length") or 0) or None
            bar = Progbar(size, unit_name="byte")
            done = 0
            while chunk := response.read(CHUNK):
                file.write(chunk)
                done += len(chunk)
                bar.update(done)
            if size and done < size:
                raise OSError(explain("get_file", f"{done} of {size} bytes from {origin}", "the connection broke off",
                                      "Try again"))
    except urllib.error.URLError as error:
        reason = getattr(error, "reason", error)
        raise OSError(explain("get_file", f"URL fetch failure on {origin} ({reason})", "it must be reachable",
                              f"Without a network, put the file there yourself: {target}")) from error


def checksum(path, expected="", algorithm="auto"):
    """Return a file's checksum in hexadecimal digits: SHA-256, or MD5 where as many digits are expected."""
    is_long = algorithm == "sha256" or (algorithm == "auto" and len(expected) == SHA256_DIGITS)
    digest = hashlib.sha256() if is_long else hashlib.md5(usedforsecurity=False)
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
