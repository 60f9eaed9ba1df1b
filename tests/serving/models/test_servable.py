"""Versions of models, loaded."""

import os
import shutil

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError, OpError
from minitf.ops.variables.variable import Variable
from minitf.serving.models.servable import load_servable


def test_signatures_and_their_definitions(servable):
    assert {"serving_default", "several", "classify", "regress"} == set(servable.signatures) & set(servable.definitions)
    assert servable.definitions["classify"].inputs["inputs"].dtype == 7
    assert (servable.name, servable.version) == ("half", 2)


def test_other_tags(saved):
    with pytest.raises(InvalidArgumentError, match=r"Could not find meta graph def matching supplied tags: { gpu }"):
        load_servable("half", 1, saved(2.0), ["gpu"])


@pytest.mark.parametrize("missing", ["saved_model.pb", "variables/variables.index",
                                     "variables/variables.data-00000-of-00001"])
def test_a_folder_that_is_copied_half(saved, tmp_path, missing):
    folder = tmp_path / "1"
    shutil.copytree(saved(2.0), folder)
    os.remove(folder / missing)
    with pytest.raises(OSError):
        load_servable("half", 1, str(folder))


@pytest.mark.parametrize("name", ["saved_model.pb", "variables/variables.data-00000-of-00001"])
def test_a_file_that_is_cut_short(saved, tmp_path, name):
    folder = tmp_path / "1"
    shutil.copytree(saved(2.0), folder)
    (folder / name).write_bytes((folder / name).read_bytes()[:-1])
    with pytest.raises((OSError, OpError)):
        load_servable("half", 1, str(folder))


def test_weights_that_stay_in_their_file(saved, tmp_path, x):
    folder = str(tmp_path / "1")
    shutil.copytree(saved(2.0), folder)
    servable = load_servable("half", 1, folder, mapped=True)
    shutil.rmtree(folder)
    [variable, *_] = [v for v in servable.signatures["serving_default"]._function._captured if isinstance(v, Variable)]
    assert not variable._array.flags.writeable
    name = next(iter(servable.signatures["serving_default"].dtypes))
    [before] = servable.signatures["serving_default"]({name: x}).values()
    variable.assign_add(np.ones_like(variable.numpy()))
    [after] = servable.signatures["serving_default"]({name: x}).values()
    assert not np.array_equal(before, after)
