"""Ops of TensorFlow in a .tflite file: written, read, run, and refused."""

import numpy as np
import pytest

import minitf as tf
from lite.graphs import codes
from minitf.lite.converter.errors import ConverterError
from minitf.lite.converter.sources import source_of
from minitf.lite.converter.stages import float_graph
from minitf.lite.select_ops import flexbuffer, texts_of
from minitf.wire import messages

COSH = b"\x04Cosh\x00\x03abc\x00\x02\x0b\x06\x14\x14\x04\x28\x01"  # short numbers, as TensorFlow writes them


def converted(function, *specs):
    converter = tf.lite.TFLiteConverter.from_concrete_functions([tf.function(function).get_concrete_function(*specs)])
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS, tf.lite.OpsSet.SELECT_TF_OPS]
    return converter.convert()


def ran(content, *inputs):
    interpreter = tf.lite.Interpreter(model_content=content)
    interpreter.allocate_tensors()
    for detail, x in zip(interpreter.get_input_details(), inputs, strict=True):
        interpreter.set_tensor(detail["index"], x)
    interpreter.invoke()
    return [interpreter.get_tensor(detail["index"]) for detail in interpreter.get_output_details()]


def test_flexbuffers():
    assert texts_of(flexbuffer([b"", b"x" * 70000])) == [b"", b"x" * 70000]
    assert texts_of(COSH) == [b"Cosh", b"abc"]


@pytest.mark.parametrize("data", [b"", b"\x01", COSH[:-1], b"\xff" * 12, bytes(9)])
def test_other_bytes_are_no_flexbuffer(data):
    with pytest.raises(ValueError, match="no vector of texts"):
        texts_of(data)


def test_an_op_without_an_operator_is_written_as_it_is():
    x = np.linspace(-2, 2, 6, dtype="float32").reshape(2, 3)
    content = converted(lambda x: tf.cosh(x) + 1.0, tf.TensorSpec([2, 3]))
    (y,) = ran(content, x)
    assert np.allclose(y, np.cosh(x) + 1, rtol=1e-6)
    names = [each["op_name"] for each in tf.lite.Interpreter(model_content=content)._get_ops_details()]
    assert names == ["FlexCosh", "ADD"]


def test_numbers_that_are_inputs_in_tensorflow():
    (y,) = ran(converted(lambda x: tf.math.cumprod(x, axis=1), tf.TensorSpec([2, 3])), np.full((2, 3), 2.0, "f"))
    assert y.tolist() == [[2, 4, 8]] * 2


def test_texts_go_in_and_come_out():
    content = converted(lambda x: tf.strings.upper(x) + "!", tf.TensorSpec([2], tf.string))
    (y,) = ran(content, np.array([b"a", "b"], object))
    assert y.tolist() == [b"A!", b"B!"]
    (given,) = tf.lite.Interpreter(model_content=content).get_input_details()
    assert given["dtype"] == np.bytes_


def test_a_node_without_a_name_runs(monkeypatch):
    content = converted(lambda x: tf.cosh(x), tf.TensorSpec([1]))
    assert b"\n\x04Cosh\x12\x04Cosh" in content
    monkeypatch.setattr("minitf.lite.select_ops.messages.parse", nameless(messages.parse))
    assert np.allclose(ran(content, np.float32([2])), np.cosh(2))


def nameless(parse):
    """What reads messages, and leaves their names out, as TensorFlow's converter does."""
    def read(*arguments):
        message = parse(*arguments)
        message.ClearField("name")
        return message

    return read


def test_only_where_they_are_asked_for():
    trace = tf.function(tf.cosh).get_concrete_function(tf.TensorSpec([2]))
    assert codes(float_graph(source_of(None, trace), selects=True)) == ["FlexCosh"]
    with pytest.raises(ConverterError, match="Cosh"):
        tf.lite.TFLiteConverter.from_concrete_functions([trace]).convert()


def test_what_keeps_something_or_does_harm_does_not_run():
    content = converted(lambda x: tf.cosh(x), tf.TensorSpec([1]))
    assert content.count(b"Cosh") >= 2
    interpreter = tf.lite.Interpreter(model_content=content.replace(b"\x04Cosh\x00", b"\x04Abcd\x00").replace(
        b"\x12\x04Cosh", b"\x12\x04Abcd"))
    interpreter.allocate_tensors()
    with pytest.raises(RuntimeError, match="Abcd"):
        interpreter.invoke()


class Keeper(tf.Module):
    """A variable that a file's own functions save and restore."""

    def __init__(self):
        super().__init__()
        self.v = tf.Variable([1.0, 2.0])

    @tf.function(input_signature=[tf.TensorSpec([])])
    def add(self, x):
        return {"v": self.v.assign_add([x, x])}

    @tf.function(input_signature=[tf.TensorSpec([], tf.string)])
    def save(self, path):
        tf.raw_ops.Save(filename=path, tensor_names=["v"], data=[self.v])
        return {"path": path}

    @tf.function(input_signature=[tf.TensorSpec([], tf.string)])
    def restore(self, path):
        found = tf.raw_ops.Restore(file_pattern=path, tensor_name="v", dt=tf.float32)
        self.v.assign(found)
        return {"v": found}


def keeper(folder=None):
    """An interpreter of its functions; by way of a SavedModel, if there is a folder for it."""
    model = Keeper()
    traces = {name: getattr(model, name).get_concrete_function() for name in ("add", "save", "restore")}
    if folder:
        tf.saved_model.save(model, folder, signatures=traces)
        converter = tf.lite.TFLiteConverter.from_saved_model(folder)
    else:
        converter = tf.lite.TFLiteConverter.from_concrete_functions(list(traces.values()), model)
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS, tf.lite.OpsSet.SELECT_TF_OPS]
    interpreter = tf.lite.Interpreter(model_content=converter.convert())
    return {name: interpreter.get_signature_runner(name) for name in traces}


@pytest.mark.parametrize("saved", [False, True])
def test_what_was_learned_is_kept_in_a_file(tmp_path, saved):
    path = str(tmp_path / "learned.ckpt")
    first, second = keeper(), keeper(str(tmp_path / "model") if saved else None)
    first["add"](x=np.float32(10))
    assert first["save"](path=np.array(path))["path"] == path.encode()
    assert tf.raw_ops.Restore(file_pattern=path, tensor_name="v", dt=tf.float32).numpy().tolist() == [11, 12]
    assert second["restore"](path=np.array(path))["v"].tolist() == [11, 12]
    assert second["add"](x=np.float32(1))["v"].tolist() == [12, 13]


def test_a_file_does_not_name_files_itself(tmp_path):
    path = str(tmp_path / "x")

    def save(x):
        tf.raw_ops.Save(filename=path, tensor_names=["x"], data=[x])
        return x + 1.0

    with pytest.raises(RuntimeError, match="a graph from a file must not touch files"):
        ran(converted(save, tf.TensorSpec([1])), np.float32([1]))
    assert list(tmp_path.iterdir()) == []
