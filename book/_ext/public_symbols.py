"""The public names of minitf: where each is defined, what its docstring lists as different, and its chapters."""

import functools
import importlib
import inspect
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LISTING = re.compile(r"literalinclude\} /(\S+)\n(?::(?!pyobject)[\w-]+:.*\n)*:pyobject: ([\w.]+)")
MENTION = re.compile(r"\b(?:tf|minitf|keras)(?:\.[A-Za-z_]\w*)+")
DIFFERS = re.compile(r"\bDiffers: (.*?)(?=\n\s*\n|\n\s*[A-Z]\w+:\s|\Z)", re.DOTALL)


@dataclass
class Symbol:
    """One public name. place: file below the repository; line: where its definition begins, 0 for a plain value."""

    namespace: str
    name: str
    place: str = ""
    line: int = 0
    differs: str = ""
    chapters: list[str] = field(default_factory=list)


@functools.cache
def symbols():
    """All public names of minitf, by namespace and name; aliases are names of their own."""
    import minitf

    public = list(walk(minitf, "tf"))
    listed, mentioned = listings(), by_value(public, mentions())
    return tuple(described(namespace, name, value, listed, mentioned) for namespace, name, value in public)


def by_value(public, mentioned):
    """id of a value -> the chapters that say any of its names: who says tf.math.add speaks of tf.add."""
    found = {}
    for namespace, name, value in public:
        found.setdefault(id(value), set()).update(mentioned.get(f"{namespace}.{name}", ()))
    return found


def walk(table, namespace, above=()):
    """Yields (namespace, name, value) for each public name, and goes down into namespaces."""
    inside = []
    for name in public_names(table):
        value = getattr(table, name)
        if not inspect.ismodule(value):
            yield namespace, name, value
        elif value not in above:
            inside.append((name, value))
    for name, value in inside:
        yield from walk(value, f"{namespace}.{name}", (*above, table))


def public_names(table):
    """What a table of names lists; of a module that is none, what it defines itself."""
    if "__dir__" in vars(table):
        return sorted(name for name in dir(table) if not name.startswith("_"))
    return sorted(
        name
        for name, value in vars(table).items()
        if getattr(value, "__module__", "") == table.__name__ and not name.startswith("_")
    )


def described(namespace, name, value, listed, mentioned):
    symbol = Symbol(namespace, name)
    symbol.place, symbol.line = source_of(value)
    symbol.differs = differences_in(vars(value).get("__doc__") if inspect.isclass(value) else inspect.getdoc(value))
    chapters = listed.get((symbol.place, getattr(value, "__qualname__", "")), set())
    symbol.chapters = sorted(chapters | mentioned[id(value)])
    return symbol


def source_of(value):
    """(file below the repository, line) of a function's or class's definition; ("", 0) for other values."""
    value = inspect.unwrap(value) if callable(value) else value
    if not (inspect.isfunction(value) or inspect.isclass(value)):
        return "", 0
    path = getattr(sys.modules.get(value.__module__), "__file__", None)
    if not path or ROOT not in Path(path).parents:
        return "", 0
    return Path(path).relative_to(ROOT).as_posix(), lines_of(path).get(value.__qualname__, 0)


@functools.cache
def lines_of(path):
    """Qualified name -> line, of every function and class that a file defines."""
    import ast

    found = {}

    def visit(body, prefix):
        for node in body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
                found.setdefault(prefix + node.name, node.lineno)
                if isinstance(node, ast.ClassDef):
                    visit(node.body, f"{prefix}{node.name}.")

    visit(ast.parse(Path(path).read_text(encoding="utf-8")).body, "")
    return found


def differences_in(doc):
    """What a docstring says after `Differs:`, on one line; empty where it says nothing."""
    match = DIFFERS.search(inspect.cleandoc(doc)) if isinstance(doc, str) else None
    return " ".join(match[1].split()) if match else ""


def chapter_texts():
    """Chapter's page name -> its text."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "chapters").glob("*.md"))}


def listings():
    """(file, object) -> the chapters that list it."""
    found = {}
    for chapter, text in chapter_texts().items():
        for place, name in LISTING.findall(text):
            found.setdefault((place, name), set()).add(chapter)
    return found


def mentions():
    """tf.name -> the chapters whose text or cells say it."""
    found = {}
    for chapter, text in chapter_texts().items():
        for name in set(MENTION.findall(text)):
            path = "tf." + name.removeprefix("minitf.") if not name.startswith("tf.") else name
            while path.count("."):  # who says tf.data.Dataset.map speaks of tf.data.Dataset
                found.setdefault(path, set()).add(chapter)
                path = path.rpartition(".")[0]
    return found


def reasons_of_tests():
    """The reasons of tests/interop/differences.py, for outcomes and for signatures, by kind."""
    sys.path.insert(0, str(ROOT / "tests"))
    try:
        table = importlib.import_module("interop.differences")
    finally:
        sys.path.remove(str(ROOT / "tests"))
    return {
        "expressions": table.EXPRESSIONS,
        "rules": list(table.RULES),
        "signatures": {**table.CONSTRUCTORS, **table.SIGNATURES},
    }
