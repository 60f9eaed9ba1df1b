"""sources/sql.py: rows of a database."""

import sqlite3

import pytest

import minitf as tf


@pytest.fixture
def dataset(tmp_path):
    path = tmp_path / "numbers.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table numbers (n integer, word blob)")
        connection.executemany("insert into numbers values (?, ?)", [(i, bytes([65 + i])) for i in range(4)])
    connection.close()
    return tf.data.experimental.SqlDataset("sqlite", str(path), "select * from numbers", (tf.int64, tf.string))


def test_a_place_can_be_gone_back_to(dataset):
    iterator = iter(dataset)
    next(iterator)
    place = iterator.save()
    rest = [(int(n), word.numpy()) for n, word in iterator]
    other = iter(dataset)
    other.restore(place)
    assert [(int(n), word.numpy()) for n, word in other] == rest == [(1, b"B"), (2, b"C"), (3, b"D")]


def test_rows_come_through_threads(dataset):
    assert len(list(dataset.prefetch(2))) == 4
