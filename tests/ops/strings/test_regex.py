"""Patterns in texts."""

import pytest

import minitf as tf


def test_replacements():
    assert tf.strings.regex_replace("abc", "(a)(b)", r"\2\1\\\0").numpy() == rb"ba\abc"
    assert tf.strings.regex_replace("aaa", "a", "b", replace_global=False).numpy() == b"baa"
    assert tf.strings.regex_replace("abc", "a", r"\3").numpy() == b"abc"
    assert tf.strings.regex_replace("hé", "é", "e").numpy() == b"he"


def test_a_match_is_of_the_whole_text():
    assert tf.strings.regex_full_match(["ab", "ab\n", "xab"], "a.$").numpy().tolist() == [True, False, False]


def test_what_is_no_pattern():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"StaticRegexReplace: .*no regular expression"):
        tf.strings.regex_replace("a", "(a", "b")
