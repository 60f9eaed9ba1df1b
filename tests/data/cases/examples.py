"""Cases for ops/examples: serialized examples as tensors."""


def example(tf, **features):
    """A serialized Example; integers, floats and byte strings say by themselves what they are."""
    return tf.train.Example(features=message(tf, features)).SerializeToString()


def message(tf, features):
    return tf.train.Features(feature={key: feature(tf, values) for key, values in features.items()})


def feature(tf, values):
    if values and isinstance(values[0], bytes):
        return tf.train.Feature(bytes_list=tf.train.BytesList(value=values))
    if values and isinstance(values[0], float):
        return tf.train.Feature(float_list=tf.train.FloatList(value=values))
    return tf.train.Feature(int64_list=tf.train.Int64List(value=values))


def sequence(tf, context, **lists):
    found = {key: tf.train.FeatureList(feature=[feature(tf, v) for v in steps]) for key, steps in lists.items()}
    lists = tf.train.FeatureLists(feature_list=found)
    return tf.train.SequenceExample(context=message(tf, context), feature_lists=lists).SerializeToString()


def both(tf):
    return [example(tf, a=[1, 2], b=[0.5], c=[b"x", b"y"]), example(tf, a=[3, 4], b=[1.5])]


def parse(features, **call):
    """Both examples by name; a dict keeps the order in which they come."""
    return lambda tf: list(tf.io.parse_example(both(tf), features(tf)).items())


def parse_single(features, which=0):
    return lambda tf: list(tf.io.parse_single_example(both(tf)[which], features(tf)).items())


def mixed(tf):
    return {
        "a": tf.io.FixedLenFeature([2], tf.int64),
        "b": tf.io.FixedLenFeature([], tf.float32),
        "c": tf.io.VarLenFeature(tf.string),
        "d": tf.io.FixedLenFeature([1], tf.float32, default_value=[9.0]),
    }


def sparse_feature(tf):
    serialized = [example(tf, i=[3, 0], v=[1.0, 2.0]), example(tf, i=[1], v=[5.0])]
    return tf.io.parse_example(serialized, {"s": tf.io.SparseFeature("i", "v", tf.float32, 5)})["s"]


def sparse_feature_of_two_axes(tf):
    serialized = example(tf, i=[1, 0], j=[0, 2], v=[1.0, 2.0])
    return tf.io.parse_single_example(serialized, {"s": tf.io.SparseFeature(["i", "j"], "v", tf.float32, [2, 3])})["s"]


def partitions(tf):
    serialized = [
        example(tf, v=[1, 2, 3, 4], n=[1, 3], s=[0, 3, 4]),
        example(tf, v=[5, 6], n=[0, 2, 0], s=[0, 2]),
    ]
    kind = tf.io.RaggedFeature
    features = {
        "lengths": kind(tf.int64, value_key="v", partitions=[kind.RowLengths("n")]),
        "splits": kind(tf.int64, value_key="v", partitions=[kind.RowSplits("s")]),
        "pairs": kind(tf.int64, value_key="v", partitions=[kind.UniformRowLength(2)]),
        "v": kind(tf.int64),
    }
    return tf.io.parse_example(serialized, features)


def sequences(tf):
    serialized = [
        sequence(tf, {"k": [7]}, w=[[1, 2], [3]], f=[[1.0, 2.0], [3.0, 4.0]]),
        sequence(tf, {"k": [8]}, w=[[], [4], [5, 6]], f=[[5.0, 6.0]]),
    ]
    context = {"k": tf.io.FixedLenFeature([], tf.int64)}
    steps = {"w": tf.io.VarLenFeature(tf.int64), "f": tf.io.FixedLenSequenceFeature([2], tf.float32)}
    ragged = {"w": tf.io.RaggedFeature(tf.int64)}
    return [
        tf.io.parse_sequence_example(serialized, context, steps),
        tf.io.parse_sequence_example(serialized, sequence_features=ragged)[1],
        tf.io.parse_single_sequence_example(serialized[1], context, steps),
    ]


CASES = {
    "a batch": parse(mixed),
    "one": parse_single(mixed),
    "one without c": parse_single(mixed, which=1),
    "ragged": parse(lambda tf: {"c": tf.io.RaggedFeature(tf.string), "a": tf.io.RaggedFeature(tf.int64)}),
    "one ragged": parse_single(lambda tf: {"c": tf.io.RaggedFeature(tf.string)}),
    "pieces": parse(lambda tf: {"c": tf.io.FixedLenSequenceFeature([], tf.string, allow_missing=True)}),
    "pieces of two": parse(lambda tf: {"c": tf.io.FixedLenSequenceFeature([2], tf.string, allow_missing=True)}),
    "sparse": sparse_feature,
    "sparse of two axes": sparse_feature_of_two_axes,
    "partitions": partitions,
    "sequences": sequences,
    "missing": parse(lambda tf: {"z": tf.io.FixedLenFeature([], tf.int64)}),
    "another dtype": parse(lambda tf: {"a": tf.io.FixedLenFeature([2], tf.float32)}),
    "another size": parse(lambda tf: {"a": tf.io.FixedLenFeature([3], tf.int64)}),
    "not whole pieces": parse(lambda tf: {"a": tf.io.FixedLenSequenceFeature([3], tf.int64, allow_missing=True)}),
    "no feature": parse(lambda tf: {}),
    "not a feature": parse(lambda tf: {"a": 3}),
    "int32": parse(lambda tf: {"a": tf.io.FixedLenFeature([2], tf.int32)}),
    "missing is not allowed": parse(lambda tf: {"a": tf.io.FixedLenSequenceFeature([], tf.int64)}),
    "not an example": lambda tf: tf.io.parse_single_example(b"garbage", mixed(tf)),
    "a vector for one": lambda tf: tf.io.parse_single_example(both(tf), mixed(tf)),
}
