"""From pages to notebooks: the cells, the check, and that the committed notebooks are those of the pages."""

import json
import re

import notebooks
import pytest
from weave.directives import plain_markdown
from weave.notebook import exercise_notebook
from weave.prose import Names


def stub(name):
    return f'def {name}(tape):\n    """Walk."""\n    raise NotImplementedError'


def made(bed, folder):
    return notebooks.make_notebook(bed / folder / "04_tape.md", notebooks.read_names(bed), bed, stub)


def test_cells_of_a_chapter(bed):
    cells = made(bed, "chapters")["cells"]
    assert [cell["cell_type"] for cell in cells] == ["markdown", "code", "markdown", "code", "markdown"]
    assert cells[1]["source"] == "1 + 1"
    assert cells[1]["metadata"] == {"tags": ["hide-input"]}
    assert cells[4]["source"] == "**Figure 4.1** A figure"


def test_text_of_a_chapter(bed):
    text = made(bed, "chapters")["cells"][0]["source"]
    assert text.startswith("# The tape\n\nWho walks backward? [Kingma and Ba, 2015] tape\n")
    assert "See Listing 4.1 and (4.1)." in text
    assert "\\bar x = \\bar y \\tag{4.1}\n$$" in text
    assert "**Listing 4.1** The walk · `minitf/tape.py:9`\n\n```python\ndef gradient(self, y):" in text
    assert "(ch-tape)=" not in text


def test_outputs_stay_where_only_the_prose_has_changed(bed, tmp_path):
    target = tmp_path / "04_tape.ipynb"
    before = made(bed, "chapters")
    for number, cell in enumerate(cell for cell in before["cells"] if cell["cell_type"] == "code"):
        cell |= {"execution_count": number + 1, "outputs": [{"output_type": "stream", "text": f"{number}"}]}
    assert notebooks.with_outputs(before, target) is None  # there is no file
    target.write_text(json.dumps(before))
    page = bed / "chapters/04_tape.md"
    page.write_text(page.read_text().replace("Who walks", "Who runs"))
    after = notebooks.with_outputs(made(bed, "chapters"), target)
    assert "Who runs" in after["cells"][0]["source"]
    assert [cell["outputs"][0]["text"] for cell in after["cells"] if cell["cell_type"] == "code"] == ["0", "1"]
    page.write_text(page.read_text().replace("1 + 1", "1 + 2"))
    assert notebooks.with_outputs(made(bed, "chapters"), target) is None


def test_a_note_becomes_a_quote_with_its_code(bed):
    text = made(bed, "chapters")["cells"][2]["source"]
    assert text == (
        "> **Note**\n>\n> Look at *The tape*:\n>\n> An example\n>\n> ```python\n> tape.gradient(y)\n> ```"
    )


def test_the_starter_notebook(bed):
    cells = made(bed, "exercises")["cells"]
    assert [cell["source"] for cell in cells] == [
        "from minitf.course import check",
        "# Exercises: the tape\n\nYou need Listing 4.1.\n\n## Warm-up",
        stub("walk"),
        'check("walk")',
        "Well done.",
    ]
    assert [cell["metadata"].get("tags", []) for cell in cells] == [[], [], ["solution"], [], []]
    assert [cell["id"] for cell in cells] == ["cell-01", "cell-02", "cell-03", "cell-04", "cell-05"]


