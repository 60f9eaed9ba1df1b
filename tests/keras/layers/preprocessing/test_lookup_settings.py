"""Arguments that contradict each other."""

import pytest

import minitf as tf

StringLookup = tf.keras.layers.StringLookup


@pytest.mark.parametrize(("settings", "says"), [
    ({"max_tokens": 1}, "max_tokens=1: it must be greater"),
    ({"pad_to_max_tokens": True}, "without max_tokens"),
    ({"num_oov_indices": -1}, "num_oov_indices=-1"),
    ({"invert": True, "output_mode": "count"}, "back to words"),
    ({"sparse": True}, "only vectors can be sparse"),
    ({"idf_weights": [1.0]}, "only be set for 'tf_idf'"),
    ({"vocabulary": ["a"], "output_mode": "tf_idf"}, "must be given with the vocabulary"),
    ({"oov_method": "md5"}, "'floormod' or 'farmhash'"),
])
def test_refused(settings, says):
    with pytest.raises(ValueError, match=f"StringLookup: .*{says}"):
        StringLookup(**settings)
