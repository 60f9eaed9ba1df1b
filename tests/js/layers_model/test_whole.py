import pytest

from minitf.js.layers_model.whole import layers_in, masked_twice, untrainable


def layer(kind, **settings):
    return {"class_name": kind, "config": {"name": "x", **settings}}


def test_layers_in_layers_are_found():
    config = layer("Sequential", layers=[layer("Bidirectional", layer=layer("LSTM")), layer("Dense")])
    assert [name for name, _ in layers_in(config)] == ["Sequential", "Bidirectional", "LSTM", "Dense"]


@pytest.mark.parametrize(("part", "count"), [
    (layer("Conv2D", dilation_rate=[1, 1]), 0), (layer("Conv2D", dilation_rate=[2, 1]), 1),
    (layer("BatchNormalization", scale=False), 1), (layer("Conv3DTranspose"), 1), (layer("Dense"), 0)])
def test_what_cannot_learn_there_is_named(part, count):
    found = untrainable(layer("Sequential", layers=[part]))
    assert len(found) == count
    assert all("cannot be trained there" in text for text in found)


def test_masks_and_two_directions_do_not_go_together():
    both = layer("Bidirectional", layer=layer("LSTM", return_sequences=True))
    assert masked_twice([both, layer("Embedding", mask_zero=False)]) == []
    assert len(masked_twice([both, layer("Embedding", mask_zero=True)])) == 1
    assert len(masked_twice([both, layer("Masking")])) == 1
