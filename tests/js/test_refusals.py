import pytest

from minitf.js.refusals import refuse


def test_all_is_named_once():
    with pytest.raises(ValueError, match=r"^f: a; b: TensorFlow.js has no counterpart for these ops\. Do c\.$"):
        refuse("f", ["a", "b", "a"], "ops", "Do c")
    refuse("f", [], "ops", "Do c")
