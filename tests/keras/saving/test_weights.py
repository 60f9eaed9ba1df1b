import io
import zipfile

import numpy as np
import pytest

from minitf import keras
from minitf.keras.saving.weights import MEMBER, load_weights, read_member, save_weights

pytest.importorskip("h5py")


def model(units=2):
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(units), keras.layers.Dense(1)])


def same(a, b):
    return all(np.array_equal(x, y) for x, y in zip(a.get_weights(), b.get_weights(), strict=True))


def test_weights_and_the_optimizer_come_back(tmp_path):
    one, two = model(), model()
    for each in (one, two):
        each.compile("adam", "mse")
    one.fit(np.ones((4, 3)), np.ones((4, 1)), epochs=2, verbose=0)
    two.optimizer.build(two.trainable_variables)
    save_weights(one, tmp_path / "a.weights.h5")
    load_weights(two, tmp_path / "a.weights.h5")
    assert same(one, two)
    for a, b in zip(one.optimizer.variables, two.optimizer.variables, strict=True):
        np.testing.assert_array_equal(a.numpy(), b.numpy())


def test_layers_that_do_not_fit(tmp_path):
    save_weights(model(2), tmp_path / "a.weights.h5")
    other = model(5)
    with pytest.raises(ValueError, match="2 objects could not be loaded"):
        load_weights(other, tmp_path / "a.weights.h5")
    with pytest.warns(UserWarning, match="2 objects could not be loaded"):
        load_weights(other, tmp_path / "a.weights.h5", skip_mismatch=True)


def test_an_error_while_saving_leaves_the_old_file(tmp_path, monkeypatch):
    one = model()
    save_weights(one, tmp_path / "a.weights.h5")
    before = (tmp_path / "a.weights.h5").read_bytes()
    monkeypatch.setattr(type(one.layers[1]), "save_own_variables", lambda self, store: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        save_weights(one, tmp_path / "a.weights.h5")
    assert [p.name for p in tmp_path.iterdir()] == ["a.weights.h5"]
    assert (tmp_path / "a.weights.h5").read_bytes() == before


def test_layers_may_say_what_they_save(tmp_path):
    class Doubled(keras.layers.Dense):
        def save_own_variables(self, store):
            store["twice"] = 2 * self.kernel.numpy()

        def load_own_variables(self, store):
            self.kernel.assign(store["twice"] / 2)

    one, two = (keras.Sequential([keras.Input((3,)), Doubled(2)]) for _ in range(2))
    save_weights(one, tmp_path / "a.weights.h5")
    load_weights(two, tmp_path / "a.weights.h5")
    assert same(one, two)


@pytest.mark.parametrize("call", [
    lambda path: save_weights(model(), path / "a.h5"),
    lambda path: save_weights(keras.Sequential([keras.layers.Dense(1)]), path / "a.weights.h5"),
    lambda path: save_weights(model(), path / "a.weights.keras", max_shard_size=1),
    lambda path: load_weights(model(), path / "a.npz"),
    lambda path: load_weights(model(), path / "a.weights.h5", by_name=True),
    lambda path: load_weights(model(), path / "a.weights.h5", by_heart=True),
    lambda path: load_weights(keras.Sequential([keras.layers.Dense(1)]), path / "a.weights.h5"),
])
def test_wrong_calls(tmp_path, call):
    with pytest.raises(ValueError, match="weights: "):
        call(tmp_path)


def test_files_that_are_there_or_not(tmp_path):
    with pytest.raises(OSError):
        load_weights(model(), tmp_path / "a.weights.h5")
    save_weights(model(), tmp_path / "a.weights.h5")
    with pytest.raises(FileExistsError, match="overwrite=False"):
        save_weights(model(), tmp_path / "a.weights.h5", overwrite=False)


def test_a_file_that_is_cut_off(tmp_path):
    save_weights(model(), tmp_path / "a.weights.h5")
    whole = (tmp_path / "a.weights.h5").read_bytes()
    for size in (0, 10, len(whole) // 2):
        (tmp_path / "a.weights.h5").write_bytes(whole[:size])
        with pytest.raises(OSError):
            load_weights(model(), tmp_path / "a.weights.h5")


def test_members_of_an_archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MEMBER, bytes(1 << 24))
        archive.writestr("small", b"abc")
    with zipfile.ZipFile(file) as archive:
        assert read_member(archive, "small") == b"abc"
        with pytest.raises(ValueError, match="decompression bomb"):
            read_member(archive, MEMBER)
        with pytest.raises(ValueError, match="Expected a missing file"):
            read_member(archive, "missing")
