"""Higher floors import lower floors; nothing imports upward, and neighbours do not know each other."""

import subprocess
import sys

import pytest

from architecture.floors import BEDROCK, DOORS, FLOORS, built, copy_as_of, floor_of, part
from architecture.sources import PACKAGE, imports, module_name, python_files, relative

FILES = python_files()


def test_every_part_of_the_package_stands_on_a_floor():
    strays = [relative(path) for path in FILES if floor_of(module_name(path)) is None]
    assert strays == [], "a new part needs a floor in tests/architecture/floors.py"


@pytest.mark.parametrize("path", FILES, ids=relative)
def test_imports_go_down(path):
    upward = []
    for line, imported in imports(path):
        if imported.partition(".")[0] == "minitf" and not _may_import(module_name(path), imported):
            upward.append(f"{relative(path)}:{line} imports {imported}")
    assert upward == []


def _may_import(module, imported):
    edge = part(module), part(imported)
    if edge[0] == edge[1] or edge in DOORS or imported == BEDROCK:
        return True
    return floor_of(imported) < floor_of(module)


def test_the_bedrock_imports_only_the_standard_library():
    names = {name for _, name in imports(PACKAGE / "backend" / "errors.py")}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("floor", [floor for floor in FLOORS if floor <= 9 and built(floor)])
def test_a_floor_alone_loads_nothing_above_it(floor):
    modules = [f"minitf.{name}".rstrip(".") for name in built(floor)]
    program = f"import sys, {', '.join(modules)}; print(*(m for m in sys.modules if m.startswith('minitf.')))"
    done = subprocess.run([sys.executable, "-c", program], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert [name for name in done.stdout.split() if floor_of(name) > floor] == []


@pytest.mark.parametrize("name", [name for floor in FLOORS if floor < 9 for name in built(floor)])
def test_every_module_of_a_part_loads_without_the_higher_floors(name, tmp_path):
    """Also those that the part's own __init__ does not load, where the higher floors do not exist."""
    copy_as_of(floor_of(f"minitf.{name}"), tmp_path)
    modules = [module_name(path) for path in FILES if part(module_name(path)) == name]
    program = f"import importlib; [importlib.import_module(m) for m in {modules!r}]"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_importing_the_package_loads_no_floor():
    program = (
        "import sys, minitf; print(*(m for m in sys.modules if m.startswith('minitf.') or m == 'numpy'))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert done.stdout.split() == [], done.stderr
