"""The numbers of release.py, where other files must say the same."""

import tomllib

from architecture.sources import REPOSITORY
from minitf.backend.release import RELEASE


def test_the_release_is_that_of_the_project():
    with open(REPOSITORY / "pyproject.toml", "rb") as file:
        assert tomllib.load(file)["project"]["version"] == RELEASE
