"""CheckpointManager keeps the last few, and deletes nothing else."""

import os

import pytest

import minitf as tf


def manager(folder, value=1.0, max_to_keep=2, **options):
    return tf.train.CheckpointManager(tf.train.Checkpoint(v=tf.Variable(value)), folder, max_to_keep, **options)


def files(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith(".index"))


def test_old_ones_are_deleted(tmp_path):
    kept = manager(tmp_path)
    paths = [kept.save() for _ in range(4)]
    assert kept.checkpoints == paths[2:]
    assert kept.latest_checkpoint == paths[3] == tf.train.latest_checkpoint(tmp_path)
    assert sorted(os.listdir(tmp_path)) == ["checkpoint", "ckpt-3.data-00000-of-00001", "ckpt-3.index",
                                            "ckpt-4.data-00000-of-00001", "ckpt-4.index"]
    everything = manager(tmp_path / "all", max_to_keep=None)
    assert [everything.save() for _ in range(4)] == everything.checkpoints


def test_a_later_manager_goes_on(tmp_path):
    first = manager(tmp_path, 7.0)
    first.save()
    first.save()
    second = manager(tmp_path, 0.0)
    assert second.checkpoints == first.checkpoints
    assert second.restore_or_initialize() == first.latest_checkpoint
    assert second.checkpoint.v.numpy() == 7.0
    second.save()
    assert files(tmp_path) == ["ckpt-2.index", "ckpt-3.index"]


def test_without_a_checkpoint_something_else_initializes(tmp_path):
    called = []
    assert manager(tmp_path, init_fn=lambda: called.append(1)).restore_or_initialize() is None
    assert called == [1]
    assert manager(tmp_path).restore_or_initialize() is None


def test_some_are_kept_for_good(tmp_path, monkeypatch):
    now = [1e9]
    monkeypatch.setattr("time.time", lambda: now[0])
    kept = manager(tmp_path, max_to_keep=1, keep_checkpoint_every_n_hours=2)
    for _ in range(5):
        now[0] += 3600
        kept.save()
    assert files(tmp_path) == ["ckpt-2.index", "ckpt-4.index", "ckpt-5.index"]
    assert len(kept.checkpoints) == 1


def test_numbers_and_names_of_ones_own(tmp_path):
    kept = manager(tmp_path, checkpoint_name="model")
    assert kept.save(checkpoint_number=tf.Variable(70)) == str(tmp_path / "model-70")
    assert kept.save(71) == str(tmp_path / "model-71")
    assert kept.save() == str(tmp_path / "model-3")
    assert kept.save(71) == str(tmp_path / "model-71")
    assert kept.checkpoints == [str(tmp_path / "model-3"), str(tmp_path / "model-71")]


def test_steps_between_checkpoints(tmp_path):
    step = tf.Variable(0)
    kept = manager(tmp_path, step_counter=step, checkpoint_interval=5)
    assert kept.checkpoint_interval == 5
    saved = []
    for now in range(12):
        step.assign(now)
        saved.append(kept.save() is not None)
    assert [i for i, done in enumerate(saved) if done] == [0, 5, 10]
    assert kept.save(check_interval=False) is not None
    assert kept.save(check_interval=False) is None
    with pytest.raises(ValueError, match="step_counter"):
        manager(tmp_path, checkpoint_interval=5)


@pytest.mark.parametrize("number", [0, -1])
def test_keeping_none_is_refused(tmp_path, number):
    with pytest.raises(ValueError, match="positive integer"):
        manager(tmp_path, max_to_keep=number)


def test_files_elsewhere_are_not_deleted_whatever_the_state_says(tmp_path):
    precious = tf.train.Checkpoint(v=tf.Variable(1.0)).write(tmp_path / "precious")
    folder = tmp_path / "inner"
    folder.mkdir()
    (folder / "checkpoint").write_text(
        f'model_checkpoint_path: "{precious}"\nall_model_checkpoint_paths: "../precious"\n'
        'all_model_checkpoint_timestamps: 5.0\nlast_preserved_timestamp: 1.0\n')
    kept = manager(folder, max_to_keep=1)
    assert kept.checkpoints == [str(folder / "../precious")]
    kept.save()
    kept.save()
    assert files(tmp_path) == ["precious.index"]
    assert files(folder) == ["ckpt-2.index"]


def test_what_a_killed_process_left_is_cleared_up(tmp_path):
    (tmp_path / ".ckpt-3.abcdefgh.new").mkdir()
    (tmp_path / ".ckpt-3.abcdefgh.new" / "data-0").write_text("half")
    (tmp_path / "other").write_text("whole")
    manager(tmp_path).save()
    assert {name for name in os.listdir(tmp_path) if "ckpt-1" not in name} == {"checkpoint", "other"}
