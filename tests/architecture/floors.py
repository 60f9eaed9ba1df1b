"""The floors of the tower, and the package as it was before the higher ones were built."""

import shutil

from architecture.sources import PACKAGE

# What stands on each floor, as names below `minitf`. Higher floors import lower ones, never the other way
# round, and what stands side by side on a floor does not know its neighbours.
FLOORS = {
    0: ["backend", "wire", "tree", "datasets"],
    1: ["core"],
    2: ["ops"],
    3: ["autodiff"],
    4: ["graph"],
    5: ["module", "data", "board"],
    6: ["distribute", "saving"],
    7: ["keras"],
    8: ["lite", "js", "serving"],
    9: ["", "api"],  # "" is minitf/__init__.py
    10: ["lifecycle", "course", "bench", "cli", "__main__"],
}
FACADE = 9

# Neighbours of which the first is a door to the second.
DOORS = {("", "api"), ("cli", "bench"), ("cli", "course"), ("cli", "bench"), ("__main__", "cli")}

# The error classes import nothing but the standard library. They are the bedrock: everyone may raise them.
BEDROCK = "minitf.backend.errors"


def part(module):
    """The part of the tower that a module belongs to: "minitf.core.tensor" -> "core", "minitf" -> ""."""
    return module.partition(".")[2].partition(".")[0]


def floor_of(module):
    """The floor that a module of minitf stands on, or None for one that no floor lists."""
    return next((floor for floor, parts in FLOORS.items() if part(module) in parts), None)


def path_of(name):
    """The file or folder of a part, whether or not it has been built."""
    folder = PACKAGE / name
    return folder if folder.is_dir() else folder.with_suffix(".py")


def built(floor):
    """The parts of a floor that exist."""
    return [name for name in FLOORS[floor] if path_of(name).exists()]


def copy_as_of(floor, destination):
    """Copies minitf to `destination`/minitf as it stood when `floor` was the highest.

    The facade and the programs above it stay. The tables name what higher floors offer; looking such a name up
    fails, and a program that needs it fails with it.
    """
    missing = {path_of(name) for above in FLOORS if floor < above < FACADE for name in FLOORS[above]}

    def ignore(folder, names):
        return [name for name in names if name == "__pycache__" or PACKAGE.joinpath(folder, name) in missing]

    shutil.copytree(PACKAGE, destination / "minitf", ignore=ignore)
