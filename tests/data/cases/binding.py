"""Cases for binding.py: pipelines that are made, given, and returned by functions."""


def slices_of_an_argument(tf):
    @tf.function
    def total(x):
        result = tf.constant(0)
        for row in tf.data.Dataset.from_tensor_slices(x):
            result += row
        return result

    return [total([1, 2, 3]), total([1, 2, 5])]


def sizes_of_an_argument(tf):
    @tf.function
    def total(n):
        result = tf.constant(0, tf.int64)
        for x in tf.data.Dataset.range(9).map(lambda x: x * n).skip(1).take(n).batch(2):
            result += tf.reduce_sum(x)
        return result

    return [total(tf.constant(n, tf.int64)) for n in (0, 3, 4)]


def one_trace(tf):
    traces = []

    @tf.function
    def total(dataset):
        traces.append(1)
        return dataset.reduce(tf.constant(0, tf.int64), lambda a, b: a + b)

    found = [total(tf.data.Dataset.range(n)) for n in (5, 7, 3)]
    return found, len(traces)


def a_signature(tf):
    spec = tf.data.DatasetSpec(tf.TensorSpec([], tf.int64))

    @tf.function(input_signature=[spec])
    def doubled(dataset):
        return dataset.map(lambda x: x * 2)

    return doubled(tf.data.Dataset.range(3)), doubled(tf.data.Dataset.range(2))


def an_iterator_given(tf):
    traces = []

    @tf.function
    def following(iterator):
        traces.append(1)
        return next(iterator)

    first, second = iter(tf.data.Dataset.range(5)), iter(tf.data.Dataset.range(7, 9))
    return [following(first), following(first), following(second), next(first)], len(traces)


def windows(tf):
    @tf.function
    def squares():
        result = tf.constant(0, tf.int64)
        for window in tf.data.Dataset.range(6).window(3):
            for x in window:
                result += x * x
        return result

    return squares()


def nested(tf):
    def triangle(n):
        return tf.data.Dataset.range(n).map(lambda x: x * n)

    return tf.data.Dataset.range(4).flat_map(triangle), tf.data.Dataset.range(4).interleave(triangle, cycle_length=2)


def inside_a_map(tf):
    def summed(n):
        return tf.data.Dataset.range(n).reduce(tf.constant(0, tf.int64), lambda a, b: a + b)

    dataset = tf.data.Dataset.range(4)
    return dataset.map(summed), dataset.map(lambda n: tf.data.Dataset.range(n, n + 3).batch(3).get_single_element())


def counted(tf):
    @tf.function
    def size(n):
        return tf.data.Dataset.range(n).batch(2).cardinality()

    return [size(tf.constant(n, tf.int64)) for n in (4, 5)]


def a_size_that_is_wrong(tf):
    @tf.function
    def total(n):
        return tf.data.Dataset.range(4).batch(n).reduce(tf.constant(0, tf.int64), lambda a, b: a + tf.reduce_sum(b))

    return total(tf.constant(0, tf.int64))


def a_shuffle_goes_on(tf):
    tf.random.set_seed(3)
    dataset = tf.data.Dataset.range(6).shuffle(6, seed=4)

    @tf.function
    def order(dataset):
        result = tf.constant("")
        for x in dataset:
            result += tf.strings.as_string(x)
        return result

    return [order(dataset) for _ in range(3)]


CASES = {
    "slices of an argument": slices_of_an_argument,
    "sizes of an argument": sizes_of_an_argument,
    "one trace for datasets of one kind": one_trace,
    "a signature": a_signature,
    "an iterator given": an_iterator_given,
    "windows": windows,
    "nested": nested,
    "inside a map": inside_a_map,
    "counted": counted,
    "a size that is wrong": a_size_that_is_wrong,
    "a shuffle goes on": a_shuffle_goes_on,
}
