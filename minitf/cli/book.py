"""`minitf book`: builds the book's pages, without a network.   Floor 10.   Next: live_book.py, and book/index.md.

    minitf book
    minitf book --live    # every cell can be edited, and runs on this machine
    minitf book --pdf     # all of it in one file, printed by Chromium

The book needs the repository (its chapters are not part of the installed package) and the extra `book`.
"""

import argparse
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import minitf as tf

from .pdf_book import browser, print_page

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = ("jupyter-book", "sphinx-exercise", "sphinx-proof", "sphinx-mathjax-offline", "ipykernel")
LIVE_PACKAGES = ("jupyter-server", "teachbooks-sphinx-thebe")
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"  # it has no `python -m` of its own


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments of `minitf book`."""
    parser.add_argument("--all", action="store_true", help="write every page again, changed or not")
    parser.add_argument("--verbose", action="store_true", help="print what the build is doing")
    parser.add_argument("--live", action="store_true",
                        help="then serve it, to this machine alone, with cells that can be edited and run")
    parser.add_argument("--pdf", action="store_true", help="print it to book/_build/minitf.pdf, by way of Chromium")
    parser.add_argument("--port", type=int, help="the port of --live; 0 is any (default: 8870, or the next free one)")


def run(args: argparse.Namespace) -> int:
    """Builds the pages and says where the first one is. Returns 0, or 1 where a page has a mistake.

    Raises:
      FailedPreconditionError: the repository or a package of the extra `book` is not there.
    """
    require_repository(REPOSITORY)
    require_packages(PACKAGES + (LIVE_PACKAGES if args.live else ()))
    if args.pdf:
        browser()
    print("Building the book. The first time, every chapter runs: a minute or so.", flush=True)
    command = build_command(args.all, args.verbose, "singlehtml" if args.pdf else "html")
    if subprocess.run(command, cwd=REPOSITORY, env=build_environment(REPOSITORY)).returncode:
        print("minitf book: not built. The warnings above name the pages to correct.", file=sys.stderr)
        return 1
    pages, pdf = REPOSITORY / "book/_build/html", REPOSITORY / "book/_build/minitf.pdf"
    if args.pdf:
        print_page(REPOSITORY / "book/_build/singlehtml/book/index.html", pdf)
        print(f"The book on paper: {pdf}")
    elif args.live:
        serve_live(pages, args.port)
    else:
        print(f"The book starts here: {pages / 'index.html'}")
    return 0


def serve_live(pages: Path, port: int | None) -> None:
    """Serves the built pages until Ctrl-C, with cells that run.   port: 0 for any, None for the usual one."""
    from minitf.cli.live_book import serve  # needs packages that only live pages need

    os.environ.update(build_environment(REPOSITORY))
    serve(pages, REPOSITORY / "book/_live", port)


def require_repository(root: Path) -> None:
    """Raises FailedPreconditionError where `root` is not a copy of the repository."""
    if not (root / "book" / "_config.yml").is_file():
        raise tf.errors.FailedPreconditionError(
            None,
            None,
            f"{root} has no book/_config.yml: the book is built in a copy of minitf's repository, "
            'which an installed package does not hold. Clone it and run: pip install -e ".[book]"',
        )


def require_packages(names: tuple[str, ...]) -> None:
    """Raises FailedPreconditionError where packages are missing, or jupyter-book is not of version 1."""
    found = {name: installed_version(name) for name in names}
    missing = [name for name, number in found.items() if number is None]
    problem = f"{', '.join(missing)}: not installed: the book needs " + ("them" if len(missing) > 1 else "it")
    if not missing:
        number = found.get("jupyter-book") or "1"
        if number.split(".")[0] == "1":
            return
        problem = f"jupyter-book is {number}: the book needs version 1, which builds without a network"
    raise tf.errors.FailedPreconditionError(None, None, f'{problem}. Run: pip install "minitf[book]"')


def installed_version(name: str) -> str | None:
    """The version of a package, or None where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def build_command(everything: bool = False, verbose: bool = False, builder: str = "html") -> list[str]:
    """The build of the book as words for a process that starts in the repository. A warning fails it.

    Args:
      builder: "html", a page for each chapter; or "singlehtml", all on one.
    """
    words = ["build", ".", "--config", "book/_config.yml", "--toc", "book/_toc.yml", "--path-output", "book"]
    words += ["-W", "--keep-going"]
    words += ["--all"] if everything else []
    words += [] if verbose else ["--quiet"]
    words += [] if builder == "html" else ["--builder", builder]
    return [sys.executable, "-c", JUPYTER_BOOK, *words]


def build_environment(root: Path) -> dict[str, str]:
    """This process's environment, in which chapters run on this Python and import the minitf of `root`."""
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    kernels = str(root / "book" / "_jupyter")  # goes before a "python3" of another Python
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "JUPYTER_PATH": kernels}
