"""State that is no tensor."""

import minitf as tf


class Log(tf.train.experimental.PythonState):
    def __init__(self, lines=()):
        self.lines = list(lines)

    def serialize(self):
        return "\n".join(self.lines)

    def deserialize(self, string_value):
        self.lines = string_value.decode().split("\n")


def test_it_is_saved_and_comes_back(tmp_path):
    path = tf.train.Checkpoint(log=Log(["a", "ü"])).write(tmp_path / "ckpt")
    assert tf.train.load_variable(path, "log/.ATTRIBUTES/py_state") == "a\nü".encode()
    log = Log()
    tf.train.Checkpoint(log=log).read(path).assert_consumed()
    assert log.lines == ["a", "ü"]


def test_bytes_will_do(tmp_path):
    class Raw(Log):
        def serialize(self):
            return b"\xff\x00"

        def deserialize(self, string_value):
            self.lines = string_value

    raw = Raw()
    path = tf.train.Checkpoint(raw=raw).write(tmp_path / "ckpt")
    tf.train.Checkpoint(raw=raw).read(path)
    assert raw.lines == b"\xff\x00"
