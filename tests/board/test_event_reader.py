"""Event files back to events and series: growing, cut short, damaged, and of TensorFlow 1."""

import os

import numpy as np
import pytest

import minitf as tf
from minitf import board as tf_board
from minitf.board.event_file import EventFile
from minitf.board.event_reader import EventReader, note, series_of, value_of
from minitf.wire import messages


@pytest.fixture
def file(tmp_path):
    file = EventFile(tmp_path, max_queue=0)
    yield file
    file.close()


def test_a_growing_file_is_followed(file):
    reader = EventReader(file.path)
    assert len(reader.read()) == 1
    assert reader.read() == []
    file.add(messages.Event(step=7))
    assert [event.step for event in reader.read()] == [7]


def test_a_record_that_is_not_whole_yet_is_read_later(file):
    reader = EventReader(file.path)
    reader.read()
    size = os.path.getsize(file.path)
    file.add(messages.Event(step=7))
    with open(file.path, "rb") as source:
        data = source.read()
    for end in range(size, len(data)):
        with open(file.path, "wb") as cut:
            cut.write(data[:end])
        assert reader.read() == []
    with open(file.path, "wb") as whole:
        whole.write(data)
    assert [event.step for event in reader.read()] == [7]


def test_a_damaged_record_is_left_out_and_counted(file):
    file.add(messages.Event(step=7))
    file.add(messages.Event(step=8))
    with open(file.path, "r+b") as damaged:
        damaged.seek(-4 - 2 - 12 - 4 - 1, os.SEEK_END)  # the last byte of the data of step 7
        damaged.write(b"\xff")
    reader = EventReader(file.path)
    assert [event.step for event in reader.read()] == [0, 8]
    assert reader.damaged == 1


def test_a_damaged_length_is_an_error(tmp_path):
    path = tmp_path / "a.tfevents.b"
    path.write_bytes(b"this is a file of words, and not of events")
    with pytest.raises(tf.errors.DataLossError, match="the length of a record does not fit"):
        EventReader(path).read()


def test_what_comes_before_a_damaged_length_is_not_lost(file):
    file.add(messages.Event(step=7))
    with open(file.path, "ab") as damaged:
        damaged.write(b"no record begins like this")
    reader = EventReader(file.path)
    assert [event.step for event in reader.read()] == [0, 7]
    with pytest.raises(tf.errors.DataLossError, match="the length of a record"):
        reader.read()


def test_damaged_and_foreign_files_in_a_folder_are_said_and_the_rest_is_read(tmp_path):
    with tf.summary.create_file_writer(str(tmp_path)).as_default():
        tf.summary.scalar("loss", 1.0, step=3)
        tf.summary.flush()
    (tmp_path / "a.tfevents.foreign").write_bytes(b"this is a file of words, and not of events")
    [path] = tmp_path.glob("events*")
    (tmp_path / "b.tfevents.cut").write_bytes(path.read_bytes()[:-1])  # a live run
    damaged = bytearray(path.read_bytes())
    damaged[-5] ^= 1  # in the data of the last record
    (tmp_path / "c.tfevents.damaged").write_bytes(damaged)
    with pytest.warns(UserWarning, match="tfevents") as warned:
        series = series_of(tmp_path)["."]["loss"]
    assert series.steps == [3]
    assert ["foreign" in str(w.message) or "1 damaged records" in str(w.message) for w in warned] == [True, True]


def test_two_writers_of_one_folder_and_tags_of_any_unicode(tmp_path):
    tags = ["Größe/λ", "损失", "🙂 a\tb\n", "a" * 300]
    writers = [tf.summary.create_file_writer(str(tmp_path)) for _ in range(2)]
    for step in range(4):
        with writers[step % 2].as_default(step=step):
            for tag in tags:
                tf.summary.scalar(tag, step)
    for writer in writers:
        writer.close()
    found = series_of(tmp_path)["."]
    assert {tag: series.steps for tag, series in found.items()} == {tag: [0, 2, 1, 3] for tag in tags}
    assert tf_board.read(tmp_path)["."].keys() == found.keys()


def test_one_event_after_the_other(file):
    file.add(messages.Event(step=7))
    events = tf.compat.v1.train.summary_iterator(file.path)
    assert [event.step for event in events] == [0, 7]
    with open(file.path, "r+b") as damaged:
        damaged.seek(-5, os.SEEK_END)
        damaged.write(b"\xff")
    with pytest.raises(tf.errors.DataLossError, match="corrupted record"):
        list(tf.compat.v1.train.summary_iterator(file.path))


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(tf.errors.NotFoundError, match="nowhere"):
        series_of(tmp_path / "nowhere")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(tf.errors.NotFoundError, match="nothing"):
        EventReader(tmp_path / "nothing")


def test_runs_are_folders(tmp_path):
    for run, value in (("train", 1.0), ("validation", 2.0)):
        writer = tf.summary.create_file_writer(str(tmp_path / run))
        with writer.as_default():
            tf.summary.scalar("loss", value, step=3)
        writer.close()
    (tmp_path / "notes.txt").write_text("not of events")
    runs = series_of(tmp_path)
    assert {run: (tags["loss"].steps, float(tags["loss"].values[0])) for run, tags in runs.items()} == {
        "train": ([3], 1.0), "validation": ([3], 2.0)}  # fmt: skip


def test_the_forms_of_tensorflow_1_are_read():
    value = messages.Summary.Value
    image = messages.Summary.Image(width=4, height=2, encoded_image_string=b"png")
    histogram = messages.HistogramProto(min=0, bucket_limit=[1.0, 3.0], bucket=[5, 6])
    audio = messages.Summary.Audio(encoded_audio_string=b"wav")
    found = [value_of(v) for v in (value(tag="a", simple_value=0.5), value(tag="b", image=image),
                                   value(tag="c", histo=histogram), value(tag="d", audio=audio))]
    assert [plugin for _, plugin in found] == ["scalars", "images", "histograms", "audio"]
    assert found[0][0] == 0.5
    assert found[1][0].tolist() == [b"4", b"2", b"png"]
    np.testing.assert_array_equal(found[2][0], [[0, 1, 5], [1, 3, 6]])
    assert found[3][0].tolist() == [[b"wav", b""]]


def test_values_of_a_tag_make_a_series():
    tags: dict = {}
    for step in (1, 5):
        value = messages.Summary.Value(tag="a", simple_value=step)
        note(tags, messages.Event(step=step, wall_time=10.0 + step, summary=messages.Summary(value=[value])))
    assert (tags["a"].steps, tags["a"].wall_times, [float(v) for v in tags["a"].values]) == (
        [1, 5], [11.0, 15.0], [1.0, 5.0])  # fmt: skip
