"""A training step of a small GPT: 4 layers of 256 units, 8 heads, 128 tokens of 256, batch 16, AdamW.   Floor 10.

`gpt` is the program as a Keras user would write it, traced; `gpt_torch` the same in PyTorch; `gpt_numpy`, by hand,
stands in attention_by_hand.py. This file imports no library but NumPy.   Next: rows.py.
"""

import numpy as np

from minitf.bench.attention_by_hand import BATCH, HEADS, LAYERS, LENGTH, TOKENS, UNITS, gpt_numpy  # noqa: F401
from minitf.bench.recurrence import torch_step, traced_step

RATE, DECAY = 1e-3, 1e-2


def data():
    """Tokens int64 [B, T], and the tokens that follow."""
    random = np.random.default_rng(0)
    text = random.integers(0, TOKENS, (BATCH, LENGTH + 1))
    return text[:, :-1].copy(), text[:, 1:].copy()


def gpt(tf):
    """A traced training step. Returns the loss."""
    L = tf.keras.layers
    tokens = L.Input((LENGTH,), dtype="int64")
    places = L.Embedding(LENGTH, UNITS)(np.arange(LENGTH))
    x = L.Embedding(TOKENS, UNITS)(tokens) + places
    for _ in range(LAYERS):
        y = L.LayerNormalization()(x)
        x = x + L.MultiHeadAttention(HEADS, UNITS // HEADS)(y, y, use_causal_mask=True)
        y = L.Dense(4 * UNITS)(L.LayerNormalization()(x))
        x = x + L.Dense(UNITS)(tf.keras.activations.gelu(y, approximate=True))
    model = tf.keras.Model(tokens, L.Dense(TOKENS, use_bias=False)(L.LayerNormalization()(x)))
    return traced_step(tf, model, tf.keras.optimizers.AdamW(RATE, DECAY), *map(tf.constant, data()))


def gpt_torch(torch):
    """The same step in PyTorch."""
    nn = torch.nn
    x, y = map(torch.from_numpy, data())
    layers = nn.ModuleList([nn.TransformerEncoderLayer(
        UNITS, HEADS, 4 * UNITS, dropout=0.0, batch_first=True, norm_first=True,
        activation=lambda x: nn.functional.gelu(x, approximate="tanh")) for _ in range(LAYERS)])
    tokens, places, norm = nn.Embedding(TOKENS, UNITS), nn.Embedding(LENGTH, UNITS), nn.LayerNorm(UNITS)
    dense = nn.Linear(UNITS, TOKENS, bias=False)
    mask = nn.Transformer.generate_square_subsequent_mask(LENGTH)

    def model(x):
        h = tokens(x) + places.weight
        for layer in layers:
            h = layer(h, src_mask=mask, is_causal=True)
        return dense(norm(h))

    parameters = [w for part in (layers, tokens, places, norm, dense) for w in part.parameters()]
    return torch_step(torch, model, parameters, x, y, torch.optim.AdamW(parameters, RATE, weight_decay=DECAY))
