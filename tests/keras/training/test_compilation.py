"""What compile has settled."""

from minitf.keras.training.compilation import Compilation

GIVEN = {"loss": None, "loss_weights": None, "metrics": None, "weighted_metrics": None}


def names(**given):
    return [metric.name for metric in Compilation(object(), {**GIVEN, **given}).all_metrics()]


def test_the_mean_of_the_loss_is_always_there():
    assert names() == ["loss"]


def test_metrics_follow():
    assert names(loss="mse", metrics=["mae"]) == ["loss", "compile_metrics"]
    assert names(loss="mse", weighted_metrics=[]) == ["loss", "compile_metrics"]
