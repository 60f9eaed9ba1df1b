"""The table of hyperparameters."""

import minitf as tf
from minitf.board.hparams import experiment, trial
from minitf.board.viewer.store import Store
from minitf.board.viewer.trials import trials_of


def write_trial(logdir, units, loss, end=None):
    with tf.summary.create_file_writer(str(logdir)).as_default() as writer:
        trial.hparams({"units": units, "optimizer": "adam", "bias": True}, start_time_secs=100.0)
        for step in range(2):
            tf.summary.scalar("loss", loss + 1 - step, step=step)
        if end is not None:
            trial.write_hparams("end", trial.session_end_pb(end_time_secs=end))
        writer.close()


def table(logdir):
    store = Store(logdir)
    store.refresh(1e9)
    return trials_of(store.runs)


def test_values_and_the_last_metrics(tmp_path):
    write_trial(tmp_path / "a", 16, 0.5, end=130.0)
    write_trial(tmp_path / "b", 32, 0.25)
    found = table(tmp_path)
    assert found["hparams"] == ["bias", "optimizer", "units"]
    assert [metric["tag"] for metric in found["metrics"]] == ["loss"]
    a, b = sorted(found["trials"], key=lambda trial: trial["run"])
    assert a["values"] == {"units": 16.0, "optimizer": "adam", "bias": True}
    assert (a["metrics"], a["state"], a["seconds"]) == ([0.5], "done", 30.0)
    assert (b["metrics"], b["state"], b["seconds"]) == ([0.25], "running", None)


def test_an_experiment_names_the_columns(tmp_path):
    with tf.summary.create_file_writer(str(tmp_path)).as_default() as writer:
        experiment.hparams_config([experiment.HParam("units")],
                                  [experiment.Metric("loss", group="validation", display_name="Loss")])
        writer.close()
    write_trial(tmp_path / "a", 16, 0.5)
    with tf.summary.create_file_writer(str(tmp_path / "a" / "validation")).as_default() as writer:
        tf.summary.scalar("loss", 0.75, step=1)
        writer.close()
    found = table(tmp_path)
    assert found["hparams"][0] == "units"
    assert found["metrics"] == [{"name": "Loss", "tag": "loss", "group": "validation"}]
    assert [trial["metrics"] for trial in found["trials"]] == [[0.75]]


def test_without_hyperparameters_the_table_is_empty(tmp_path):
    assert table(tmp_path) == {"hparams": [], "metrics": [], "trials": []}
