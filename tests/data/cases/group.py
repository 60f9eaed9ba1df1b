"""Cases for transformations/group.py."""

CASES = {
    "parity": lambda tf: (
        tf.data.Dataset.range(10).group_by_window(lambda x: x % 2, lambda key, window: window.batch(3),
        window_size=3)
    ),
    "keys": lambda tf: (
        tf.data.Dataset.range(10).group_by_window(lambda x: 2 - x % 3, lambda key, window: window.map(lambda x:
        (key, x)), 100)
    ),
    "sizes by key": lambda tf: (
        tf.data.Dataset.range(12).group_by_window(lambda x: x % 3, lambda key, window: window.batch(4),
        window_size_func=lambda key: key + 1)
    ),
    "pairs": lambda tf: (
        tf.data.Dataset.from_tensor_slices(([1, 2, 3], ["a", "b", "c"])).group_by_window(lambda x, y: tf.cast(x
        % 2, tf.int64), lambda key, window: window.batch(2), 2)
    ),
    "wrong key": lambda tf: (
        tf.data.Dataset.range(10).group_by_window(lambda x: tf.cast(x, tf.int32), lambda key, window: window, 2)
    ),
    "no size": lambda tf: tf.data.Dataset.range(10).group_by_window(lambda x: x, lambda key, window: window),
}
