"""Reading a page: fences in fences, options, and a fence that is never closed."""

import pytest
from weave.blocks import Directive, Text, Verbatim, read_blocks, split_front_matter


def test_front_matter_is_read_and_counted():
    front, rest, lines = split_front_matter("---\nminitf:\n  floor: 2\n---\n# Title\n")
    assert front == {"minitf": {"floor": 2}}
    assert rest == "# Title\n"
    assert lines == 4


def test_a_page_may_have_no_front_matter():
    assert split_front_matter("# Title\n") == ({}, "# Title\n", 0)


def test_blocks_know_their_lines():
    blocks = read_blocks("one\n\n```python\nx\n```\n\ntwo", first_line=10)
    assert [(type(block), block.line) for block in blocks] == [(Text, 10), (Verbatim, 12), (Text, 15)]
    assert blocks[1].source == "```python\nx\n```"


def test_a_longer_fence_holds_a_shorter_one():
    (block,) = read_blocks("````{note}\n```{tip}\nx\n```\n````")
    assert (block.name, block.body) == ("note", "```{tip}\nx\n```")


def test_a_colon_fence_holds_a_backtick_fence():
    (block,) = read_blocks(":::{admonition} In TensorFlow\n:class: tip\n\n```python\nx\n```\n:::")
    assert block == Directive("admonition", "In TensorFlow", "```python\nx\n```", 1, {"class": "tip"})


@pytest.mark.parametrize("options", [":tags: [a, b]\n", "---\ntags: [a, b]\n---\n"])
def test_options_in_both_spellings(options):
    (block,) = read_blocks("```{code-cell} ipython3\n" + options + "x = 1\n```")
    assert (block.options, block.body) == ({"tags": ["a", "b"]}, "x = 1")


def test_an_unquoted_mark_keeps_its_text():
    (block,) = read_blocks('```{literalinclude} /a.py\n:start-after: "# here"\n:end-before: # there\n```')
    assert block.options == {"start-after": "# here", "end-before": "# there"}


def test_a_fence_that_is_never_closed_is_named():
    with pytest.raises(ValueError, match=r"line 7: '```\{note\}': a fence must be closed"):
        read_blocks("```{note}\ntext", first_line=7)
