"""Make the notebooks from the chapters and exercises, or check that they are up to date.

    python book/notebooks.py sync             write all notebooks; chapters are executed
    python book/notebooks.py sync 04_tape     only these pages
    python book/notebooks.py sync --prose     chapters whose code is unchanged keep their outputs (seconds)
    python book/notebooks.py check            compare with the pages, without executing (seconds)

chapters/NN_slug.md   -> chapters/ipynb/NN_slug.ipynb    as read, with outputs
exercises/NN_slug.md  -> exercises/ipynb/NN_slug.ipynb   the starter: stubs to fill in, checks to run
"""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SYNC = "python book/notebooks.py sync"
sys.path[:0] = [str(ROOT), str(ROOT / "book")]  # minitf and weave, also where nothing is installed

from weave.citations import read_citations  # noqa: E402
from weave.execute import execute, write  # noqa: E402
from weave.labels import read_labels  # noqa: E402
from weave.notebook import chapter_notebook, exercise_notebook  # noqa: E402
from weave.prose import Names  # noqa: E402


def main(arguments=None):
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("action", choices=("sync", "check"))
    parser.add_argument("pages", nargs="*", metavar="NN_slug", help="only these pages (default: all)")
    parser.add_argument("--prose", action="store_true", help="execute only chapters whose code has changed")
    options = parser.parse_args(arguments)
    try:
        pages = chosen_pages(ROOT, options.pages)
        return sync(ROOT, pages, options.prose) if options.action == "sync" else check(ROOT, pages)
    except (LookupError, RuntimeError, ImportError) as error:
        print(error.args[0] if error.args else error, file=sys.stderr)
        return 1


def chosen_pages(root, names=()):
    """The pages that have a notebook, chapters first; LookupError for a name that no page has."""
    pages = [*sorted((root / "chapters").glob("*.md")), *sorted((root / "exercises").glob("*.md"))]
    stems = sorted({page.stem for page in pages})
    for name in names:
        if name not in stems:
            raise LookupError(f"notebooks: {name}: no such page. There are: {', '.join(stems)}")
    return [page for page in pages if not names or page.stem in names]


def notebook_of(page):
    return page.parent / "ipynb" / f"{page.stem}.ipynb"


def read_names(root):
    return Names(read_labels(root), read_citations((root / "book" / "references.bib").read_text()))


def library_stub(name):
    from minitf.course.exercises import find

    return find(name).stub()


def make_notebook(page, names, root, stub=library_stub):
    """The notebook of a page as it should be, without outputs."""
    if page.parent.name == "exercises":
        return exercise_notebook(page, names, root, stub)
    return chapter_notebook(page, names, root)


def sync(root, pages, keep=False):
    """Write the notebooks. keep: whether a chapter of which only the prose has changed keeps its outputs."""
    names = read_names(root)
    for page in pages:
        made, target = make_notebook(page, names, root), notebook_of(page)
        if page.parent.name == "chapters":
            target.parent.mkdir(exist_ok=True)
            made = (keep and with_outputs(made, target)) or execute(made, target.parent, root)
        write(made, target)
        print(target.relative_to(root))
    return 0


def with_outputs(made, target):
    """The notebook with the outputs that its file has; None where there is none, or where the code is another."""
    if not target.exists():
        return None
    found = [cell for cell in json.loads(target.read_text())["cells"] if cell["cell_type"] == "code"]
    code = [cell for cell in made["cells"] if cell["cell_type"] == "code"]
    if [shown(cell) for cell in found] != [shown(cell) for cell in code] or any(map(never_ran, found)):
        return None
    ran = iter(found)
    cells = [{**next(ran), "id": cell["id"]} if cell["cell_type"] == "code" else cell for cell in made["cells"]]
    return {**made, "cells": cells, "metadata": json.loads(target.read_text())["metadata"]}


def check(root, pages):
    """Print every notebook that is not what `sync` would write (outputs aside: nbval compares those)."""
    names = read_names(root)
    problems = [problem for page in pages for problem in differences(page, names, root)]
    problems += orphans(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(pages)} pages, {len(problems)} problems")
    return 1 if problems else 0


def differences(page, names, root, stub=library_stub):
    """What is wrong with the notebook of one page, as at most one line of text that says what to run."""
    target = notebook_of(page)
    place, remedy = target.relative_to(root), f"Run: {SYNC} {page.stem}"
    if not target.exists():
        return [f"{place}: is missing. {remedy}"]
    wanted, found = make_notebook(page, names, root, stub)["cells"], json.loads(target.read_text())["cells"]
    for number, (want, have) in enumerate(zip(wanted, found), 1):
        if shown(want) != shown(have):
            return [f"{place}: cell {number} differs from {page.relative_to(root)}. {remedy}"]
    if len(wanted) != len(found):
        return [f"{place}: has {len(found)} cells, {page.relative_to(root)} makes {len(wanted)}. {remedy}"]
    if page.parent.name == "chapters" and any(never_ran(cell) for cell in found):
        return [f"{place}: was never executed. {remedy}"]
    return []


def shown(cell):
    """What a reader sees of a cell, outputs aside."""
    return cell["cell_type"], "".join(cell["source"]), cell["metadata"].get("tags", [])


def never_ran(cell):
    return cell["cell_type"] == "code" and "".join(cell["source"]) and cell["execution_count"] is None


def orphans(root):
    """Notebooks whose page is gone."""
    notebooks = [*sorted(root.glob("chapters/ipynb/*.ipynb")), *sorted(root.glob("exercises/ipynb/*.ipynb"))]
    return [
        f"{path.relative_to(root)}: {path.parents[1].name}/{path.stem}.md does not exist. Delete the notebook"
        for path in notebooks
        if not (path.parents[1] / f"{path.stem}.md").exists()
    ]


if __name__ == "__main__":
    sys.exit(main())
