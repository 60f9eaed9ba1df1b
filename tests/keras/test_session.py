"""Clearing the session forgets what Keras remembered."""

from threading import Thread

from minitf.keras.naming import auto_name
from minitf.keras.session import clear_session, session


def test_clearing_forgets_names_and_seeds():
    auto_name("Dense")
    session.random_seed = 3
    clear_session(free_memory=False)
    assert auto_name("Dense") == "dense"
    assert session.random_seed is None
    clear_session()


def test_each_thread_has_its_own_memory():
    session.random_seed = 3
    seen = []
    thread = Thread(target=lambda: seen.append(session.random_seed))
    thread.start()
    thread.join()
    clear_session()
    assert seen == [None]
