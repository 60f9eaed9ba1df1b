"""What is asked of the layers for sequences: see layer_cases.py, whose words these cases use."""

# ruff: noqa: E501  a case stays on one line


def lines(text):
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


MASK = "[True, True, False, True], [False, True, True, False]"

RECURRENCE = lines(f"""
    run(L.SimpleRNN(3), x(2, 4, 2))
    run(L.SimpleRNN(3, return_sequences=True, activation="relu", use_bias=False), x(2, 4, 2))
    run(L.SimpleRNN(2, return_sequences=True), masked(x(2, 4, 2), {MASK}))
    run(L.SimpleRNN(2, unroll=True), masked(x(2, 4, 2), {MASK}))
    several(L.SimpleRNN(2, return_state=True, go_backwards=True), x(2, 4, 2))
    several(L.SimpleRNN(2, dropout=0.4, recurrent_dropout=0.3, seed=3), x(2, 4, 5), training=True)
    symbols(L.SimpleRNN(3, return_sequences=True), (None, None, 2))
    config(L.SimpleRNN(3, dropout=0.1, name="one"))
    config(L.SimpleRNNCell(3, seed=4))
    copied(L.SimpleRNN(3), x(2, 4, 2))
    several(L.SimpleRNNCell(3), x(2, 4), states=[x(2, 3)])
    L.SimpleRNN(0)
    L.SimpleRNN(3)(x(2, 4))
    run(L.LSTM(3), x(2, 4, 2))
    run(L.LSTM(2, return_sequences=True, recurrent_activation="hard_sigmoid"), x(2, 3, 2))
    run(L.LSTM(2, return_sequences=True), masked(x(2, 4, 2), {MASK}))
    run(L.LSTM(2, use_bias=False, go_backwards=True), masked(x(2, 4, 2), {MASK}))
    run(L.LSTM(2, unroll=True, return_sequences=True), masked(x(2, 4, 2), {MASK}))
    several(L.LSTM(2, return_state=True, return_sequences=True), masked(x(2, 4, 2), {MASK}))
    several(L.LSTM(2), x(2, 4, 2), initial_state=[x(2, 2), x(2, 2, start=3)])
    several(L.LSTM(2, dropout=0.4, seed=3), x(2, 4, 5), training=True)
    several(L.LSTM(2, dropout=0.4, recurrent_dropout=0.5, seed=3), x(2, 4, 5), training=True)
    (lambda l: [several(l, x(2, 3, 2)) and None, l.reset_state(), l(x(2, 3, 2)), l(x(2, 3, 2, start=2)), l.reset_state(), l(x(2, 3, 2))])(L.LSTM(2, stateful=True))
    L.LSTM(3).cell.state_size
    [w.numpy() for w in (lambda l: l.build((None, 4, 2)) or l)(L.LSTM(2, kernel_initializer="ones", recurrent_initializer="zeros")).weights]
    [w.path for w in (lambda l: l.build((None, 4, 2)) or l)(L.LSTM(2, name="m")).weights]
    symbols(L.LSTM(3), (None, 5, 2))
    config(L.LSTM(3, kernel_regularizer="l2", seed=2))
    config(L.LSTMCell(3))
    copied(L.LSTM(3, return_sequences=True), x(2, 4, 2))
    several(L.LSTMCell(3), x(2, 4), states=[x(2, 3), x(2, 3, start=1)])
    L.LSTM(-1)
    L.LSTM(2, use_cudnn="yes")
    L.LSTM(2, stateful=True)(K.Input((3, 2)))
    L.LSTM(2, unroll=True)(K.Input((None, 2)))
    run(L.GRU(3), x(2, 4, 2))
    run(L.GRU(2, return_sequences=True, reset_after=False), x(2, 3, 2))
    run(L.GRU(2, return_sequences=True), masked(x(2, 4, 2), {MASK}))
    run(L.GRU(2, use_bias=False, go_backwards=True), masked(x(2, 4, 2), {MASK}))
    several(L.GRU(2, return_state=True, return_sequences=True), x(2, 4, 2), initial_state=x(2, 2))
    several(L.GRU(2, dropout=0.4, seed=3), x(2, 4, 5), training=True)
    several(L.GRU(2, dropout=0.4, recurrent_dropout=0.5, seed=3), x(2, 4, 5), training=True)
    several(L.GRU(2, dropout=0.4, recurrent_dropout=0.5, seed=3, reset_after=False), x(2, 4, 5), training=True)
    symbols(L.GRU(3, return_sequences=True), (None, None, 2))
    config(L.GRU(3))
    config(L.GRUCell(3, reset_after=False))
    copied(L.GRU(3), x(2, 4, 2))
    several(L.GRUCell(3), x(2, 4), states=[x(2, 3)])
    L.GRU(0)
    several(L.RNN(L.LSTMCell(2), return_sequences=True), x(2, 4, 2))
    several(L.RNN(L.GRUCell(2), return_sequences=True, zero_output_for_mask=True), masked(x(2, 4, 2), {MASK}))
    several(L.RNN([L.GRUCell(3), L.LSTMCell(2)], return_sequences=True, return_state=True), x(2, 4, 2))
    several(L.RNN([L.SimpleRNNCell(3, dropout=0.3, seed=1), L.GRUCell(2, dropout=0.3, seed=2)]), x(2, 4, 5), training=True)
    symbols(L.RNN([L.GRUCell(3), L.LSTMCell(2)], return_sequences=True), (None, 4, 2))
    [w.path for w in (lambda l: l.build((None, 4, 2)) or l)(L.RNN([L.GRUCell(3), L.LSTMCell(2)], name="m")).weights]
    config(L.RNN(L.GRUCell(2), unroll=True))
    config(L.StackedRNNCells([L.GRUCell(3), L.LSTMCell(2)]))
    L.StackedRNNCells([L.GRUCell(3), L.LSTMCell(2)]).state_size
    several(L.StackedRNNCells([L.GRUCell(3), L.GRUCell(2)]), x(2, 4), states=[x(2, 3), x(2, 2)])
    copied(L.RNN([L.GRUCell(3), L.LSTMCell(2)]), x(2, 4, 2))
    L.RNN(3)
    L.RNN(L.Dense(3))
    L.StackedRNNCells([L.Dense(3)])
    run(L.Bidirectional(L.LSTM(2)), x(2, 4, 2))
    run(L.Bidirectional(L.GRU(2, return_sequences=True), merge_mode="sum"), x(2, 4, 2))
    run(L.Bidirectional(L.LSTM(2, return_sequences=True), merge_mode="ave"), masked(x(2, 4, 2), {MASK}))
    run(L.Bidirectional(L.SimpleRNN(2), merge_mode="mul"), x(2, 4, 2))
    several(L.Bidirectional(L.LSTM(2), merge_mode=None), x(2, 4, 2))
    several(L.Bidirectional(L.LSTM(2, return_state=True, return_sequences=True)), x(2, 4, 2))
    several(L.Bidirectional(L.GRU(2)), x(2, 4, 2), initial_state=[x(2, 2), x(2, 2, start=1)])
    several(L.Bidirectional(L.GRU(2), backward_layer=L.GRU(2, go_backwards=True)), x(2, 4, 2))
    symbols(L.Bidirectional(L.LSTM(2, return_sequences=True)), (None, None, 2))
    config(L.Bidirectional(L.LSTM(2, name="m"), name="b"))
    copied(L.Bidirectional(L.LSTM(2, return_sequences=True)), x(2, 4, 2))
    L.Bidirectional(L.LSTM(2), merge_mode="max")
    L.Bidirectional(3)
    L.Bidirectional(L.LSTM(2), backward_layer=L.LSTM(2))
    values(seeded(1).Sequential([L.Input((4, 2)), L.LSTM(2, return_sequences=True), L.Bidirectional(L.GRU(2)), L.Dense(1)]))
    (lambda m: [m(x(2, 4, 3), training=True), m(x(2, 4, 3), training=True)])(seeded(2).Sequential([L.LSTM(2, dropout=0.5, recurrent_dropout=0.5)]))
""")

FAMILIES = {"recurrence": RECURRENCE}
