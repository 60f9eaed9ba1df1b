"""Cases for in_graph.py: loops over datasets inside functions."""


def total(tf):
    @tf.function
    def summed(dataset):
        result = tf.constant(0, tf.int64)
        for x in dataset:
            result += x
        return result

    return [summed(tf.data.Dataset.range(n)) for n in (0, 5)]


def structure_and_break(tf):
    dataset = tf.data.Dataset.from_tensor_slices(([1.0, 2.0, 3.0], {"a": [1, 2, 3]})).batch(2)

    @tf.function
    def until(limit):
        weighted, count = 0.0, 0
        for x, parts in dataset:
            if tf.reduce_sum(x) > limit:
                break
            weighted += tf.reduce_sum(x) * tf.cast(tf.reduce_sum(parts["a"]), tf.float32)
            count += 1
        return weighted, count

    return [until(tf.constant(limit)) for limit in (2.0, 3.0, 100.0)]


def next_of_an_iterator(tf):
    iterator = iter(tf.data.Dataset.range(10))

    @tf.function
    def two():
        return next(iterator), iterator.get_next()

    return [two(), two(), next(iterator)]


def the_end_of_an_iterator(tf):
    iterator = iter(tf.data.Dataset.range(1))

    @tf.function
    def two():
        return next(iterator), next(iterator)

    return two()


def no_element_is_lost(tf):
    @tf.function
    def summed(iterator):
        result = tf.constant(0, tf.int64)
        for x in iterator:
            if x > 5:
                break
            result += x
        return result

    iterator = iter(tf.data.Dataset.range(10))
    return [summed(iterator), next(iterator), summed(iterator)]


def steps_of_an_iterator(tf):
    @tf.function
    def steps(iterator, n):
        result = tf.constant(0, tf.int64)
        for _ in tf.range(n):
            result += next(iterator)
        return result

    iterator = iter(tf.data.Dataset.range(100))
    return [steps(iterator, tf.constant(4)) for _ in range(2)]


def training(tf):
    v = tf.Variable(0.0)

    @tf.function
    def train(dataset):
        for x in dataset:
            with tf.GradientTape() as tape:
                loss = (v - tf.cast(x, tf.float32)) ** 2
            v.assign_sub(0.5 * tape.gradient(loss, v))

    train(tf.data.Dataset.range(5))
    return v.numpy()


def builtins(tf):
    @tf.function
    def all_of(dataset):
        numbered, paired, mapped = (tf.constant(0, tf.int64) for _ in range(3))
        for i, x in enumerate(dataset):
            numbered += tf.cast(i, tf.int64) * x
        for x, y in zip(dataset, dataset):
            paired += x * y
        for x in map(lambda x: x + 1, filter(lambda x: x > 1, dataset)):  # noqa: C417
            mapped += x
        return numbered, paired, mapped

    return all_of(tf.data.Dataset.range(5))


def ragged_elements(tf):
    @tf.function
    def lengths(dataset):
        result = 0
        for x in dataset:
            result += tf.reduce_sum(x)
        return result

    return lengths(tf.data.Dataset.from_tensor_slices(tf.ragged.constant([[1], [2, 3]])).batch(2))


CASES = {
    "a sum": total,
    "a structure, and a break": structure_and_break,
    "next": next_of_an_iterator,
    "next past the end": the_end_of_an_iterator,
    "a loop over an iterator": no_element_is_lost,
    "next in a loop": steps_of_an_iterator,
    "a tape in a loop": training,
    "builtins": builtins,
    "ragged elements": ragged_elements,
}
