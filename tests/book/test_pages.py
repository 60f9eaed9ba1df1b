"""The book's own rules, checked without building it: listings exist, are short, and are never pasted."""

import ast
import re
from pathlib import Path

import pytest
import yaml
from weave.blocks import Directive, read_blocks, split_front_matter
from weave.listings import FUNCTIONS, find_object, read_listing

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"
FOLDERS = ("chapters", "exercises", "book")
PAGES = [page for folder in FOLDERS for page in sorted((ROOT / folder).glob("*.md"))]
CHAPTERS = [page for page in PAGES if page.parent.name == "chapters"]
LONGEST_LISTING = 45  # lines of a function that a page can show
LONGEST_COPY = 5  # lines that a page may share with the library by chance


def page_name(page):
    return str(page.relative_to(ROOT))


def directives(page):
    """All directives of a page, those inside notes too."""
    _, body, skipped = split_front_matter(page.read_text())
    pending = read_blocks(body, skipped + 1)
    while pending:
        block = pending.pop(0)
        if isinstance(block, Directive):
            yield block
            pending += [] if block.name == "code-cell" else read_blocks(block.body, block.line)


def toc_files(entries):
    for entry in entries:
        yield entry["file"]
        yield from toc_files(entry.get("sections", []))


LISTINGS = [
    pytest.param(page, block, id=f"{page_name(page)}:{block.line}")
    for page in PAGES
    for block in directives(page)
    if block.name == "literalinclude"
]


@pytest.mark.parametrize(("page", "block"), LISTINGS)
def test_a_listing_names_an_object_that_exists(page, block):
    listing = read_listing(ROOT, block.argument, block.options)
    assert listing.path.startswith("minitf/"), f"{page_name(page)}: a listing shows the library"
    assert listing.code.strip()


@pytest.mark.parametrize(("page", "block"), LISTINGS)
def test_a_listed_function_fits_on_a_page(page, block):
    if "pyobject" not in block.options:
        return
    node = find_object((ROOT / block.argument.lstrip("/")).read_text(), block.options["pyobject"])
    parts = [node] if isinstance(node, FUNCTIONS) else node.body
    functions = [part for part in parts if isinstance(part, FUNCTIONS)]
    too_long = [part.name for part in functions if part.end_lineno - part.lineno + 1 > LONGEST_LISTING]
    assert too_long == [], f"{page_name(page)}: {block.argument}: longer than {LONGEST_LISTING} lines"


def code_lines(text):
    """Non-blank lines with their numbers, indentation aside."""
    return [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def runs(text):
    """All runs of LONGEST_COPY + 1 lines, as (number of the first line, the lines)."""
    lines, length = code_lines(text), LONGEST_COPY + 1
    for start in range(len(lines) - length + 1):
        yield lines[start][0], tuple(line for _, line in lines[start : start + length])


@pytest.fixture(scope="module")
def library_runs():
    found = {}
    for path in sorted((ROOT / "minitf").rglob("*.py")):
        for number, run in runs(path.read_text()):
            found.setdefault(run, f"{path.relative_to(ROOT)}:{number}")
    return found


@pytest.mark.parametrize("page", [*PAGES, *sorted(BOOK.rglob("*.py"))], ids=page_name)
def test_no_source_of_the_library_is_pasted(page, library_runs):
    copied = [(number, run) for number, run in runs(page.read_text()) if run in library_runs]
    copies = [f"line {number} copies {library_runs[run]}" for number, run in copied]
    assert copies == [], f"{page_name(page)}: show it with a literalinclude directive"


def test_a_copy_would_be_noticed(library_runs):
    source = (ROOT / "minitf/cli/book.py").read_text().split("\n")
    start = source.index("def installed_version(name: str) -> str | None:")
    page = "Text\n\n```python\n" + "\n".join(source[start : start + 8]) + "\n```\n"
    assert any(run in library_runs for _, run in runs(page))


def test_every_entry_of_the_contents_exists():
    toc = yaml.safe_load((BOOK / "_toc.yml").read_text())
    files = [toc["root"], *(file for part in toc["parts"] for file in toc_files(part["chapters"]))]
    assert [file for file in files if not (ROOT / f"{file}.md").exists()] == []
    assert len(files) == len(set(files))


def test_every_chapter_and_its_exercises_are_in_the_contents():
    toc = yaml.safe_load((BOOK / "_toc.yml").read_text())
    files = {file for part in toc["parts"] for file in toc_files(part["chapters"])}
    pages = {page_name(page).removesuffix(".md") for page in PAGES if page.parent.name != "book"}
    assert pages - files == set()


@pytest.mark.parametrize("page", CHAPTERS, ids=page_name)
def test_a_chapter_says_which_floor_it_has_reached(page):
    front, _, _ = split_front_matter(page.read_text())
    assert front.get("minitf", {}).get("floor") in range(11), "front matter needs minitf: {floor: 0 to 10}"
    assert front["jupytext"]["text_representation"]["format_name"] == "myst"
    assert front["kernelspec"]["name"] == "python3"


@pytest.mark.parametrize("page", CHAPTERS, ids=page_name)
def test_a_chapter_parses_and_ends_in_a_summary(page):
    _, body, _ = split_front_matter(page.read_text())
    titles = re.findall(r"(?m)^#+ (.+)$", body)
    assert any("summary" in title.lower() for title in titles)
    for block in directives(page):
        if block.name == "code-cell" and not re.search(r"(?m)^\s*[%!]", block.body):
            ast.parse(block.body)
