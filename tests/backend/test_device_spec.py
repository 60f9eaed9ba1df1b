"""DeviceSpec: names of devices, as TensorFlow 2.21 reads and writes them."""

import pytest

import minitf as tf


@pytest.mark.parametrize(("name", "written"), [
    ("/job:ps/cpu:1", "/job:ps/device:CPU:1"),
    ("/gpu:*", "/device:GPU:*"),
    ("/job:a/replica:0/task:2/device:GPU:3", "/job:a/replica:0/task:2/device:GPU:3"),
    ("", ""),
])
def test_read_and_written(name, written):
    assert tf.DeviceSpec.from_string(name).to_string() == written


def test_parts():
    spec = tf.DeviceSpec(job="worker", replica=0, task=1, device_type="GPU", device_index=3)
    assert (spec.job, spec.replica, spec.task, spec.device_type, spec.device_index) == ("worker", 0, 1, "GPU", 3)
    assert repr(spec) == "<DeviceSpec(job=worker, replica=0, task=1, device_type=GPU, device_index=3)>"
    assert spec == tf.DeviceSpec.from_string(spec.to_string())
    assert len({spec, spec.replace(job="worker")}) == 1


def test_merged_and_replaced():
    spec = tf.DeviceSpec.from_string("/job:a/gpu:0")
    assert spec.make_merged_spec(tf.DeviceSpec.from_string("/job:b/task:2")).to_string() == "/job:b/task:2/device:GPU:0"
    assert spec.replace(job="c").to_string() == "/job:c/device:GPU:0"


@pytest.mark.parametrize("name", ["/foo:1", "/cpu:0/gpu:0"])
def test_refused(name):
    with pytest.raises(ValueError, match="DeviceSpec"):
        tf.DeviceSpec.from_string(name)
