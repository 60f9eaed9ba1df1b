"""Whether a config may carry code."""

import pytest

from minitf.keras.safety import SafeModeScope, enable_unsafe_deserialization, in_safe_mode, refuse_code
from minitf.keras.session import clear_session


def test_the_innermost_scope_decides():
    assert in_safe_mode() is None
    with SafeModeScope(True):
        with SafeModeScope(False):
            assert in_safe_mode() is False
        assert in_safe_mode() is True
    assert in_safe_mode() is None


def test_unsafe_for_good_until_the_session_is_cleared():
    enable_unsafe_deserialization()
    assert in_safe_mode() is False
    clear_session()
    assert in_safe_mode() is None


def test_a_refusal_says_what_to_do():
    with pytest.raises(ValueError, match="safe_mode=False"):
        refuse_code("a lambda")
