"""The bar of fit, evaluate and predict."""

from minitf.keras.callbacks import ProgbarLogger


def logger(verbose, epochs=1, steps=2):
    made = ProgbarLogger()
    made.set_params({"verbose": verbose, "epochs": epochs, "steps": steps})
    return made


def test_epochs_are_counted_where_there_are_several(capsys):
    for epochs, expected in ((1, ""), (3, "Epoch 1/3\n")):
        bar = logger(2, epochs)
        bar.on_epoch_begin(0)
        assert capsys.readouterr().out == expected


def test_measuring_inside_of_fit_is_silent(capsys):
    bar = logger(2)
    bar.on_train_begin()
    bar.on_test_begin()
    bar.on_test_batch_end(0, {"loss": 1.0})
    bar.on_test_end({"loss": 1.0})
    assert capsys.readouterr().out == ""


def test_measuring_by_itself_is_not(capsys):
    bar = logger(2)
    bar.on_test_begin()
    bar.on_test_batch_end(1, {"loss": 1.0})
    bar.on_test_end({"loss": 1.0})
    assert "2/2 - 0s" in capsys.readouterr().out


def test_the_number_of_steps_is_learned(capsys):
    bar = logger(1, steps=None)
    bar.on_predict_begin()
    bar.on_predict_batch_end(4, {"outputs": None})
    bar.on_predict_end()
    assert "5/5" in capsys.readouterr().out
    assert bar.target == 5
