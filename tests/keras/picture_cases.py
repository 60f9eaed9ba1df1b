"""What is asked of the layers for pictures and films: see layer_cases.py, whose words these cases use."""

# ruff: noqa: E501  a case stays on one line


def lines(text):
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


CONV_LSTM = lines("""
    run(L.ConvLSTM1D(2, 3, padding="same"), x(2, 3, 4, 2))
    run(L.ConvLSTM1D(2, 2, strides=2, return_sequences=True, use_bias=False, go_backwards=True), x(2, 3, 5, 1))
    run(L.ConvLSTM2D(2, 3, return_sequences=True, dilation_rate=2, recurrent_activation="hard_sigmoid"), x(1, 3, 6, 5, 2))
    run(L.ConvLSTM2D(1, (2, 3), padding="same"), masked(x(2, 4, 3, 4, 1), [True, True, False, True], [False, True, True, False]))
    several(L.ConvLSTM2D(2, 2, return_state=True, return_sequences=True), x(1, 3, 3, 4, 2))
    several(L.ConvLSTM2D(2, 2), x(1, 3, 3, 3, 1), initial_state=[x(1, 2, 2, 2), x(1, 2, 2, 2, start=3)])
    several(L.ConvLSTM2D(2, 2, dropout=0.4, recurrent_dropout=0.3, seed=3), x(1, 2, 3, 4, 2), training=True)
    (lambda l: [several(l, x(1, 2, 3, 3, 1)) and None, l.reset_state(), l(x(1, 2, 3, 3, 1)), l(x(1, 2, 3, 3, 1, start=2))])(L.ConvLSTM2D(1, 2, stateful=True))
    several(L.ConvLSTM3D(1, 2), x(1, 2, 3, 3, 3, 1))
    symbols(L.ConvLSTM2D(3, 3, return_sequences=True), (None, None, 8, 8, 2))
    symbols(L.ConvLSTM2D(3, 3, data_format="channels_first"), (None, 4, 2, 8, 8))
    [w.numpy() for w in (lambda l: l.build((None, 2, 4, 4, 1)) or l)(L.ConvLSTM2D(2, 2, kernel_initializer="ones", recurrent_initializer="zeros")).weights]
    config(L.ConvLSTM1D(3, 2, dropout=0.1, name="one"))
    config(L.ConvLSTM2D(3, (2, 3), kernel_regularizer="l2", seed=2, unit_forget_bias=False))
    copied(L.ConvLSTM2D(2, 2, return_sequences=True), x(1, 2, 3, 3, 1))
    L.ConvLSTM2D(2, 2, strides=2, dilation_rate=2)
    L.ConvLSTM2D(2, 2)(K.Input((3, None, 4, 1)))
    L.ConvLSTM2D(2, 2)(x(2, 3, 4, 1))
""")

FAMILIES = {"conv_lstm": CONV_LSTM}
