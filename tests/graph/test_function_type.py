"""What a trace takes and gives, in TensorFlow's words."""

import minitf as tf

VECTOR = "TensorSpec(shape=(2,), dtype=tf.float32, name=None)"


def test_all_kinds_of_parameters():
    @tf.function
    def f(x, y=(1, "a"), *args, z=None, **more):
        return x

    concrete = f.get_concrete_function(
        tf.TensorSpec([2]), (tf.TensorSpec([]), 3), 7, z=[tf.TensorSpec(None, tf.int32)], k={"a": 1.5}
    )
    assert str(concrete) == "\n".join([
        "ConcreteFunction Input Parameters:",
        f"  x (POSITIONAL_ONLY): {VECTOR}",
        "  y (POSITIONAL_ONLY): Tuple[TensorSpec(shape=(), dtype=tf.float32, name=None), Literal[3]]",
        "  args_0 (POSITIONAL_ONLY): Literal[7]",
        "  z (KEYWORD_ONLY): List[TensorSpec(shape=<unknown>, dtype=tf.int32, name=None)]",
        "  k (KEYWORD_ONLY): Dict[['a', Literal[1.5]]]",
        "Output Type:",
        f"  {VECTOR}",
        "Captures:",
        "  None",
    ])  # fmt: skip
    named = "z: List[TensorSpec(shape=<unknown>, dtype=tf.int32, name=None)], k: Dict[['a', Literal[1.5]]]"
    assert str(concrete.function_type).endswith(f"/, *, {named}) -> {VECTOR}")


def test_results_of_all_kinds_and_captures():
    c = tf.constant([1.0, 2.0])

    @tf.function
    def g():
        return 1, [None, c], {"b": True}

    text = str(g.get_concrete_function())
    assert f"Tuple[TensorSpec(shape=(), dtype=tf.int32, name=None), List[Literal[None], {VECTOR}], Dict[['b'," in text
    assert f"  {id(c)}: {VECTOR}" in text


def test_a_function_tells_of_all_its_traces():
    f = tf.function(lambda x: x)
    f(tf.constant([1.0, 2.0]))
    f(3)
    text = f.pretty_printed_concrete_signatures()
    assert text.count("Input Parameters:") == 2
    assert "  x (POSITIONAL_OR_KEYWORD): Literal[3]" in text
