"""Cases for transformations/shard.py."""

CASES = {
    "third": lambda tf: tf.data.Dataset.range(10).shard(3, 0),
    "last": lambda tf: tf.data.Dataset.range(10).shard(3, 2).batch(2),
    "then shuffle": lambda tf: tf.data.Dataset.range(20).shard(2, 1).shuffle(4, seed=1),
    "of a filter": lambda tf: tf.data.Dataset.range(20).filter(lambda x: x % 3 > 0).shard(4, 1),
    "cardinality": lambda tf: [tf.data.Dataset.range(10).shard(3, i).cardinality() for i in range(3)],
    "too large": lambda tf: tf.data.Dataset.range(10).shard(3, 3),
    "negative": lambda tf: tf.data.Dataset.range(10).shard(3, -1),
    "none": lambda tf: tf.data.Dataset.range(10).shard(0, 0),
    "unique": lambda tf: tf.data.Dataset.from_tensor_slices([1, 37, 2, 37, 2, 1]).unique(),
    "unique text": lambda tf: tf.data.Dataset.from_tensor_slices(["a", "b", "a"]).unique().repeat(2),
    "unique floats": lambda tf: tf.data.Dataset.from_tensor_slices([1.0]).unique(),
}
