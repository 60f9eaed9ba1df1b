"""Cases for optional.py."""


def two_of_one(tf):
    iterator = iter(tf.data.Dataset.range(1).map(lambda x: (x, {"a": tf.fill([2], x)})))
    first, second = (iterator.get_next_as_optional() for _ in range(2))
    return first.has_value(), first.get_value(), second.has_value(), repr(second.element_spec)


def in_a_loop(tf):
    @tf.function
    def total(iterator):
        result = tf.constant(0, tf.int64)
        for _ in tf.range(10):
            following = iterator.get_next_as_optional()
            if not following.has_value():
                break
            result += following.get_value()
        return result

    return total(iter(tf.data.Dataset.range(5)))


def past_the_end_in_a_graph(tf):
    @tf.function
    def following(iterator):
        return iterator.get_next_as_optional().get_value()

    return following(iter(tf.data.Dataset.range(0)))


CASES = {
    "two of one": two_of_one,
    "in a loop": in_a_loop,
    "made by hand": lambda tf: tf.experimental.Optional.from_value((1, "a")).get_value(),
    "empty": lambda tf: tf.experimental.Optional.empty(tf.TensorSpec([2], tf.int32)).has_value(),
    "the value of an empty one": lambda tf: tf.experimental.Optional.empty(tf.TensorSpec([], tf.int32)).get_value(),
    "past the end, in a graph": past_the_end_in_a_graph,
    "spec": lambda tf: repr(tf.OptionalSpec(tf.TensorSpec([], tf.int32))),
}
