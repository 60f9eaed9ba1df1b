"""Activations, beside their formulas in float64."""

from math import erf

import numpy as np
import pytest

from lite.models import one
from minitf.lite.options import (
    GeluOptions,
    L2NormOptions,
    LeakyReluOptions,
    LocalResponseNormalizationOptions,
    SoftmaxOptions,
)

X = np.linspace(-7, 7, 30, dtype=np.float32).reshape(3, 10)
D = X.astype(float)
FORMULAS = {
    "LOGISTIC": (None, 1 / (1 + np.exp(-D))),
    "TANH": (None, np.tanh(D)),
    "RELU": (None, np.maximum(D, 0)),
    "RELU6": (None, np.clip(D, 0, 6)),
    "RELU_N1_TO_1": (None, np.clip(D, -1, 1)),
    "RELU_0_TO_1": (None, np.clip(D, 0, 1)),
    "ELU": (None, np.where(D > 0, D, np.expm1(D))),
    "LEAKY_RELU": (LeakyReluOptions(0.25), np.where(D > 0, D, D / 4)),
    "HARD_SWISH": (None, D * np.clip(D + 3, 0, 6) / 6),
    "GELU": (GeluOptions(), D * np.vectorize(lambda x: 1 + erf(x / 2**0.5))(D) / 2),
    "SOFTMAX": (SoftmaxOptions(0.5), np.exp(D / 2) / np.exp(D / 2).sum(-1, keepdims=True)),
    "LOG_SOFTMAX": (None, D - np.log(np.exp(D).sum(-1, keepdims=True))),
    "L2_NORMALIZATION": (L2NormOptions(), D / np.sqrt((D * D).sum(-1, keepdims=True))),
}


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_formula(name):
    options, expected = FORMULAS[name]
    assert np.abs(one(name, X, options=options) - expected).max() < 2e-6


def test_gelu_by_tanh_is_near():
    assert np.abs(one("GELU", X, options=GeluOptions(True)) - FORMULAS["GELU"][1]).max() < 1e-3


def test_an_alpha_for_each_channel():
    alpha = np.linspace(0, 1, 10, dtype=np.float32)
    assert np.allclose(one("PRELU", X, [alpha]), np.where(X > 0, X, X * alpha))


def test_local_response():
    x = np.float32([[[[1, 2, 3]]]])
    y = one("LOCAL_RESPONSE_NORMALIZATION", x, options=LocalResponseNormalizationOptions(1, 1.0, 2.0, 0.5))
    assert np.allclose(y, x / np.sqrt(1 + 2 * np.array([5, 14, 13])))
