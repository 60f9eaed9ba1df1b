"""transformations/parallel_map.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("parallel_map"))
def test_as_tensorflow_does(name):
    assert_as_recorded("parallel_map", name)


@pytest.mark.parametrize("calls", [3, tf.data.AUTOTUNE])
@pytest.mark.parametrize("bad", [2, 20])
def test_an_error_on_a_thread_tells_the_stage_the_function_and_the_element(calls, bad):
    def divided(x):
        return 6 // (bad - x)

    iterator = iter(tf.data.Dataset.range(50).map(divided, num_parallel_calls=calls))
    for _ in range(bad):
        next(iterator)
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        next(iterator)
    assert caught.value.__notes__ == [f"Dataset.map: in divided, at element {bad}"]
