"""What the pages say about TensorFlow: recorded from it, quoted as recorded, and kept by minitf where they say so."""

import json
import re

import numpy as np
import pytest

import minitf as tf
from golden.asides import QUOTED, SAME, answer
from minitf.backend.bits import Philox, uniform


@pytest.fixture(scope="module")
def golden(repository):
    return json.loads((repository / "tests" / "golden" / "asides.json").read_text())


def words(text):
    """The text without Markdown's quote signs, its words with one blank between."""
    return " ".join(re.sub(r"(?m)^> |`", "", text).split())


@pytest.mark.parametrize(("page", "expression"), [(page, e) for page in QUOTED for e in QUOTED[page]])
def test_a_page_quotes_what_was_recorded(page, expression, golden, repository):
    text = words((repository / "chapters" / f"{page}.md").read_text())
    assert words(golden[page][expression]) in text
    assert f"TensorFlow {golden['tensorflow'].rpartition('.')[0]}" in text


@pytest.mark.parametrize(("page", "expression"), [(page, e) for page in SAME for e in SAME[page]])
def test_minitf_answers_alike(page, expression, golden):
    recorded, ours = golden[page][expression], answer(expression, tf)
    is_error = re.match(r"\w+Error: ", recorded)
    assert ours.startswith(is_error[0]) if is_error else ours == recorded


def test_chapter_1s_random_numbers_are_tensorflows(golden):
    (recorded,) = [text for e, text in golden["01_arrays"].items() if "random" in e]
    assert repr(uniform(Philox.stateless((1, 2)), 4)) == recorded
    assert np.array_equal(uniform(Philox.stateless((1, 2)), 2), uniform(Philox.stateless((1, 2)), 4)[:2])
