"""Epochs as lines of a file."""

import numpy as np

from keras.callbacks.made_up import MadeUp, run
from minitf.keras.callbacks import CSVLogger


def lines(path):
    return path.read_text().splitlines()


def test_names_are_sorted_and_validation_has_room(tmp_path):
    path = tmp_path / "log.csv"
    run(CSVLogger(path), MadeUp(), [{"loss": 2.0, "acc": 1.0}, {"loss": 1.0, "acc": 0.5, "val_loss": 3.0}])
    assert lines(path) == ["epoch,acc,loss,val_acc,val_loss", "0,1.0,2.0,NA,NA", "1,0.5,1.0,NA,3.0"]


def test_appending_writes_no_second_header(tmp_path):
    path = tmp_path / "log.csv"
    for append in (True, True):
        run(CSVLogger(path, separator=";", append=append), MadeUp(), [{"val_loss": 2.0}])
    assert lines(path) == ["epoch;val_loss", "0;2.0", "0;2.0"]


def test_several_numbers_in_one_cell(tmp_path):
    path = tmp_path / "log.csv"
    run(CSVLogger(path), MadeUp(), [{"val_a": np.array([1, 2]), "b": "text"}])
    assert lines(path)[1] == '0,text,"""[1, 2]"""'
