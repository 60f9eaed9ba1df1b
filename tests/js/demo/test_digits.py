"""The model of the demo, and the digits that go with it."""

import numpy as np

from minitf.js.demo.digits import SEEN, UNSEEN, digits, digits_for_page, digits_model


def test_the_model_learns_in_a_few_epochs():
    (x, _), (x_test, y_test) = digits()
    assert x.dtype == np.float32
    assert (x.min(), x.max(), x.shape[1:]) == (0, 1, (8, 8, 1))
    model = digits_model(epochs=4)
    loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
    assert accuracy > 0.9
    assert loss < 0.5


def test_the_page_gets_digits_that_the_model_has_seen_and_others():
    found = digits_for_page([8, 8, 1])
    (x, y), (x_test, y_test) = digits()
    assert (len(found["seen"]["labels"]), len(found["unseen"]["labels"])) == (SEEN, UNSEEN)
    np.testing.assert_array_equal(found["seen"]["pictures"][3], x[3].reshape(-1))
    assert found["seen"]["labels"] == y[:SEEN].tolist()
    np.testing.assert_array_equal(found["unseen"]["pictures"][-1], x_test[UNSEEN - 1].reshape(-1))
    assert found["unseen"]["labels"] == y_test[:UNSEEN].tolist()


def test_pictures_of_another_size_come_alone():
    assert digits_for_page([28, 28, 1]) is None
