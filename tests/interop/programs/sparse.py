"""Sparse tensors and the CTC loss."""

import minitf as tf


def shown(st):
    """A sparse tensor as its places and values."""
    pairs = zip(st.indices.numpy().tolist(), st.values.numpy().tolist())
    elements = {tuple(place): value for place, value in pairs}
    return f"{st.shape} {elements}"


a = tf.sparse.SparseTensor(indices=[[0, 3], [2, 4]], values=[10, 20], dense_shape=[3, 10])
b = tf.sparse.from_dense([[1, 0, 0, 8], [0, 0, 0, 0], [0, 0, 3, 0]])
print(a)
print(shown(b), tf.sparse.to_dense(b))
print(shown(tf.sparse.add(a, a)), shown(tf.sparse.map_values(tf.add, b, 5)), shown(tf.sparse.transpose(b)))
print(tf.sparse.sparse_dense_matmul(b, tf.constant([[1], [2], [3], [4]])))
both = tf.sparse.concat(axis=1, sp_inputs=[b, b])
print(shown(both), [shown(part) for part in tf.sparse.split(both, num_split=2, axis=1)])
print(shown(tf.sparse.slice(both, [0, 2], [3, 4])), shown(tf.sparse.fill_empty_rows(b, -1)[0]))
print(tf.sparse.reduce_max(tf.sparse.from_dense([-5, 0, -3])), tf.math.reduce_max([-5, 0, -3]))
print(shown(tf.sets.union([[1, 2, 2]], [[2, 9]])), tf.edit_distance(b, b))

with tf.GradientTape() as tape:
    logits = tf.Variable(tf.reshape(tf.cos(tf.range(24.0)), [4, 2, 3]))
    loss = tf.nn.ctc_loss(labels=[[1, 2], [2, 2]], logits=logits, label_length=[2, 2], logit_length=[4, 4])
print(loss.numpy().round(4), tape.gradient(loss, logits).numpy().round(3) + 0.0)
labels, score = tf.nn.ctc_beam_search_decoder(logits, [4, 4], beam_width=10)
print(shown(labels[0]), score.numpy().round(4), shown(tf.nn.ctc_greedy_decoder(logits, [4, 4])[0][0]))

for wrong in (lambda: tf.sparse.to_dense([1]), lambda: tf.sparse.add(1, 2), lambda: tf.convert_to_tensor(a),
              lambda: a + 1, lambda: tf.SparseTensor([[0]], [1, 2], [3])):  # fmt: skip
    try:
        wrong()
    except Exception as error:  # which class it is, is what is compared
        print(type(error).__name__)
