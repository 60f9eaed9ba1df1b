"""Whole recurrent layers in one operator."""

import numpy as np
import pytest

from lite.models import Maker, ran
from minitf.lite.options import TANH, UnidirectionalSequenceLSTMOptions
from minitf.lite.schema import QuantizationParameters

RANDOM = np.random.default_rng(0)
B, T, D, U = 2, 3, 4, 5


def normal(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def lstm_by_hand(x, wide, deep, biases):
    h, c, found = np.zeros((B, U)), np.zeros((B, U)), []
    for t in range(T):
        i, f, g, o = (x[:, t] @ w.T + h @ u.T + b for w, u, b in zip(wide, deep, biases))
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        found.append(h)
    return np.stack(found, 1)


@pytest.mark.parametrize("time_major", [False, True])
def test_lstm(time_major):
    x, wide, deep = normal(B, T, D), [normal(U, D) for _ in range(4)], [normal(U, U) for _ in range(4)]
    biases, make = [normal(U) for _ in range(4)], Maker()
    given = x.swapaxes(0, 1) if time_major else x
    a, y = make.tensor(given.shape), make.tensor(())
    numbers = [a, *map(make.constant, wide), *map(make.constant, deep), -1, -1, -1, *map(make.constant, biases),
               -1, -1, *(make.tensor([B, U], is_variable=True) for _ in range(2)), -1, -1, -1, -1]
    make.operator("UNIDIRECTIONAL_SEQUENCE_LSTM", numbers, [y],
                  UnidirectionalSequenceLSTMOptions(TANH, time_major=time_major))
    (found,) = ran(make.file(make.graph([a], [y])), np.ascontiguousarray(given))
    found = found.swapaxes(0, 1) if time_major else found
    assert np.abs(found - lstm_by_hand(x, wide, deep, biases)).max() < 1e-5


def test_rnn_with_weights_of_integers():
    x, w, u, b = normal(B, T, D), RANDOM.integers(-9, 9, (U, D)).astype(np.int8), normal(U, U), normal(U)
    make = Maker()
    a, y, weights = make.tensor(x.shape), make.tensor(()), make.constant(w)
    make.tensors[weights].quantization = QuantizationParameters(scale=np.float32([0.1]), zero_point=np.int64([0]))
    make.operator("UNIDIRECTIONAL_SEQUENCE_RNN", [a, weights, make.constant(u), make.constant(b),
                                                  make.tensor([B, U], is_variable=True)], [y],
                  UnidirectionalSequenceLSTMOptions(TANH))
    (found,) = ran(make.file(make.graph([a], [y])), x)
    h = np.zeros((B, U))
    for t in range(T):
        h = np.tanh(x[:, t] @ (0.1 * w.T) + h @ u.T + b)
    assert np.abs(found[:, -1] - h).max() < 1e-5
