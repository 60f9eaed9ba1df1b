"""Names of Keras 2."""

import pytest

import minitf as tf


@pytest.mark.parametrize("name", dir(tf.keras.optimizers.legacy))
def test_the_names_are_there_and_say_what_to_use(name):
    with pytest.raises(ImportError, match=f"Use keras.optimizers.{name}"):
        getattr(tf.keras.optimizers.legacy, name)()
