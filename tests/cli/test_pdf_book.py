"""`minitf book --pdf`: which browser prints, and what is said where none does."""

import stat

import pytest

import minitf as tf
from minitf.cli import pdf_book

PRINTER = """#!/bin/sh
for word in "$@"; do case "$word" in --print-to-pdf=*) printf '%%PDF-1.4' > "${word#--print-to-pdf=}";; esac; done
"""


def browser_that(tmp_path, monkeypatch, script):
    program = tmp_path / "chromium"
    program.write_text(script)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pdf_book, "browser", lambda: str(program))


def test_a_page_is_printed(tmp_path, monkeypatch):
    browser_that(tmp_path, monkeypatch, PRINTER)
    pdf_book.print_page(tmp_path / "index.html", tmp_path / "book.pdf")
    assert (tmp_path / "book.pdf").read_bytes() == b"%PDF-1.4"


def test_a_browser_that_fails_is_quoted(tmp_path, monkeypatch):
    browser_that(tmp_path, monkeypatch, "#!/bin/sh\necho no display >&2\n")
    with pytest.raises(tf.errors.InternalError, match="printed nothing: no display"):
        pdf_book.print_page(tmp_path / "index.html", tmp_path / "book.pdf")
    assert not (tmp_path / "book.pdf").exists()


def test_without_a_browser_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(pdf_book.shutil, "which", lambda name: None)
    with pytest.raises(tf.errors.FailedPreconditionError, match="Install Chromium"):
        pdf_book.browser()
