"""`minitf book`: what it runs, and what it says where something is missing."""

import argparse
import json
import os
import sys
from pathlib import Path

import pytest

import minitf as tf
from minitf.cli import book

QUIET = argparse.Namespace(all=False, verbose=False, live=False, pdf=False, port=None)


def arguments(*words):
    parser = argparse.ArgumentParser()
    book.add_arguments(parser)
    return parser.parse_args(words)


def test_arguments():
    assert arguments() == QUIET
    assert vars(arguments("--all", "--verbose", "--live", "--port", "0")) == {
        "all": True, "verbose": True, "live": True, "pdf": False, "port": 0
    }


def test_the_build_fails_on_warnings():
    command = book.build_command()
    assert command[0] == sys.executable
    assert "-W" in command
    assert "--quiet" in command
    assert "--all" not in command
    assert "--all" in book.build_command(everything=True)
    assert "--quiet" not in book.build_command(verbose=True)


def test_chapters_import_this_library(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    assert book.build_environment(tmp_path)["PYTHONPATH"].split(os.pathsep) == [str(tmp_path), "elsewhere"]


def test_chapters_run_on_a_kernel_of_this_python():
    kernels = Path(book.build_environment(book.REPOSITORY)["JUPYTER_PATH"]) / "kernels"
    assert json.loads((kernels / "python3/kernel.json").read_text())["argv"][0] == "python"


@pytest.mark.parametrize(
    ("versions", "message"),
    [
        ({}, r'jupyter-book, sphinx-proof: not installed: .* them\. Run: pip install "minitf\[book\]"'),
        ({"jupyter-book": "1.0.4"}, "sphinx-proof: not installed: the book needs it"),
        (
            {"jupyter-book": "2.1.7", "sphinx-proof": "0.4"},
            r"jupyter-book is 2.1.7: .* version 1.*minitf\[book\]",
        ),
    ],
)
def test_missing_packages_name_the_extra(monkeypatch, versions, message):
    monkeypatch.setattr(book, "installed_version", versions.get)
    with pytest.raises(tf.errors.FailedPreconditionError, match=message):
        book.require_packages(("jupyter-book", "sphinx-proof"))


def test_the_packages_that_are_there_are_enough(monkeypatch):
    monkeypatch.setattr(book, "installed_version", {"jupyter-book": "1.0.4.post1"}.get)
    assert book.require_packages(("jupyter-book",)) is None


def test_a_package_that_is_not_installed_has_no_version():
    assert book.installed_version("no-such-package") is None
    assert book.installed_version("numpy") is not None


def test_an_installed_package_has_no_book(tmp_path):
    with pytest.raises(tf.errors.FailedPreconditionError, match=r"has no book/_config\.yml"):
        book.require_repository(tmp_path)


@pytest.mark.parametrize(("status", "result", "says"), [(0, 0, "index.html"), (1, 1, "not built")])
def test_it_says_how_it_ended(monkeypatch, capsys, status, result, says):
    monkeypatch.setattr(book, "require_packages", lambda names: None)
    monkeypatch.setattr(
        book.subprocess, "run", lambda *words, **options: argparse.Namespace(returncode=status)
    )
    assert book.run(QUIET) == result
    printed = capsys.readouterr()
    assert says in printed.out + printed.err


def test_live_pages_are_served_when_they_are_built(monkeypatch):
    served, asked = [], []
    monkeypatch.setattr(book, "require_packages", asked.extend)
    monkeypatch.setattr(book.subprocess, "run", lambda *words, **options: argparse.Namespace(returncode=0))
    monkeypatch.setattr(book, "serve_live", lambda pages, port: served.append((pages.name, port)))
    assert book.run(arguments("--live", "--port", "7")) == 0
    assert served == [("html", 7)]
    assert set(book.LIVE_PACKAGES) <= set(asked)


def test_the_book_on_paper_is_all_of_it_on_one_page(monkeypatch, capsys):
    asked, printed = [], []
    monkeypatch.setattr(book, "require_packages", lambda names: None)
    monkeypatch.setattr(book, "browser", lambda: "chromium")
    monkeypatch.setattr(book, "print_page", lambda page, pdf: printed.append((page.parts[-3:], pdf.name)))
    monkeypatch.setattr(
        book.subprocess, "run", lambda words, **options: asked.extend(words) or argparse.Namespace(returncode=0)
    )
    assert book.run(arguments("--pdf")) == 0
    assert asked[-2:] == ["--builder", "singlehtml"]
    assert printed == [(("singlehtml", "book", "index.html"), "minitf.pdf")]
    assert "minitf.pdf" in capsys.readouterr().out
