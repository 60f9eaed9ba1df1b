"""The oracle is there and is the TensorFlow that the recorded numbers come from."""


def test_the_oracle_is_tensorflow_2(oracle):
    version = oracle("print(json.dumps(tf.__version__))")
    assert version.startswith("2.21.")
