"""The fast form hangs on the rule."""

import minitf as tf
from minitf.keras.optimizers.fused.decorator import Fast, fused


def test_a_rule_carries_its_fast_form():
    @fused(print, scratch=3, options="a b")
    def update_step(self):
        pass

    assert update_step.fast == Fast(print, 3, ("a", "b"))


def test_subclasses_keep_it_unless_they_have_a_rule_of_their_own():
    class Own(tf.keras.optimizers.Adam):
        def update_step(self, gradient, variable, learning_rate):
            pass

    assert tf.keras.optimizers.AdamW.update_step.fast is tf.keras.optimizers.Adam.update_step.fast
    assert not hasattr(Own.update_step, "fast")
