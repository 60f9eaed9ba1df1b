"""`minitf book --pdf`: the whole book as one page, which a browser without a window prints.   Floor 10.

Chromium, or Chrome, is asked to print: what it shows, with formulas, figures and links, is what stands on paper.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

import minitf as tf

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LIMIT = 600  # seconds for the printing of all of it


def browser() -> str:
    """The path of a browser that prints.

    Raises:
      FailedPreconditionError: there is none.
    """
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise tf.errors.FailedPreconditionError(
            None, None, f"book --pdf: none of {', '.join(BROWSERS)} is installed: one of them prints the pages. "
            "Install Chromium, or print a page of the built book from your own browser",
        )
    return found


def print_page(page: Path, pdf: Path) -> None:
    """Prints one page of HTML to `pdf`, which is written whole or not at all.

    Raises:
      InternalError: the browser wrote nothing; with its last words.
    """
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "book.pdf"
        command = [browser(), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                   f"--user-data-dir={folder}/profile", "--virtual-time-budget=60000",  # milliseconds: for the formulas
                   f"--print-to-pdf={draft}", page.resolve().as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
        if not draft.is_file():
            said = " ".join(done.stderr.split()[-20:])
            raise tf.errors.InternalError(None, None, f"book --pdf: {command[0]} printed nothing: {said}")
        shutil.copy(draft, pdf)
