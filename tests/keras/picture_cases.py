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

# Two calls, so that the second one shows how the generator moved on; then one without training.
IMAGES = lines("""
    [l(t) for l in [L.Resizing(4, 3)] for t in (bright(2, 6, 5, 3), bright(6, 5, 1), ints(1, 4, 4, 2, below=200))]
    [L.Resizing(4, 6, interpolation=m, antialias=a)(bright(1, 7, 9, 2)) for m in ("nearest", "bicubic", "area", "lanczos3") for a in (False, True)]
    [L.Resizing(4, 6, crop_to_aspect_ratio=True)(bright(1, 5, 9, 2)), L.Resizing(4, 6, pad_to_aspect_ratio=True, fill_value=9.0)(bright(1, 5, 9, 2)), L.Resizing(5, 2, pad_to_aspect_ratio=True)(bright(6, 3, 1))]
    L.Resizing(4, 6, data_format="channels_first")(bright(1, 2, 5, 9))
    symbols(L.Resizing(4, 6), (None, None, None, 3))
    L.Resizing(4, 6, interpolation="x")(bright(1, 5, 9, 2))
    config(L.Resizing(4, 6, name="r"))
    [L.CenterCrop(2, 3)(bright(2, 5, 6, 1)), L.CenterCrop(3, 3)(bright(4, 5, 1)), L.CenterCrop(6, 3)(bright(1, 5, 9, 1)), L.CenterCrop(2, 3, data_format="channels_first")(bright(1, 1, 5, 6))]
    symbols(L.CenterCrop(2, 3), (None, 5, 6, 3))
    config(L.CenterCrop(2, 3, name="r"))
    changed(L.RandomCrop(3, 4, seed=5), bright(2, 6, 6, 2))
    changed(L.RandomCrop(3, 4, seed=5), bright(6, 6, 2))
    changed(L.RandomCrop(8, 4, seed=5), bright(2, 6, 6, 2))
    config(L.RandomCrop(3, 4, seed=5, name="r"))
    L.RandomCrop(3, 4)(K.Input((None, None, 3)))
    changed(L.RandomFlip(seed=3), bright(4, 2, 3, 1))
    changed(L.RandomFlip("horizontal", seed=3), bright(4, 2, 3, 1))
    changed(L.RandomFlip("vertical", seed=4), bright(2, 3, 1))
    changed(L.RandomFlip("vertical", seed=4, data_format="channels_first"), bright(3, 2, 3, 2))
    config(L.RandomFlip("vertical", seed=4, name="r"))
    changed(L.RandomRotation(0.2, seed=1), bright(3, 5, 6, 2))
    changed(L.RandomRotation((0.1, 0.3), fill_mode="constant", fill_value=3.0, interpolation="nearest", seed=1), bright(5, 6, 2))
    changed(L.RandomRotation(0.3, fill_mode="wrap", seed=1, data_format="channels_first"), bright(2, 2, 5, 6))
    changed(L.RandomRotation(0.3, fill_mode="nearest", seed=1), ints(2, 4, 4, 1, below=200))
    config(L.RandomRotation(0.2, seed=1, name="r"))
    L.RandomRotation(1.2)
    L.RandomRotation(0.2, fill_mode="x")
    changed(L.RandomTranslation(0.3, 0.2, seed=1), bright(3, 5, 6, 2))
    changed(L.RandomTranslation((-0.3, -0.1), 0.2, fill_mode="constant", seed=2), bright(5, 6, 2))
    config(L.RandomTranslation(0.3, 0.2, seed=1, name="r"))
    L.RandomTranslation(1.3, 0.2)
    changed(L.RandomZoom(0.3, seed=1), bright(3, 5, 6, 2))
    changed(L.RandomZoom(0.3, (0.1, 0.4), fill_mode="constant", seed=2), bright(5, 6, 2))
    config(L.RandomZoom((0.1, 0.3), seed=1, name="r"))
    L.RandomZoom(-1.0)
    changed(L.RandomShear(0.3, 0.2, seed=1), bright(3, 5, 6, 2))
    changed(L.RandomShear((0.1, 0.3), seed=1, fill_mode="constant"), bright(5, 6, 2))
    config(L.RandomShear(0.3, 0.2, seed=1, name="r"))
    L.RandomShear(-0.1)
    changed(L.RandomPerspective(scale=0.4, seed=1), bright(3, 5, 6, 2))
    changed(L.RandomPerspective((0.2, 0.9), scale=0.5, fill_value=3.0, interpolation="nearest", seed=1), bright(5, 6, 2))
    config(L.RandomPerspective(seed=1, name="r"))
    changed(L.RandomBrightness(0.3, seed=1), bright(3, 2, 3, 3))
    changed(L.RandomBrightness((0.1, 0.2), value_range=(0, 1), seed=1), bright(2, 3, 1) / 255)
    config(L.RandomBrightness(0.3, seed=1, name="r"))
    L.RandomBrightness(0.3, value_range=1)
    changed(L.RandomContrast(0.3, seed=1), bright(3, 2, 3, 3))
    changed(L.RandomContrast((0.1, 0.2), value_range=(0, 1), seed=1), bright(2, 3, 1) / 255)
    config(L.RandomContrast(0.3, seed=1, name="r"))
    L.RandomContrast(-0.1)
    changed(L.RandomHue(0.3, seed=1), bright(3, 2, 3, 3))
    changed(L.RandomHue((0.1, 0.6), value_range=(0, 1), seed=1, data_format="channels_first"), bright(2, 3, 2, 3) / 255)
    config(L.RandomHue(0.3, seed=1, name="r"))
    changed(L.RandomSaturation(0.7, seed=1), bright(3, 2, 3, 3))
    changed(L.RandomSaturation((0.1, 0.6), value_range=(0, 1), seed=1), bright(2, 3, 3) / 255)
    config(L.RandomSaturation(0.3, seed=1, name="r"))
    changed(L.RandomGrayscale(0.5, seed=1), bright(4, 2, 3, 3))
    config(L.RandomGrayscale(0.5, seed=1, name="r"))
    L.RandomGrayscale(1.5)
    changed(L.RandomColorDegeneration(0.5, seed=1), bright(3, 2, 3, 3))
    config(L.RandomColorDegeneration(0.5, seed=1, name="r"))
    changed(L.RandomInvert(0.5, seed=1), bright(4, 2, 3, 1))
    config(L.RandomInvert(0.5, seed=1, name="r"))
    changed(L.RandomPosterization(3, seed=1), bright(4, 2, 3, 1))
    changed(L.RandomPosterization((2, 6), value_range=(0, 1), seed=1), bright(4, 2, 3, 1) / 255)
    config(L.RandomPosterization(3, seed=1, name="r"))
    L.RandomPosterization(9)
    changed(L.Solarization(0.3, 0.8, seed=1), bright(4, 2, 3, 1))
    changed(L.Solarization(value_range=(0, 1), seed=1), bright(2, 3, 1) / 255)
    config(L.Solarization(0.3, 0.8, seed=1, name="r"))
    changed(L.AutoContrast(), bright(2, 3, 4, 2) / 2 + 20)
    config(L.AutoContrast(name="r"))
    changed(L.Equalization(), bright(2, 5, 4, 2) / 2 + 20)
    changed(L.Equalization((0, 1), bins=16), bright(5, 4, 1) / 500)
    config(L.Equalization(name="r"))
    changed(L.RandomSharpness(0.9, seed=1), bright(2, 5, 4, 2))
    config(L.RandomSharpness(0.9, seed=1, name="r"))
    changed(L.RandomGaussianBlur(0.7, 3, 0.8, seed=1), bright(3, 5, 4, 2))
    changed(L.RandomGaussianBlur((0.9, 1.0), (3, 5), (0.3, 0.9), seed=1), bright(1, 7, 6, 1))
    config(L.RandomGaussianBlur(0.7, 3, 0.8, seed=1, name="r"))
    L.RandomGaussianBlur(0.7, 2)
    changed(L.RandomErasing(0.9, fill_value=7, seed=1), bright(3, 5, 6, 2))
    changed(L.RandomErasing((0.9, 1.0), (0.3, 0.6), seed=1), bright(2, 5, 6, 2))
    config(L.RandomErasing(0.9, seed=1, name="r"))
    changed(L.MixUp(0.4, seed=1), bright(3, 2, 3, 1))
    [L.MixUp(0.4, seed=1)({"images": bright(3, 2, 3, 1), "labels": tf.eye(3)})[k] for k in ("images", "labels")]
    config(L.MixUp(0.4, seed=1, name="r"))
    changed(L.CutMix(seed=1), bright(3, 4, 5, 1))
    [L.CutMix(0.8, seed=2)({"images": bright(3, 4, 5, 1), "labels": tf.eye(3)})[k] for k in ("images", "labels")]
    config(L.CutMix(seed=1, name="r"))
    changed(L.RandomColorJitter(brightness_factor=0.2, contrast_factor=0.3, saturation_factor=0.6, hue_factor=0.2, seed=1), bright(2, 3, 4, 3))
    config(L.RandomColorJitter(brightness_factor=0.2, seed=1, name="r"))
    changed(L.RandAugment(seed=1), bright(2, 6, 5, 3))
    changed(L.RandAugment(num_ops=3, factor=0.8, seed=4), bright(2, 6, 5, 3))
    config(L.RandAugment(seed=1, name="r"))
    config(L.AugMix(seed=1, name="r"))
    [l(bright(2, 6, 5, 3)) for l in [seeded(3).layers.AugMix(seed=1)] for _ in range(2)]
    [l(bright(2, 4, 4, 1), training=t) for l in [L.Pipeline([L.RandomFlip(seed=1), L.RandomBrightness(0.2, seed=2)])] for t in (True, False)]
    [y for y in tf.data.Dataset.from_tensor_slices(ints(3, 4, 4, 1, below=200)).map(L.RandomFlip(seed=2))]
    [y for y in tf.data.Dataset.from_tensor_slices(ints(4, 4, 4, 3, below=200)).batch(2).map(lambda x: L.Resizing(2, 2)(x))]
    [m(bright(2, 4, 4, 1)) for m in [K.Sequential([K.Input((4, 4, 1)), L.RandomFlip(seed=2), L.RandomRotation(0.1, seed=2)])] for _ in range(2)]
    [K.Sequential([K.Input((4, 4, 1)), L.RandomFlip(seed=2), L.RandomZoom(0.1, seed=2)]).predict(bright(2, 4, 4, 1), verbose=0)]
    L.RandomFlip(seed=2)(bright(3, 4))
    changed(L.RandomElasticTransform((1.0, 1.0), (0.6, 1.0), seed=1), bright(2, 30, 26, 2))
    changed(L.RandomElasticTransform(0.9, (0.9, 1.0), interpolation="nearest", fill_mode="constant", fill_value=3.0, seed=2), bright(22, 24, 1))
    changed(L.RandomElasticTransform((1.0, 1.0), (1.0, 1.0), fill_mode="wrap", seed=3, data_format="channels_first"), bright(2, 1, 21, 24))
    changed(L.RandomElasticTransform(0.0, seed=1), bright(2, 6, 7, 1))
    config(L.RandomElasticTransform(0.5, 0.3, seed=1, name="r"))
    L.RandomElasticTransform(1.2)
    L.RandomElasticTransform(fill_mode="x")
    [L.ContrastLimitedAdaptiveHistogramEqualization(tile_grid_size=(2, 3))(t) for t in (bright(2, 13, 11, 2), bright(8, 9, 1))]
    [L.ContrastLimitedAdaptiveHistogramEqualization(clip_limit=c, tile_grid_size=(3, 2))(bright(1, 12, 10, 3)) for c in (0, 1.5)]
    [L.ContrastLimitedAdaptiveHistogramEqualization((0, 1), tile_grid_size=(2, 2))(bright(2, 8, 6, 1) / 255.0), L.ContrastLimitedAdaptiveHistogramEqualization(tile_grid_size=(2, 2), data_format="channels_first")(bright(1, 2, 7, 8))]
    symbols(L.ContrastLimitedAdaptiveHistogramEqualization(), (None, 16, 24, 3))
    config(L.ContrastLimitedAdaptiveHistogramEqualization(clip_limit=2.0, name="r"))
    L.MaxNumBoundingBoxes(2)({"images": bright(2, 3, 3, 1), "bounding_boxes": {"boxes": x(2, 3, 4), "labels": x(2, 3)}})
    changed(tf.keras.layers.RandomHeight(0.4, seed=1), bright(2, 10, 6, 2))
    changed(tf.keras.layers.RandomWidth((0.1, 0.9), "nearest", seed=1), bright(5, 6, 1))
    tf.keras.layers.RandomWidth((0.1, 0.0))
    tf.keras.layers.RandomHeight((-1.5, 0.0))
    [L.MaxNumBoundingBoxes(n, bounding_box_format="xyxy")({"images": bright(2, 3, 3, 1), "bounding_boxes": {"boxes": x(2, 3, 4), "labels": x(2, 3)}})["bounding_boxes"] for n in (2, 5)]
""")

