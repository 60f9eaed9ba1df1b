"""tf.debugging: assertions, and the search for NaNs.   Floor 9.   Next: ops/debugging/assertions.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.debugging.assertions": """
        Assert assert_equal assert_none_equal assert_less assert_less_equal assert_greater assert_greater_equal
        assert_near assert_positive assert_negative assert_non_negative assert_non_positive
    """,
    "ops.debugging.ranks": "assert_rank assert_rank_at_least assert_rank_in assert_scalar assert_shapes",
    "ops.debugging.types": """
        assert_type assert_integer assert_same_float_dtype assert_proper_iterable is_numeric_tensor
    """,
    "ops.debugging.numerics": "check_numerics assert_all_finite enable_check_numerics disable_check_numerics",
    "ops.debugging.switches": """
        set_log_device_placement get_log_device_placement enable_traceback_filtering disable_traceback_filtering
        is_traceback_filtering_enabled
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
