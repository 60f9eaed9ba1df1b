"""Words as numbers: tables, layers that learn a vocabulary, and a small classifier of sentences."""

import numpy as np

import minitf as tf

keras = tf.keras
layers = keras.layers

# --- tables ---------------------------------------------------------------------------------------------------------
capitals = tf.lookup.StaticHashTable(
    tf.lookup.KeyValueTensorInitializer(["France", "Peru"], ["Paris", "Lima"]), default_value="?")
print(capitals.lookup(tf.constant([["Peru", "Chad"], ["France", "Peru"]])))
print(capitals[tf.ragged.constant([["Peru"], [], ["Chad", "France"]])], capitals.size())

words = tf.lookup.KeyValueTensorInitializer(["a", "b"], tf.constant([0, 1], tf.int64))
numbers = tf.lookup.StaticVocabularyTable(words, num_oov_buckets=4)
print(numbers.lookup(tf.constant(["b", "c", "d", "e", "a"])), numbers.size().numpy())

seen = tf.lookup.experimental.MutableHashTable(tf.string, tf.int64, default_value=0)


@tf.function
def count(text):
    for word in tf.strings.split(text):
        seen.insert(word, seen.lookup(word) + 1)
    return seen.size()


print(count(tf.constant("to be or not to be")).numpy(), seen.lookup(tf.constant(["to", "not", "be", "why"])))

# --- texts ----------------------------------------------------------------------------------------------------------
print(tf.strings.reduce_join([["new", "york"], ["old", "rome"]], axis=1, separator=" "))
print(tf.strings.unsorted_segment_join(["b", "a", "n"], [1, 0, 1], 2, separator="-"))
print(tf.strings.unicode_script(tf.strings.unicode_decode("a\u0431\u4e2d1", "UTF-8")))
print(tf.ragged.cross([tf.ragged.constant([["x"], ["y", "z"]]), tf.ragged.constant([["1", "2"], ["3"]])]))

# --- layers ---------------------------------------------------------------------------------------------------------
sentences = ["The cat sat on the mat.", "A dog barks!", "the dog and the CAT"]
vectorize = layers.TextVectorization(output_sequence_length=6)
vectorize.adapt(sentences)
print(*vectorize.get_vocabulary())
print(vectorize(["A cat barks", "on the moon"]))

weighted = layers.TextVectorization(output_mode="tf_idf", ngrams=2, max_tokens=6)
weighted.adapt(tf.data.Dataset.from_tensor_slices(sentences).batch(2))
print(*weighted.get_vocabulary(), weighted(["the cat and the dog"]).numpy().round(4))

there = layers.StringLookup(vocabulary=["red", "green"], num_oov_indices=2, mask_token="")
back = layers.StringLookup(vocabulary=there.get_vocabulary(), num_oov_indices=2, mask_token="", invert=True)
codes = there([["green", "blue"], ["", "pink"]])
print(codes, back(codes))
print(layers.IntegerLookup(vocabulary=[10, 20], output_mode="multi_hot")(np.array([[10, 10, 7], [20, 1, 10]])))
print(layers.Hashing(num_bins=50)([["omar"], ["stringer"]]), layers.Hashing(num_bins=50, salt=7)(np.array([[3], [4]])))
print(layers.HashedCrossing(num_bins=9)((tf.constant(["A", "B", "A"]), tf.constant([1, 1, 2]))))
print(layers.CategoryEncoding(num_tokens=4, output_mode="count")(np.array([[0, 1, 1], [3, 3, 3]])))
bins = layers.Discretization(num_bins=3)
bins.adapt(np.arange(10.0))
print(bins(np.array([[0.0, 4.0, 9.0]])), bins.bin_boundaries)

# --- in a pipeline, and in a model ------------------------------------------------------------------------------------
rows = tf.data.Dataset.from_tensor_slices((sentences, [0, 1, 1])).batch(2).map(lambda x, y: (vectorize(x), y))
for x, y in rows:
    print(x.numpy().tolist(), y.numpy().tolist())
inputs = keras.Input((1,), dtype="string")
embedded = layers.Embedding(vectorize.vocabulary_size(), 2, embeddings_initializer="ones")(vectorize(inputs))
model = keras.Model(inputs, layers.Dense(1, kernel_initializer="ones")(layers.GlobalAveragePooling1D()(embedded)))
print(model(tf.constant([["the cat"], ["moon"]])), model.output_shape)

space = keras.utils.FeatureSpace({"pet": "string_categorical", "age": "float_rescaled"}, crosses=None)
space.adapt(tf.data.Dataset.from_tensor_slices({"pet": ["cat", "dog", "cat"], "age": [1.0, 2.0, 3.0]}))
print(space({"pet": ["dog", "cow"], "age": [5.0, 6.0]}))
