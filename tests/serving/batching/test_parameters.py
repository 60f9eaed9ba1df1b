"""The parameters of batching, and their file."""

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.batching.parameters import BatchingParameters, read_parameters


def test_a_file(tmp_path):
    path = tmp_path / "batching"
    path.write_text("max_batch_size { value: 32 } batch_timeout_micros { value: 500 } num_batch_threads { value: 2 }\n"
                    "allowed_batch_sizes: 8 allowed_batch_sizes: 32 pad_variable_length_inputs: true")
    assert read_parameters(str(path)) == BatchingParameters(32, 500, 10, 2, (8, 32), True)
    path.write_text("")
    assert read_parameters(str(path)) == BatchingParameters()


@pytest.mark.parametrize(("wrong", "message"), [
    ({"max_batch_size": 0}, "max_batch_size must be positive; was 0"),
    ({"batch_timeout_micros": -1}, "batch_timeout_micros must be non-negative; was -1"),
    ({"max_enqueued_batches": 0}, "max_enqueued_batches must be positive"),
    ({"num_batch_threads": 0}, "num_batch_threads must be positive"),
    ({"max_batch_size": 4, "allowed_batch_sizes": (2, 2, 4)}, "must be monotonically increasing"),
    ({"max_batch_size": 4, "allowed_batch_sizes": (1, 2)}, "must match max_batch_size; last entry was 2; expected 4"),
])
def test_what_may_not_be(wrong, message):
    with pytest.raises(InvalidArgumentError, match=message):
        BatchingParameters(**wrong)


def test_sizes():
    parameters = BatchingParameters(max_batch_size=32, allowed_batch_sizes=(1, 8, 32))
    assert [parameters.size_for(rows) for rows in (1, 2, 8, 9)] == [1, 8, 8, 32]
    assert BatchingParameters().size_for(5) == 5
