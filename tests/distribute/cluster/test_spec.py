"""ClusterSpec."""

import pytest

import minitf as tf


def test_what_it_tells():
    spec = tf.train.ClusterSpec({"worker": ("a:1", "b:2"), "ps": {3: "c:3"}})
    assert spec.jobs == ["ps", "worker"]
    assert (spec.num_tasks("worker"), spec.task_indices("ps"), spec.task_address("ps", 3)) == (2, [3], "c:3")
    assert spec.job_tasks("worker") == ["a:1", "b:2"]
    assert spec == tf.train.ClusterSpec(spec)
    assert hash(spec) == hash(tf.train.ClusterSpec(spec))
    assert repr(tf.train.ClusterSpec({"worker": ["a:1", "b:2"]})) == "ClusterSpec({'worker': ['a:1', 'b:2']})"
    assert not tf.train.ClusterSpec({})


@pytest.mark.parametrize("wrong", [None, ["a:1"], {"worker": "a:1"}, {"worker": [1]}])
def test_what_is_no_cluster(wrong):
    with pytest.raises(TypeError, match="ClusterSpec"):
        tf.train.ClusterSpec(wrong)


def test_jobs_and_tasks_that_are_not_there():
    spec = tf.train.ClusterSpec({"worker": ["a:1"]})
    with pytest.raises(ValueError, match="asked for the job 'ps': the jobs are"):
        spec.num_tasks("ps")
    with pytest.raises(ValueError, match="asked for task 4 of 'worker'"):
        spec.task_address("worker", 4)
