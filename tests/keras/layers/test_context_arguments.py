"""Who decides whether this is training.

No layer here has weights. They say that they are built, so that nobody calls them to build them.
"""

import minitf as tf

x = tf.ones([1, 2])


class Hears(tf.keras.layers.Layer):
    """Writes down what it was told; False if nobody says anything."""

    def __init__(self, heard):
        super().__init__()
        self.heard = heard
        self.built = True

    def call(self, x, training=False):
        self.heard.append(training)
        return x


class Deaf(tf.keras.layers.Layer):
    """Has no `training`, and calls the layers inside."""

    def __init__(self, *inner):
        super().__init__()
        self.inner = list(inner)
        self.built = True

    def call(self, x):
        for layer in self.inner:
            x = layer(x)
        return x


class Insists(tf.keras.layers.Layer):
    """Calls the layer inside with a `training` of its own choice."""

    def __init__(self, inner, choice):
        super().__init__()
        self.inner, self.choice = inner, choice
        self.built = True

    def call(self, x):
        return self.inner(x, training=self.choice)


def heard():
    """A fresh list that no layer takes for its own."""
    return _List()


class _List:
    def __init__(self):
        self.told = []

    def append(self, value):
        self.told.append(value)


def test_what_the_caller_says_is_heard():
    log = heard()
    Hears(log)(x, training=True)
    Hears(log)(x, training=False)
    assert log.told == [True, False]


def test_without_a_word_the_default_of_call_holds():
    log = heard()
    Hears(log)(x)
    assert log.told == [False]


def test_layers_inside_hear_what_the_outermost_was_told():
    log = heard()
    Deaf(Deaf(Hears(log)), Hears(log))(x, training=True)
    assert log.told == [True, True]


def test_what_is_said_inside_goes_before_what_was_said_outside():
    log = heard()
    Insists(Hears(log), False)(x, training=True)
    Insists(Hears(log), True)(x, training=False)
    assert log.told == [False, True]


def test_a_call_without_the_parameter_does_not_get_the_argument():
    y = Deaf()(x, training=True)
    assert y.numpy().tolist() == [[1.0, 1.0]]


def test_the_next_call_from_outside_begins_anew():
    log = heard()
    block = Deaf(Hears(log))
    block(x, training=True)
    block(x)
    assert log.told == [True, False]