def test_a_cell_break_starts_a_new_cell(bed):
    page = bed / "exercises/04_tape.md"
    page.write_text("one\n\n+++\n\ntwo\n")
    cells = exercise_notebook(page, Names(), bed, stub)["cells"]
    assert [cell["source"] for cell in cells[1:]] == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n{ref}`gone`", "exercises/04_tape.md: line 1: the label 'gone'"),
        ("\n\n```{sparkle}\n```", r"04_tape.md: line 3: the directive \{sparkle\} has no rule"),
        ("```{literalinclude} /minitf/tape.py\n:pyobject: Reel\n```", "1: Reel: nothing is called 'Reel'"),
        ("```{note}\n", "exercises/04_tape.md: line 1: .* a fence must be closed"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(bed, text, message):
    page = bed / "exercises/04_tape.md"
    page.write_text(text)
    with pytest.raises(LookupError, match=message):
        exercise_notebook(page, Names(), bed, stub)


def test_a_stub_belongs_on_an_exercise_page(bed):
    (bed / "chapters/04_tape.md").write_text("```{stub} walk\n```\n")
    with pytest.raises(LookupError, match="belongs on an exercise page"):
        made(bed, "chapters")


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("```{index} tape\n```", ""),
        ("```{exercise} Third power\nDo it.\n```", "> **Exercise: Third power**\n>\n> Do it."),
        ("```{prf:theorem} Chain rule\nIt holds.\n```", "> **Theorem: Chain rule**\n>\n> It holds."),
        ("```{math}\nx\n```", "$$\nx\n$$"),
        ("```{image} /book/a.svg\n:alt: A\n```", "![A](../../book/a.svg)"),
        ("```{table} Sizes\n| a |\n|---|\n```", "Sizes\n\n| a |\n|---|"),
        ("```{seealso}\nx\n```", "> **See also**\n>\n> x"),
        ("```{solution} ex\nx\n```", "<details><summary>Solution</summary>\n\nx\n\n</details>"),
        ("```sh\nls {ref}`x`\n```", "```sh\nls {ref}`x`\n```"),
    ],
)
def test_directives_as_plain_markdown(bed, source, plain):
    assert plain_markdown(source, Names(), bed) == plain


# -- check ---------------------------------------------------------------------------------------------------


@pytest.fixture
def synced(bed):
    """The bed with notebooks that are in sync, as if executed."""
    for folder in ("chapters", "exercises"):
        notebook = made(bed, folder)
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["execution_count"] = 1
        target = notebooks.notebook_of(bed / folder / "04_tape.md")
        target.parent.mkdir()
        target.write_text(json.dumps(notebook))
    return bed


def problems(bed):
    names = notebooks.read_names(bed)
    pages = notebooks.chosen_pages(bed)
    return [problem for page in pages for problem in notebooks.differences(page, names, bed, stub)]


def test_notebooks_in_sync_have_no_problems(synced):
    assert problems(synced) == []


def test_a_changed_cell_is_found_and_the_remedy_named(synced):
    page = synced / "chapters/04_tape.md"
    page.write_text(page.read_text().replace("1 + 1", "1 + 2"))
    assert problems(synced) == [
        "chapters/ipynb/04_tape.ipynb: cell 2 differs from chapters/04_tape.md. "
        "Run: python book/notebooks.py sync 04_tape"
    ]


def test_a_changed_library_is_found(synced):
    module = synced / "minitf/tape.py"
    module.write_text(module.read_text().replace("return y", "return -y"))
    assert "cell 1 differs" in problems(synced)[0]


def test_an_added_cell_is_found(synced):
    page = synced / "exercises/04_tape.md"
    page.write_text(page.read_text() + "\n```{stub} run\n```\n")
    assert "has 5 cells, exercises/04_tape.md makes 7" in problems(synced)[0]


def test_a_missing_notebook_is_found(synced):
    notebooks.notebook_of(synced / "exercises/04_tape.md").unlink()
    assert "is missing. Run: " in problems(synced)[0]


def test_a_chapter_that_never_ran_is_found(synced):
    target = notebooks.notebook_of(synced / "chapters/04_tape.md")
    target.write_text(target.read_text().replace('"execution_count": 1', '"execution_count": null'))
    assert "was never executed" in problems(synced)[0]


def test_a_notebook_without_its_page_is_found(synced):
    (synced / "exercises/04_tape.md").unlink()
    assert notebooks.orphans(synced) == [
        "exercises/ipynb/04_tape.ipynb: exercises/04_tape.md does not exist. Delete the notebook"
    ]


def test_an_unknown_page_is_named(bed):
    with pytest.raises(LookupError, match=r"03_ops: no such page\. There are: 04_tape"):
        notebooks.chosen_pages(bed, ["03_ops"])


def test_the_notebooks_of_this_repository_are_in_sync(capsys):
    assert notebooks.main(["check"]) == 0, capsys.readouterr().err


def test_the_notebooks_of_this_repository_hold_no_path_of_a_machine(repository):
    for folder in ("chapters", "exercises"):
        for notebook in (repository / folder / "ipynb").glob("*.ipynb"):
            found = re.search(r"(/home/|/root/|/Users/|/opt/|/tmp/|site-packages)", notebook.read_text())
            assert not found, f"{notebook.name}: {found[0]}"
