from minitf import keras
from minitf.keras.saving.walk import attributes, is_saveable, names_of_base, saveables

layers = keras.layers


class Block(layers.Layer):
    def __init__(self):
        super().__init__()
        self.first = [layers.Dense(1), [layers.Dense(1)], layers.Dense(1)]
        self.named = {"b": layers.Dense(1), "a": layers.ReLU()}
        self._private = layers.Dense(1)
        self.again = self._private


def paths(thing):
    return [path for path, _ in saveables(thing)]


def test_paths_are_made_of_attributes_and_classes():
    assert paths(Block()) == ["", "again", "first/dense", "first/container/dense", "first/dense_1", "named/dense",
                              "named/re_lu"]


def test_the_layers_of_a_model_come_first_and_its_optimizer_after():
    model = keras.Sequential([keras.Input((2,)), layers.Dense(1, name="last"), layers.Dense(1)])
    model.compile("adam", "mse")
    assert paths(model) == ["", "layers/dense", "layers/dense_1", "optimizer"]


def test_a_container_in_itself_ends():
    block = Block()
    block.first.append(block.first)
    assert paths(block).count("first/dense_1") == 1


def test_what_is_saveable():
    assert is_saveable(layers.Dense(1))
    assert is_saveable(keras.optimizers.SGD())
    assert not is_saveable(keras.metrics.Mean())
    assert not is_saveable("text")


def test_attributes_beyond_the_base():
    names = [name for name, _ in attributes(Block())]
    assert names == ["again", "first", "named", "_private"]
    assert "variables" in names_of_base(layers.Layer)
