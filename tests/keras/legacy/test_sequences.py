"""minitf/keras/legacy/sequences.py"""

import pytest

from keras.leaves import cases, same_as_keras

WORDS = "ctc_batch_cost ctc_decode ctc_label_dense_to_sparse"


@pytest.mark.parametrize("expression", cases("backend_arrays", WORDS))
def test_keras_gave_the_same(expression):
    same_as_keras("backend_arrays", expression)
