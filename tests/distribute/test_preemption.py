"""Programs that are told to end: they save after the next step, and go on where they were."""

import json
import signal
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest

import minitf as tf
from distribute.transport.workers import together
from minitf.distribute import preemption
from minitf.distribute.preemption import PreemptionCheckpointHandler, TerminationConfig, exit_to_restart


@pytest.fixture
def told():
    """Put something in, and the program was told to end."""
    return []


@pytest.fixture
def handler(told, tmp_path):
    """Make handlers that end by raising KeyboardInterrupt, of a checkpoint with the variable `v`."""
    def make(v, **options):
        def end():
            raise KeyboardInterrupt

        config = TerminationConfig(lambda: bool(told), end, **options)
        return PreemptionCheckpointHandler(None, tf.train.Checkpoint(v=v), tmp_path / "all" / "state", config)
    return make


def test_it_saves_after_one_more_step_and_goes_on_there(handler, told):
    v = tf.Variable(0.0)
    steps = handler(v)
    assert [steps.run(lambda x: float(v.assign_add(x)), 1.0) for _ in range(2)] == [1.0, 2.0]
    told.append(True)
    assert steps.run(lambda x: float(v.assign_add(x)), 1.0) == 3.0
    with pytest.raises(KeyboardInterrupt):
        steps.run(v.assign_add, 1.0)
    again = tf.Variable(9.0)
    assert handler(again).total_run_calls == 3
    assert again.numpy() == 3.0


def test_a_program_that_takes_its_steps_itself(handler, told, tmp_path):
    v, saved = tf.Variable(0.0), []
    steps = handler(v, save_fn=lambda **options: saved.append((v.numpy(), options)))

    def train():
        for _ in range(5):
            v.assign_add(1.0)
            steps.save_checkpoint_if_preempted(checkpoint_number=7)
            told.append(True)

    with steps.watch_preemption_scope(), pytest.raises(KeyboardInterrupt):
        train()
    assert saved == [(3.0, {"checkpoint_number": 7})]
    assert not (tmp_path / "all").exists()


def test_a_grace_period_is_used(handler, told, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(preemption, "time", SimpleNamespace(monotonic=lambda: now[0]))
    v, saved = tf.Variable(0.0), []
    steps = handler(v, grace_period=50.0, save_fn=lambda: saved.append((now[0], steps.total_run_calls)))
    told.append(True)

    def step():
        now[0] += 2.0

    with pytest.raises(KeyboardInterrupt):
        list(map(steps.run, [step] * 100))
    # told at 100: saved after a step; then again, with six steps to spare before 150, after one step more
    assert saved == [(102.0, 1), (142.0, 21)]


def test_all_workers_save_after_the_same_step(tmp_path, monkeypatch):
    monkeypatch.setattr(preemption, "group_in_use", lambda resolver: resolver.group)

    def work(group):
        told, at = [], []
        resolver = type("Resolver", (), {"group": group, "cluster_spec": lambda self: tf.train.ClusterSpec({})})()
        config = TerminationConfig(lambda: bool(told), lambda: at.append(steps.total_run_calls))
        checkpoint = tf.train.Checkpoint(v=tf.Variable(float(group.rank)))
        steps = PreemptionCheckpointHandler(resolver, checkpoint, tmp_path / "state", config)
        for i in range(5):
            steps.run(lambda: None)
            if i == 1 and group.rank == 1:
                told.append(True)
        return at

    assert together(2, work) == [[3], [3]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["state"]  # the second worker's is gone
    v = tf.Variable(5.0)
    tf.train.Checkpoint(v=v).restore(tf.train.latest_checkpoint(tmp_path / "state")).expect_partial()
    assert v.numpy() == 0.0  # it is the first worker's


def test_a_manager_is_taken_as_it_is(tmp_path):
    v = tf.Variable(1.0)
    manager = tf.train.CheckpointManager(tf.train.Checkpoint(v=v), tmp_path, 3)
    told, ended = [], []
    config = TerminationConfig(lambda: bool(told), lambda: ended.append(manager.latest_checkpoint))
    steps = PreemptionCheckpointHandler(None, manager, termination_config=config)
    told.append(True)
    for _ in range(3):
        steps.run(lambda: None)
    assert ended == [str(tmp_path / "ckpt-1")]


def test_what_is_refused(tmp_path):
    with pytest.raises(tf.errors.InvalidArgumentError, match="a checkpoint_dir must be passed"):
        PreemptionCheckpointHandler(None, tf.train.Checkpoint())
    cluster = tf.train.ClusterSpec({"worker": ["a:1"], "ps": ["b:2"]})
    with pytest.raises(NotImplementedError, match="parameter servers"):
        PreemptionCheckpointHandler(tf.distribute.cluster_resolver.SimpleClusterResolver(cluster), None)
    with pytest.raises(SystemExit) as exit_:
        exit_to_restart()
    assert exit_.value.code == 42


def test_the_signal_is_watched_until_the_end(tmp_path):
    before = signal.getsignal(signal.SIGTERM)
    try:
        steps = PreemptionCheckpointHandler(None, tf.train.Checkpoint(v=tf.Variable(1.0)), tmp_path)
        assert signal.getsignal(signal.SIGTERM) != before
        signal.raise_signal(signal.SIGTERM)
        steps.run(lambda: None)
        with pytest.raises(SystemExit):
            steps.run(lambda: None)
        assert signal.getsignal(signal.SIGTERM) == before
    finally:
        signal.signal(signal.SIGTERM, before)


# Two workers; the second gets SIGTERM in the middle of the training.
PROGRAM = """
import json, os, signal, sys
import minitf as tf

folder = sys.argv[1]
strategy = tf.distribute.MultiWorkerMirroredStrategy()
rank = strategy.extended.group.rank
with strategy.scope():
    w = tf.Variable(1.0)
    optimizer = tf.keras.optimizers.SGD(0.1, momentum=0.9)
    optimizer.build([w])
steps = tf.distribute.experimental.PreemptionCheckpointHandler(
    strategy.cluster_resolver, tf.train.Checkpoint(w=w, optimizer=optimizer), f"{folder}/state")
first = steps.total_run_calls

@tf.function
def step(x):
    def in_replica():
        with tf.GradientTape() as tape:
            loss = (w - x - tf.cast(rank, tf.float32)) ** 2
        optimizer.apply([tape.gradient(loss, w)], [w])
    strategy.run(in_replica)

for i in range(first, 6):
    steps.run(step, tf.constant(float(i)))
    if i == 2 and rank == 1:
        os.kill(os.getpid(), signal.SIGTERM)
json.dump([first, float(w)], open(f"{folder}/{rank}", "w"))
"""


def test_two_processes_exit_and_go_on(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(PROGRAM)
    command = [sys.executable, "-m", "minitf", "launch", "-n", "2", "--restarts", "1", str(script), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "ended with exit status 42" in done.stderr
    found = [json.loads((tmp_path / str(rank)).read_text()) for rank in (0, 1)]
    w, velocity = 1.0, 0.0
    for i in range(6):  # the gradients of both workers are added up
        velocity = 0.9 * velocity - 0.1 * (2 * (w - i) + 2 * (w - i - 1))
        w += velocity
    assert [first for first, _ in found] == [4, 4]
    np.testing.assert_allclose([value for _, value in found], [w, w], rtol=1e-5)
