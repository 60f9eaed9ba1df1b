"""RE2's spellings in Python's. The results are TensorFlow's."""

import pytest

import minitf as tf
from minitf.ops.strings.patterns import translated


@pytest.mark.parametrize(("pattern", "pythons"), [
    ("a$", r"a\Z"), ("[$]", "[$]"), (r"\$", r"\$"), ("[[:digit:]_]+", "[0-9_]+"), ("[]a]$", r"[]a]\Z"),
    (r"\z", r"\Z"), ("[a[]", r"[a\[]"), (r"\[a$", r"\[a\Z"), (r"a\Q|\Eb", r"a\|b"), (r"\(?=", r"\(?="),
])  # fmt: skip
def test_translation(pattern, pythons):
    assert translated(pattern) == pythons


@pytest.mark.parametrize(("text", "pattern", "expected"), [
    ("abc1 DEF", "[[:^digit:]]+", "X1X"), ("naïve été", r"\pL+", "X X"), ("naïve été", r"[^\p{L}]", "naïveXété"),
    ("αβγ δ", r"\p{Greek}+", "X X"), ("aβ1", r"\P{Greek}", "XβX"), ("aB", r"\p{^Lu}", "XB"),
    ("日本 ok", r"\p{Han}+", "X ok"),
])
def test_properties_of_characters(text, pattern, expected):
    assert tf.strings.regex_replace(text, pattern, "X").numpy().decode() == expected


@pytest.mark.parametrize("pattern", ["(?=b)", "(?<!a)b", r"(ab)\1", r"oo\Z", r"\p{Klingon}", r"\p{Xy}", "[[:words:]]"])
def test_what_re2_has_not(pattern):
    with pytest.raises(tf.errors.InvalidArgumentError, match="no regular expression"):
        tf.strings.regex_replace("abab", pattern, "")
