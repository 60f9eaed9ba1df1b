"""What is asked of tf.keras.preprocessing: expressions of `tf`; see expressions.py."""

# ruff: noqa: E501  a case stays on one line


def lines(text):
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


WORDS = lines("""
    T.text_to_word_sequence("One, two: three!\\tFour  five")
    T.text_to_word_sequence("A-B-c", filters="b", lower=False, split="-")
    T.hashing_trick("so it is so", 10, hash_function="md5")
    T.hashing_trick("so it is so", 5, hash_function=len, analyzer=lambda text: text.split("i"))
    len(T.one_hot("so it is so", 10))
""")

TOKENIZER = lines("""
    (lambda t: [t.fit_on_texts(TEXTS), t.word_index, t.index_word, dict(t.index_docs), dict(t.word_docs), t.document_count, t.texts_to_sequences(TEXTS + ["what a cat"])])(T.Tokenizer())
    (lambda t: [t.fit_on_texts(TEXTS), t.word_index, t.texts_to_sequences(TEXTS + ["what a cat"]), t.sequences_to_texts([[1, 2, 9, 3], [99]])])(T.Tokenizer(num_words=4, oov_token="?"))
    (lambda t: [t.fit_on_texts(TEXTS), t.word_index, t.texts_to_sequences(["dog"]), t.sequences_to_texts([[2, 1]])])(T.Tokenizer(num_words=5, char_level=True))
    (lambda t: [t.fit_on_texts([["A", "b"], ["b"]]), t.word_index, t.texts_to_sequences([["a", "B"]])])(T.Tokenizer(lower=False))
    (lambda t: [t.fit_on_texts(TEXTS), t.texts_to_sequences(["cat-dog"])])(T.Tokenizer(analyzer=lambda text: text.split("-")))
    [(lambda t: [t.fit_on_texts(TEXTS), t.texts_to_matrix(TEXTS + ["the the", ""], mode=mode).tolist()])(T.Tokenizer(num_words=n)) for mode in ("binary", "count", "freq", "tfidf") for n in (None, 3)]
    (lambda t: [t.fit_on_sequences([[1, 2], [2]]), dict(t.index_docs), t.sequences_to_matrix([[1, 2, 2]], "tfidf").tolist()])(T.Tokenizer(4))
    T.Tokenizer().sequences_to_matrix([[1]])
    T.Tokenizer(words=3)
    T.Tokenizer(3).sequences_to_matrix([[1]], "tfidf")
    T.Tokenizer(3).sequences_to_matrix([[1]], "x")
    (lambda t: [t.fit_on_texts(TEXTS), sorted(t.get_config()), t.get_config()["word_index"], (lambda u: [u.word_index, u.index_word, dict(u.index_docs), u.document_count, u.texts_to_sequences(TEXTS)])(T.tokenizer_from_json(t.to_json()))])(T.Tokenizer(num_words=5, oov_token="?"))
""")

SEQUENCE = lines("""
    S.make_sampling_table(7).tolist()
    S.make_sampling_table(3, 1e-3).tolist()
    [random.seed(3), S.skipgrams([1, 2, 0, 3, 4], 9, window_size=1)]
    [random.seed(3), S.skipgrams([1, 2, 0, 3, 4], 9, window_size=2, negative_samples=0.5, shuffle=False, categorical=True)]
    [random.seed(3), S.skipgrams([1, 2, 3, 4, 1], 5, sampling_table=[0, 0.2, 0.4, 0.8, 1.0], seed=5)]
    (lambda g: [len(g), *[[x.tolist(), y.tolist()] for x, y in (g[i] for i in range(len(g)))]])(S.TimeseriesGenerator(np.arange(9), np.arange(9) * 10, length=3, batch_size=4))
    (lambda g: [len(g), *[[x.tolist(), y.tolist()] for x, y in (g[i] for i in range(len(g)))]])(S.TimeseriesGenerator(np.arange(24).reshape(12, 2), list(range(12)), length=4, sampling_rate=2, stride=2, start_index=1, end_index=10, reverse=True, batch_size=2))
    (lambda g: [np.random.seed(1), [a.tolist() for a in g[0]]][1])(S.TimeseriesGenerator(np.arange(9), np.arange(9), length=3, shuffle=True, batch_size=4))
    S.TimeseriesGenerator(np.arange(4), np.arange(5), length=2)
    S.TimeseriesGenerator(np.arange(4), np.arange(4), length=9)
""")

SETUP = """
import random
T, S = tf.keras.preprocessing.text, tf.keras.preprocessing.sequence
TEXTS = ["The cat, the dog!", "a dog", "The end-of it"]
"""

FAMILIES = {"words": WORDS, "tokenizer": TOKENIZER, "sequence": SEQUENCE}
