"""Random numbers equal TensorFlow's, bit for bit (golden/bits.json), and the paper's test vectors."""

import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minitf.backend import bits, dtypes
from minitf.backend.bits import RESERVED, Philox
from minitf.backend.dtypes import as_dtype

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "bits.json").read_text(encoding="utf-8"))
ONES = 0xFFFFFFFF


def recorded(record):
    return np.frombuffer(bytes.fromhex(record["hex"]), as_dtype(record["dtype"]).np)


def assert_equal_bits(got, record):
    want = recorded(record)
    if got.dtype == np.float64:  # sine and logarithm of the machine's NumPy
        np.testing.assert_allclose(got, want, rtol=4e-16, atol=1e-16)
    else:
        np.testing.assert_array_equal(got.view(f"u{got.itemsize}"), want.view(f"u{want.itemsize}"))


@pytest.mark.parametrize(
    ("key", "counter", "words"),
    [  # the known answers that are published with the generator's reference implementation
        ((0, 0), (0, 0, 0, 0), "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        ((ONES, ONES), (ONES,) * 4, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
        (
            (0xA4093822, 0x299F31D0),
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            "d16cfe09 94fdcceb 5001e420 24126ea1",
        ),
    ],
)
def test_philox_gives_the_published_words(key, counter, words):
    assert [f"{word:08x}" for word in Philox(key, counter).words(4)] == words.split()


@pytest.mark.parametrize("run", GOLDEN["stateful"], ids=lambda run: f"{run['seed']},{run['seed2']}")
def test_stateful_ops_draw_tensorflows_numbers_and_go_on_where_they_stopped(run):
    assert len(run["draws"]) == 14
    for title, records in run["draws"].items():
        name, dtype, *limits = title.split()
        for call, record in enumerate(records):
            stream = Philox.from_seeds(run["seed"], run["seed2"], call * record["size"] * RESERVED)
            numbers = getattr(bits, name)(stream, record["size"], *map(int, limits), as_dtype(dtype))
            assert_equal_bits(numbers, record)


@pytest.mark.parametrize("run", GOLDEN["stateless"], ids=lambda run: str(run["seed"]))
def test_stateless_ops_scramble_their_seed_as_tensorflow_does(run):
    stream, draws = Philox.stateless(run["seed"]), dict(run["draws"])
    assert stream.key[0] | stream.key[1] << 32 == draws.pop("key")
    assert [a | b << 32 for a, b in (stream.counter[:2], stream.counter[2:])] == draws.pop("counter")
    for title, record in draws.items():
        name, dtype = title.split()
        assert_equal_bits(getattr(bits, name)(stream, record["size"], as_dtype(dtype)), record)


@pytest.mark.parametrize("name", GOLDEN["many"])
def test_thousands_of_normals_are_equal_to_the_last_bit(name):
    record = GOLDEN["many"][name]
    assert_equal_bits(getattr(bits, name)(Philox.from_seeds(1, 2), record["size"]), record)


def test_the_seeds_that_tensorflow_derives_from_a_global_seed():
    eager = GOLDEN["eager"]
    op_seeds = random.Random(eager["global"])
    for draw, record in zip([bits.uniform, bits.normal], eager["no op seed"], strict=True):
        stream = Philox.from_seeds(eager["global"], op_seeds.randint(0, 2**31 - 1))
        assert_equal_bits(draw(stream, record["size"]), record)
    for call, record in enumerate(eager["op seed 3"]):
        stream = Philox.from_seeds(eager["global"], 3, call * record["size"] * RESERVED)
        assert_equal_bits(bits.uniform(stream, record["size"]), record)


@given(st.integers(0, 2**130), st.integers(0, 40), st.integers(1, 30))
def test_skipping_is_the_same_as_drawing(start, groups, n):
    stream = Philox((1, 2), (0, 0, 0, 0)).skip(start)
    np.testing.assert_array_equal(stream.skip(groups).words(n), stream.words(4 * groups + n)[4 * groups :])


def test_blocks_and_threads_do_not_show():
    stream, n = Philox.from_seeds(3, 4), 4 * bits._BLOCK * 2 + 5
    for draw in (bits.uniform, bits.normal, bits.truncated_normal):
        np.testing.assert_array_equal(draw(stream, n)[:1001], draw(stream, 1001))
    np.testing.assert_array_equal(stream.words(n)[-5:], stream.skip(2 * bits._BLOCK).words(5))


@pytest.mark.parametrize("dtype", [dtypes.float16, dtypes.bfloat16, dtypes.float32, dtypes.float64], ids=str)
def test_the_numbers_have_the_distribution_they_should(dtype):
    stream, n = Philox.from_seeds(5, 6), 20_000
    uniform, normal, truncated = (
        draw(stream, n, dtype).astype(float) for draw in (bits.uniform, bits.normal, bits.truncated_normal)
    )
    assert uniform.min() >= 0
    assert uniform.max() < 1
    np.testing.assert_allclose([uniform.mean(), uniform.std()], [0.5, 12**-0.5], atol=0.01)
    np.testing.assert_allclose([normal.mean(), normal.std()], [0, 1], atol=0.03)
    np.testing.assert_allclose([truncated.mean(), truncated.std()], [0, 0.8796], atol=0.03)
    assert np.abs(truncated).max() <= 2


def test_integers_stay_in_their_range():
    stream = Philox.from_seeds(7, 8)
    assert sorted(set(bits.uniform_int(stream, 500, -2, 3).tolist())) == [-2, -1, 0, 1, 2]
    wide = bits.uniform_int(stream, 500, -(2**63), 2**63 - 1, dtypes.int64)
    assert wide.min() < -(2**61) < 2**61 < wide.max()


@pytest.mark.parametrize("draw", [bits.uniform, bits.normal, bits.truncated_normal])
def test_nothing_is_drawn_when_nothing_is_asked_for(draw):
    assert draw(Philox.from_seeds(1, 1), 0).shape == (0,)
