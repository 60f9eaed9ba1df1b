"""Temporary folders of rows."""

import os

from minitf.bench.folder import Folder


def test_it_goes_with_its_object_and_what_is_in_it():
    folder = Folder()
    name = folder.name
    with open(os.path.join(name, "file"), "w") as file:
        file.write("text")
    assert os.listdir(name) == ["file"]
    del folder
    assert not os.path.exists(name)
