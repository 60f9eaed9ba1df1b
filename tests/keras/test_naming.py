"""Names as Keras gives them."""

import pytest

from minitf.keras.naming import auto_name, get_object_name, get_uid, reset_uids, to_snake_case, uniquify


@pytest.fixture(autouse=True)
def fresh_names():
    reset_uids()
    yield
    reset_uids()


@pytest.mark.parametrize(("name", "snake"), [
    ("Dense", "dense"), ("Conv2D", "conv2d"), ("GlobalMaxPooling1D", "global_max_pooling1d"), ("LSTM", "lstm"),
    ("ReLU", "re_lu"), ("PReLU", "p_re_lu"), ("L1L2", "l1l2"), ("NonNeg", "non_neg"), ("<lambda>", "lambda"),
])  # fmt: skip
def test_class_names_in_snake_case(name, snake):
    assert to_snake_case(name) == snake


def test_names_are_counted_from_the_second_on():
    assert [auto_name("Dense") for _ in range(3)] == ["dense", "dense_1", "dense_2"]
    assert uniquify("dense") == "dense_3"


def test_uids_count_from_one_and_share_the_counts_of_names():
    assert [get_uid("dense"), get_uid("dense")] == [1, 2]
    assert auto_name("Dense") == "dense_2"


def test_the_name_of_an_object_is_its_own_or_its_class():
    class MyThing:
        pass

    named = MyThing()
    named.name = "mine"
    assert [get_object_name(thing) for thing in (named, MyThing(), max)] == ["mine", "my_thing", "max"]
