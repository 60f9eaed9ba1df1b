"""Cases for user_function.py: which errors reach the program that asks for an element."""


def fails_at_three(tf):
    return lambda x: tf.debugging.check_numerics(1 / tf.cast(x - 3, tf.float32), "division")


def of_python(tf):
    def fragile(x):
        if x == 3:
            raise KeyError("three")
        return x

    return lambda x: tf.py_function(fragile, [x], tf.int64)


def numbers(tf):
    return tf.data.Dataset.range(5)


def nothing(x):
    return None


CASES = {
    "map": lambda tf: numbers(tf).map(fails_at_three(tf)),
    "map in parallel": lambda tf: numbers(tf).map(fails_at_three(tf), num_parallel_calls=2),
    "behind prefetch and batch": lambda tf: numbers(tf).map(fails_at_three(tf)).prefetch(2).batch(2),
    "filter": lambda tf: numbers(tf).filter(lambda x: fails_at_three(tf)(x) > -100),
    "take_while": lambda tf: numbers(tf).take_while(lambda x: fails_at_three(tf)(x) > -100),
    "scan": lambda tf: numbers(tf).scan(0.0, lambda s, x: (s, fails_at_three(tf)(x))),
    "reduce": lambda tf: numbers(tf).reduce(0.0, lambda s, x: fails_at_three(tf)(x)),
    "flat_map": lambda tf: numbers(tf).flat_map(lambda x: tf.data.Dataset.from_tensors(fails_at_three(tf)(x))),
    "interleave": lambda tf: numbers(tf).interleave(lambda x: tf.data.Dataset.from_tensors(x).map(fails_at_three(tf))),
    "Python": lambda tf: numbers(tf).map(of_python(tf)),
    "what fails is left out": lambda tf: numbers(tf).map(fails_at_three(tf)).ignore_errors(),
    "a list is a tuple": lambda tf: repr(numbers(tf).map(lambda x: [x, x]).element_spec),
    "text": lambda tf: numbers(tf).map(lambda x: "a").take(1),
    "nothing": lambda tf: numbers(tf).map(nothing),
    "nothing beside something": lambda tf: numbers(tf).map(lambda x: (x, None)).take(1),
    "an object": lambda tf: numbers(tf).map(lambda x: object()),
    "no function": lambda tf: numbers(tf).map(3),
    "no function in reduce": lambda tf: numbers(tf).reduce(0, None),
    "too many parameters": lambda tf: numbers(tf).map(lambda x, y: x),
}
