"""python run_chapter.py CHAPTER.md: runs a chapter's cells in order, as its notebook would.

Ends with status 1 at the first cell that fails, or that does not fail although its tag says that it will.
"""

import sys

import jupytext
from IPython.core.interactiveshell import InteractiveShell


def run(chapter):
    """Returns the source of the cell that went wrong, or None."""
    shell = InteractiveShell.instance()
    for cell in jupytext.read(chapter).cells:
        if cell.cell_type == "code":
            must_fail = "raises-exception" in cell.metadata.get("tags", [])
            if shell.run_cell(cell.source).success == must_fail:
                return cell.source
    return None


if __name__ == "__main__":
    if failed := run(sys.argv[1]):
        sys.exit(f"{sys.argv[1]}: this cell went wrong:\n\n{failed}")
