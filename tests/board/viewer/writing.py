"""Event files for the tests of the viewer."""

import numpy as np

import minitf as tf
from minitf.wire import messages
from minitf.wire.records import framed
from minitf.wire.tensors import tensor_proto


def scalar_event(tag, number, step, time=100.0, plugin="scalars", dtype=np.float32):
    """An Event with one scalar, in the form of `tf.summary.scalar`."""
    value = messages.Summary.Value(tag=tag, tensor=tensor_proto(dtype(number)))
    value.metadata.plugin_data.plugin_name = plugin
    return messages.Event(wall_time=time, step=step, summary=messages.Summary(value=[value]))


def old_scalar_event(tag, number, step):
    """The same in the form of TensorFlow 1, which PyTorch writes, too."""
    value = messages.Summary.Value(tag=tag, simple_value=number)
    return messages.Event(wall_time=100.0 + step, step=step, summary=messages.Summary(value=[value]))


def records(events):
    """The bytes of an event file."""
    return b"".join(framed(event.SerializeToString()) for event in events)


def write(path, events):
    """Make an event file; returns its bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = records([messages.Event(wall_time=99.0, file_version="brain.Event:2"), *events])
    path.write_bytes(data)
    return data


def write_one_of_each(logdir):
    """A run with a summary of each kind, written by the public functions."""
    writer = tf.summary.create_file_writer(str(logdir))
    with writer.as_default():
        for step in range(3):
            tf.summary.scalar("loss", 1 / (step + 1), step=step, description="of the *batch*")
        tf.summary.histogram("weights", np.arange(6.0), step=1, buckets=3)
        tf.summary.image("picture", np.zeros((2, 2, 4, 3)), step=2)
        tf.summary.audio("sound", np.zeros((1, 8, 1), "f"), 8000, step=2)
        tf.summary.text("words", [["a", "<b>"]], step=2)
        tf.summary.graph(tf.function(lambda x: x * 2).get_concrete_function(tf.TensorSpec([None, 2])).graph)
    writer.close()
