"""Run a notebook, and write it so that two machines write the same file.

The only file that imports nbformat and nbclient, which belong to the extra `book`.
"""

import os
import sys
from pathlib import Path

SECONDS_A_CELL = 300
KERNELS = Path(__file__).resolve().parents[1] / "_jupyter"  # where "python3" is this interpreter


def execute(cells, folder, root):
    """Run the notebook (a dictionary) in `folder` with this interpreter; -> the same notebook with outputs.

    Raises:
      RuntimeError: a cell fails that is not tagged `raises-exception`.
    """
    nbclient, nbformat = packages()
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "COLUMNS": "100"}
    os.environ["JUPYTER_PATH"] = str(KERNELS)  # read by the search for kernels, in this process
    book = nbformat.from_dict(cells)
    resources = {"metadata": {"path": str(folder)}}
    client = nbclient.NotebookClient(
        book, timeout=SECONDS_A_CELL, kernel_name="python3", resources=resources, coalesce_streams=True
    )
    try:
        client.execute(env=environment)
    except nbclient.exceptions.CellExecutionError as error:
        raise RuntimeError(str(error)) from None
    for cell in book.cells:
        cell.metadata.pop("execution", None)  # when it ran: different every time
        for output in cell.get("outputs", []):
            hide_paths(output, root)
    book.metadata.language_info = {"name": "python"}  # not this machine's Python version
    return book


def hide_paths(output, root):
    """Tracebacks lose the folder of the repository and of Python; no other output may print it."""
    if output.output_type == "error":
        output.traceback = [
            line.replace(f"{root}/", "").replace(f"{sys.prefix}/", "") for line in output.traceback
        ]
        return
    texts = [output.text] if output.output_type == "stream" else list(output.data.values())
    for text in texts:
        if str(root) in str(text):
            raise RuntimeError(f"an output prints a path of this machine: {text!r}: print a relative path")


def write(book, path):
    _, nbformat = packages()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(nbformat.from_dict(book)) + "\n")


def packages():
    """nbclient and nbformat, or an error that says how to install them."""
    try:
        import nbclient
        import nbformat
    except ImportError as error:
        missing = f"notebooks: the package {error.name} is missing"
        raise ImportError(f'{missing}. Install it with: pip install "minitf[book]"') from None
    return nbclient, nbformat
