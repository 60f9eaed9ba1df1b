"""LSTM and GRU as one op are what their loops are: values, gradients, gradients of gradients; masks, and in files."""

import numpy as np
import pytest

import minitf as tf
from minitf.core.execute import execute
from minitf.keras.layers.rnn.gru_sequence import GRUSequence
from minitf.keras.layers.rnn.lstm_sequence import LSTMSequence
from minitf.keras.layers.rnn.whole_sequence import may_be_one_op

L = tf.keras.layers
RNG = np.random.default_rng(0)
MASK = np.array([[1, 1, 0, 1, 1], [0, 1, 1, 1, 0], [1, 0, 0, 0, 0]], bool)


def pair(layer, **settings):
    """The layer as one op, and as a loop with the same weights."""
    fast, plain = layer(4, **settings), layer(4, **settings, use_cudnn=False)
    for each in (fast, plain):
        each.build((3, 5, 2))
    weights = [RNG.normal(size=w.shape).astype(w.dtype) for w in fast.get_weights()]
    fast.set_weights(weights)
    plain.set_weights(weights)
    return fast, plain


def first_and_second(layer, x, **how):
    """Everything that the layer returns, the gradients of its sum of squares, and those of their squares."""
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            ys = tf.nest.flatten(layer(x, **how))
            loss = tf.add_n([tf.reduce_sum(y * y * (1.0 + i)) for i, y in enumerate(ys)])
        gradients = inner.gradient(loss, [x, *layer.trainable_weights])
        squares = tf.add_n([tf.reduce_sum(g * g) for g in gradients])
    return [*ys, *gradients, *outer.gradient(squares, [x, *layer.trainable_weights])]


def same(found, expected, rtol=1e-4):
    for a, b in zip(found, expected, strict=True):
        np.testing.assert_allclose(a.numpy(), b.numpy(), rtol=rtol, atol=rtol * max(1, np.abs(b.numpy()).max()))


@pytest.mark.parametrize("layer", [L.LSTM, L.GRU])
@pytest.mark.parametrize("settings", [
    {}, {"return_sequences": True, "return_state": True}, {"return_sequences": True, "go_backwards": True},
    {"use_bias": False, "return_state": True}, {"dtype": "float64", "return_sequences": True},
], ids=str)  # fmt: skip
@pytest.mark.parametrize("mask", [None, MASK], ids=["", "masked"])
def test_one_op_is_the_loop(layer, settings, mask):
    fast, plain = pair(layer, **settings)
    assert may_be_one_op(fast, mask, True, False)
    assert not may_be_one_op(plain, mask, True, False)
    x = tf.constant(RNG.normal(size=(3, 5, 2)), settings.get("dtype", "float32"))
    how = {} if mask is None else {"mask": tf.constant(mask)}
    same(first_and_second(fast, x, **how), first_and_second(plain, x, **how))


@pytest.mark.parametrize("layer", [L.LSTM, L.GRU])
def test_the_same_in_a_graph_of_unknown_sizes(layer):
    fast, plain = pair(layer, return_sequences=True)
    x, mask = tf.constant(RNG.normal(size=(3, 5, 2)), "float32"), tf.constant(MASK)
    signature = [tf.TensorSpec([None, None, 2]), tf.TensorSpec([None, None], tf.bool)]
    traced = tf.function(lambda x, mask: first_and_second(fast, x, mask=mask), input_signature=signature)
    same(traced(x, mask), first_and_second(plain, x, mask=mask))
    assert "SequenceGrad" in traced.get_concrete_function().source


@pytest.mark.parametrize("layer", [L.LSTM, L.GRU])
def test_first_states_have_gradients(layer):
    fast, plain = pair(layer)
    x = tf.constant(RNG.normal(size=(3, 5, 2)), "float32")
    states = [tf.constant(RNG.normal(size=(3, 4)), "float32") for _ in fast.state_size]
    found = []
    for each in (fast, plain):
        with tf.GradientTape() as tape:
            tape.watch(states)
            y = each(x, initial_state=states)
        found.append([y, *tape.gradient(y, states)])
    same(*found, rtol=1e-5)


@pytest.mark.parametrize(("op", "states", "biases"), [(LSTMSequence, 2, (16,)), (GRUSequence, 1, (2, 12))])
def test_a_file_holds_the_loop(op, states, biases):
    """TensorFlow has no such op; what is read back is a call of a function with a loop."""
    width = biases[-1]
    shapes = [*[(3, 4)] * states, (2, width), (4, width), biases]
    others = [tf.constant(RNG.normal(size=shape), "float32") for shape in shapes]
    x = tf.constant(RNG.normal(size=(3, 5, 2)), "float32")

    def all_steps(x):
        return execute(op, x, *others, tf.zeros([0, 0], "bool"), masked=False)[0]

    graph = tf.function(all_steps).get_concrete_function(tf.TensorSpec([3, 5, 2])).graph
    given = {x.name: value.numpy() for x, value in zip(graph.inputs, [x, *others], strict=True)}
    message = graph.as_graph_def()
    assert [node.op for node in message.node].count("PartitionedCall") == 1
    with tf.Graph().as_default():
        (y,) = tf.import_graph_def(message, given, [graph.outputs[0].name], name="read")
        found = tf.compat.v1.Session().run(y)
    np.testing.assert_allclose(found, all_steps(x).numpy(), rtol=1e-5, atol=1e-6)


def test_what_only_a_loop_can_do():
    assert not may_be_one_op(pair(L.LSTM, activation="relu")[0], None, True, False)
    assert not may_be_one_op(pair(L.LSTM, unroll=True)[0], None, True, False)
    assert not may_be_one_op(pair(L.LSTM, dtype="float16")[0], None, True, False)
    assert not may_be_one_op(pair(L.LSTM)[0], MASK, False, False)
    dropping = pair(L.LSTM, recurrent_dropout=0.5)[0]
    assert may_be_one_op(dropping, None, True, False)
    assert not may_be_one_op(dropping, None, True, True)


@pytest.mark.parametrize("layer", [L.LSTM, L.GRU])
def test_dropout_of_inputs_is_the_same_for_all_steps(layer):
    """The mask that is drawn is the loop's: so is all that follows."""
    fast, plain = pair(layer, dropout=0.5, seed=3)
    x = tf.constant(RNG.normal(size=(3, 5, 2)), "float32")
    same([fast(x, training=True)], [plain(x, training=True)], rtol=1e-5)
