"""Reading minitf's own source: which files there are, and what each one imports."""

import ast
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "minitf"


def python_files(folder=PACKAGE):
    """All source files below a folder, sorted."""
    return sorted(path for path in Path(folder).rglob("*.py") if "__pycache__" not in path.parts)


def module_name(path):
    """minitf/core/tensor.py -> "minitf.core.tensor";  minitf/core/__init__.py -> "minitf.core"."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path):
    """The file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def relative(path):
    """The path as it is printed in a failure."""
    return str(path.relative_to(REPOSITORY))


def imports(path):
    """Every module that a file imports, wherever in the file the import stands: [(line, module), ...].

    `from PACKAGE import NAME` counts as the module PACKAGE.NAME where that is one, and as PACKAGE where it is
    not.
    """
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, path)
            found += [(node.lineno, _module(base, alias.name)) for alias in node.names]
        elif isinstance(node, ast.Call) and _is_import_by_name(node):
            found.append((node.lineno, node.args[0].value))
    return found


def _absolute(node, path):
    """The module that stands after `from`, with its leading dots resolved."""
    if not node.level:
        return node.module
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    package = package[: len(package) - node.level + 1]
    return ".".join([*package, node.module] if node.module else package)


def _module(base, name):
    inside = REPOSITORY.joinpath(*base.split("."), name)
    return f"{base}.{name}" if inside.is_dir() or inside.with_suffix(".py").is_file() else base


def _is_import_by_name(call):
    """import_module("a.b") or __import__("a.b"), with the name written out."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    written = call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    return called in ("import_module", "__import__") and bool(written)
