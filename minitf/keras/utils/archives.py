"""Unpacking archives that strangers made. Floor 7.

An archive may name files like "../../.bashrc", or links that lead outside. Such members are left out: what an archive
unpacks stays below the folder that it was told.
"""

import os
import shutil
import stat
import tarfile
import warnings
import zipfile

from ...backend.errors import explain

FORMATS = ("tar", "zip")


def extract_archive(file_path, path=".", archive_format="auto"):
    """Unpack an archive into a folder. Returns whether it was one of the formats.

    archive_format: "tar", "zip", "auto" for either, a list of them, or None to do nothing.
    Raises: NotImplementedError for another format; tarfile.TarError, zipfile.BadZipFile for a damaged archive, of which
    nothing is left then.
    """
    wanted = FORMATS if archive_format == "auto" else archive_format or ()
    for kind in [wanted] if isinstance(wanted, str) else wanted:
        if kind not in FORMATS:
            raise NotImplementedError(explain("extract_archive", f"archive_format={kind!r}", f"it is one of {FORMATS}"))
        is_one, unpack = (tarfile.is_tarfile, _unpack_tar) if kind == "tar" else (zipfile.is_zipfile, _unpack_zip)
        if is_one(file_path):
            _unpack_or_leave_nothing(unpack, file_path, path)
            return True
    return False


def _unpack_or_leave_nothing(unpack, file_path, path):
    was_there = os.path.exists(path)
    try:
        unpack(file_path, os.path.realpath(path))
    except BaseException:
        if not was_there:
            shutil.rmtree(path, ignore_errors=True)
        raise


def _unpack_zip(file_path, folder):
    with zipfile.ZipFile(file_path) as archive:
        for member in archive.infolist():
            is_link = stat.S_ISLNK(member.external_attr >> 16)
            if is_link or not is_inside(os.path.join(folder, member.filename), folder):
                _skip(member.filename)
            else:
                archive.extract(member, folder)


def _unpack_tar(file_path, folder):
    with tarfile.open(file_path) as archive:
        for member in archive:
            if _is_harmless(member, folder):
                archive.extract(member, folder, filter="data")
            else:
                _skip(member.name)


def _is_harmless(member, folder):
    """Whether a member is a file, a folder or a link, and stays, with all that it leads to, below the folder."""
    place = os.path.join(folder, member.name)
    if not is_inside(place, folder):
        return False
    if member.issym():
        return is_inside(os.path.join(os.path.dirname(place), member.linkname), folder)
    if member.islnk():
        return is_inside(os.path.join(folder, member.linkname), folder)
    return member.isfile() or member.isdir()


def is_inside(path, folder):
    """Whether a path, with links followed, is below a folder.

    >>> is_inside("/data/a/../b", "/data"), is_inside("/data/../etc", "/data")
    (True, False)
    """
    folder = os.path.realpath(folder)
    return os.path.commonpath([os.path.realpath(path), folder]) == folder


def _skip(name):
    warnings.warn(f"Skipping invalid path during archive extraction: {name!r}.", stacklevel=6)
