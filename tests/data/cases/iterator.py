"""Cases for iterator.py."""

CASES = {
    "get_next": lambda tf: [iterator.get_next() for iterator in [iter(tf.data.Dataset.range(2))] for _ in range(2)],
    "past the end": lambda tf: (
        [iterator.get_next() for iterator in [iter(tf.data.Dataset.range(2))] for _ in range(3)]
    ),
    "next past the end": lambda tf: (
        [next(iterator) for iterator in [iter(tf.data.Dataset.range(2))] for _ in range(3)]
    ),
}
