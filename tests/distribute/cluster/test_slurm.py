"""What Slurm says. The clusters are those that TensorFlow 2.21 makes of it."""

import os

import pytest

import minitf as tf
from minitf.distribute.cluster.slurm import expanded_counts, expanded_nodes
from minitf.distribute.multi_worker import place_of

RESOLVER = tf.distribute.cluster_resolver.SlurmClusterResolver


@pytest.fixture
def slurm(monkeypatch):
    """Three machines with five tasks, of which this is number 3."""
    for name in [name for name in os.environ if name.startswith("SLURM_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    said = {"PROCID": 3, "STEP_NUM_TASKS": 5, "STEP_NODELIST": "n[1-2],m5", "STEP_TASKS_PER_NODE": "2(x2),1"}
    for name, value in said.items():
        monkeypatch.setenv(f"SLURM_{name}", str(value))
    return monkeypatch


def test_all_tasks_are_workers(slurm):
    resolver = RESOLVER(gpus_per_node=2, gpus_per_task=1)
    assert resolver.cluster_spec().as_dict() == {"worker": ["m5:8888", "n1:8888", "n1:8889", "n2:8888", "n2:8889"]}
    assert resolver.get_task_info() == ("worker", 3)
    assert resolver.master() == "grpc://n2:8888"
    assert resolver.num_accelerators() == {"GPU": 1}
    assert os.environ["CUDA_VISIBLE_DEVICES"] == "0"
    assert place_of(resolver) == (3, ["m5:8888", "n1:8888", "n1:8889", "n2:8888", "n2:8889"])


def test_jobs_machines_and_ports_that_the_program_names(slurm):
    resolver = RESOLVER({"worker": 2, "ps": 2}, 1000, 4, tasks_per_node={"x": 3, "a": 1})
    assert resolver.cluster_spec().as_dict() == {"ps": ["a:1000", "x:1000"], "worker": ["x:1001", "x:1002"]}
    assert (resolver.task_type, resolver.task_id) == ("worker", 1)
    assert os.environ["CUDA_VISIBLE_DEVICES"] == "2"


def test_as_many_tasks_on_every_machine_and_no_gpus(slurm):
    slurm.setenv("SLURM_STEP_NUM_TASKS", "6")
    resolver = RESOLVER(tasks_per_node=2, gpus_per_node=0)
    assert resolver.cluster_spec().task_address("worker", 5) == "n2:8889"
    assert resolver.num_accelerators() == {"GPU": 0}


@pytest.mark.parametrize(("options", "rule"), [
    ({"jobs": {"worker": 9}}, "there must be a job for each task"),
    ({"gpus_per_node": 1, "gpus_per_task": 1}, "Requested more GPUs per node than available")])
def test_what_does_not_fit(slurm, options, rule):
    with pytest.raises(RuntimeError, match=rule):
        RESOLVER(**options)


def test_without_slurm(slurm):
    slurm.delenv("SLURM_STEP_NODELIST")
    with pytest.raises(RuntimeError, match="SLURM_STEP_NODELIST not found in environment"):
        RESOLVER()


def test_short_forms():
    assert expanded_nodes("n[1-2],m5,o[3-4,6,7-9]") == ["n1", "n2", "m5", "o3", "o4", "o6", "o7", "o8", "o9"]
    assert expanded_nodes("t02n[008-010]") == ["t02n008", "t02n009", "t02n010"]
    assert expanded_counts("3,2(x3),1") == [3, 2, 2, 2, 1]
