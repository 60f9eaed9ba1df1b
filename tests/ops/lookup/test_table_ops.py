"""Tables in graphs: they are captured, asked and changed in program order."""

import minitf as tf


def table_of(**contents):
    pairs = tf.lookup.KeyValueTensorInitializer(list(contents), list(contents.values()), value_dtype=tf.int64)
    return tf.lookup.StaticHashTable(pairs, default_value=-1)


def test_in_a_function_changes_and_questions_keep_their_order():
    table = tf.lookup.experimental.MutableHashTable(tf.string, tf.int64, default_value=-1)

    @tf.function
    def steps(words):
        before = table.lookup(words)
        table.insert(words, tf.range(tf.size(words, tf.int64)))
        between = table.lookup(words)
        table.remove(words[:1])
        return before, between, table.lookup(words), table.size(), table.export()

    before, between, after, size, (keys, values) = steps(tf.constant(["u", "v"]))
    assert [x.numpy().tolist() for x in (before, between, after)] == [[-1, -1], [0, 1], [-1, 1]]
    assert (size.numpy(), keys.numpy().tolist(), values.numpy().tolist()) == (1, [b"v"], [1])


def test_a_table_made_in_a_function_is_made_outside_of_it():
    @tf.function
    def found(words):
        return table_of(a=1).lookup(words)

    assert found(tf.constant("a")).numpy() == 1


def test_in_a_pipeline():
    words = tf.data.Dataset.from_tensor_slices(["a", "b", "z"])
    table = table_of(a=1, b=2)
    assert [x.numpy() for x in words.map(table.lookup)] == [1, 2, -1]
    assert [x.numpy().tolist() for x in words.batch(2).map(table.lookup, num_parallel_calls=2)] == [[1, 2], [-1]]


def test_shapes_in_a_graph():
    vectors = tf.lookup.experimental.MutableHashTable(tf.string, tf.float32, default_value=[0.0, 0.0])
    words = tf.TensorSpec([None], tf.string)
    traced = tf.function(lambda x: (table_of(a=1)[x], vectors[x])).get_concrete_function(words)
    assert [x.shape.as_list() for x in traced.outputs] == [[None], [None, 2]]


def test_no_gradient_passes():
    table = tf.lookup.experimental.MutableHashTable(tf.int64, tf.float32, default_value=0.0)
    with tf.GradientTape() as tape:
        x = tf.Variable(2.0)
        y = table.lookup(tf.cast(x, tf.int64))
    assert tape.gradient(y, x) is None