SOUNDS = lines("""
    [L.MelSpectrogram(64, 16, num_mel_bins=8, top_db=40.0)(bright(2, 200)), L.MelSpectrogram(64, 32, 48, num_mel_bins=5, window=None, power_to_db=False, mag_exp=1.0, sampling_rate=8000, min_freq=100.0)(x(200))]
    [L.MelSpectrogram(64, 16, num_mel_bins=8, top_db=20.0, ref_power=2.0)(x(1, 200))]
    config(L.MelSpectrogram(64, 16, name="r"))
    symbols(L.MelSpectrogram(64, 16, num_mel_bins=8), (None, 200))
    L.MelSpectrogram(64, 16, 128)
    [L.STFTSpectrogram(mode, frame_length=16)(x(2, 40, 2)) for mode in ("log", "magnitude", "psd", "real", "imag", "stft")]
    [L.STFTSpectrogram("magnitude", 16, 4, 32, "hamming", True, "spectrum", "same", True)(x(2, 40, 2)), L.STFTSpectrogram("psd", 16, window=None, scaling=None)(x(2, 40, 2))]
    [w.numpy() for w in (lambda l: l.build((None, 40, 1)) or l)(L.STFTSpectrogram(frame_length=8)).weights]
    symbols(L.STFTSpectrogram(frame_length=16), (None, 40, 2))
    config(L.STFTSpectrogram(frame_length=16, name="r"))
    L.STFTSpectrogram("x")
    L.STFTSpectrogram(frame_length=16, frame_step=17)
    L.STFTSpectrogram(frame_length=16, fft_length=8)
    L.STFTSpectrogram(padding="x")
""")

SETUP = """
def bright(*shape):
    numbers = 127.5 + 127.5 * np.sin(1.7 * np.arange(int(np.prod(shape))) ** 1.2).reshape(shape)
    return tf.constant(numbers, "float32")

def changed(layer, images):
    return [layer(images), layer(images), layer(images, training=False), layer(images, training=True)]
"""

FAMILIES = {"conv_lstm": CONV_LSTM, "images": IMAGES, "sounds": SOUNDS}
