"""Calls of tf.signal, tf.quantization, normalisation, CTC and special functions."""

from .draw import slope, words

SPECIAL = words("""
    math.lgamma math.digamma math.erf math.erfc math.erfinv math.erfcinv math.ndtri math.bessel_i0 math.bessel_i0e
    math.bessel_i1 math.bessel_i1e math.special.bessel_j0 math.special.bessel_j1 math.special.bessel_y0
    math.special.bessel_y1 math.special.bessel_k0 math.special.bessel_k0e math.special.bessel_k1
    math.special.bessel_k1e math.special.dawsn math.special.expint math.special.fresnel_cos math.special.fresnel_sin
    math.special.spence math.tan math.asin math.acos math.atan math.sinh math.cosh math.asinh math.acosh math.atanh
    math.log_sigmoid math.rint math.sign math.angle math.imag math.is_inf math.reciprocal_no_nan math.is_non_decreasing
    math.is_strictly_increasing math.count_nonzero math.zero_fraction math.lbeta bitwise.invert nn.crelu
    math.reduce_euclidean_norm math.invert_permutation""")
SPECIAL_OF_TWO = words("""
    math.igamma math.igammac math.zeta math.polygamma math.xlogy math.xlog1py math.xdivy math.nextafter truncatediv
    truncatemod realdiv math.mod math.logical_xor bitwise.bitwise_and bitwise.bitwise_or bitwise.bitwise_xor
    bitwise.left_shift bitwise.right_shift math.floormod math.floordiv""")


def special(d):
    x = d.odd(d.shape(), d.dtype() if d.rarely(0.3) else d.one("float32", "float64"))
    return slope(d, f"tf.{d.one(*SPECIAL)}(x)", x=x)


def special_of_two(d):
    shape = d.shape()
    dtype = d.dtype() if d.rarely() else d.one("float32", "float64", "int32", "uint8", "int64")
    x, y = d.odd(shape, dtype), d.tensor(d.like(shape), dtype if not d.rarely(0.05) else d.dtype())
    if d.rarely(0.1):
        return slope(d, "tf.math.betainc(tf.abs(x), tf.abs(y), tf.sigmoid(x))", x=x, y=y)
    return slope(d, f"tf.{d.one(*SPECIAL_OF_TWO)}(x, y)", x=x, y=y)


def fourier(d):
    axes = d.one(1, 1, 2, 3)
    inverse = d.one(True, False)
    real = d.rarely(0.5)
    tail = "" if axes == 1 else f"{axes}d"
    shape = d.shape(axes - 1 if d.rarely(0.05) else axes, max(axes, 3))
    name = ("i" if inverse else "") + ("r" if real else "") + f"fft{tail}"
    wrong = ["int32", "float16", "bool", "string", "float64", "complex128"]
    dtype = d.most("float32" if real and not inverse else "complex64", wrong=wrong)
    sizes = ""
    if real and d.rarely(0.4):
        sizes = f", {d.most([4] * axes, [3] * axes, wrong=[[-1] * axes, 4, [2, 2, 2, 2]])}"
    if real and inverse and not sizes and shape and shape[-1] < 2:
        return fourier(d)  # a result without elements ends TensorFlow's process
    x = d.tensor(shape, dtype)
    several = d.one("fftnd", "ifftnd", "rfftnd", "irfftnd")
    call = f"tf.signal.{name}(x{sizes})"
    if d.rarely(0.1):
        call = f"tf.signal.{several}(x, {d.one(None, [2], [4])}, {d.one([0], [-1])})"
    return slope(d, f"tf.math.real({call})" if dtype == "float32" and not (real and inverse) else call, x=x)


def frames(d):
    shape, dtype = d.shape(1, 2), d.most("float32", "float32", "float64", wrong=["int32", "complex64", "string"])
    longer = (*shape[:-1], d.one(0, 1, 5, 9, 16))
    axis = d.one(-1, -1, 0)
    length, step = d.most(1, 2, 4, wrong=[0, -1]), d.most(1, 2, 3, wrong=[0, -1])
    kind = d.most(2, wrong=[1, 3, 4])
    norm = d.one(None, "ortho")
    window = d.one("hann_window", "hamming_window", "kaiser_window", "vorbis_window", "kaiser_bessel_derived_window")
    long = d.tensor(longer, dtype)
    return d.one(
        slope(d, f"tf.signal.frame(x, {length}, {step}, {d.one(True, False)}, axis={axis})", x=long),
        slope(d, f"tf.signal.overlap_and_add(x, {step})", x=d.tensor(d.shape(1), dtype)),
        slope(d, f"tf.signal.dct(x, {kind}, norm={norm!r})", x=long),
        slope(d, f"tf.signal.idct(x, {kind}, norm={norm!r})", x=long),
        slope(d, f"tf.abs(tf.signal.stft(x, {length}, {step}))", x=long),
        slope(d, f"tf.signal.{d.one('fftshift', 'ifftshift')}(x, {d.axes(len(longer))})", x=long),
        f"tf.signal.{window}({d.most(1, 2, 5, 8, wrong=[0, -1, 2.5])})",
    )


def quantizing(d):
    x = d.odd(d.shape(), d.most("float32", wrong=["float64", "int32", "float16"]))
    low, high = d.most((-1.0, 2.0), (0.0, 1.5), (-3.0, -0.5), wrong=[(1.0, 1.0), (2.0, -1.0)])
    bits = d.most(8, 2, 4, 16, wrong=[1, 17, 0])
    narrow = d.one(True, False)
    mode = d.one("MIN_COMBINED", "MIN_FIRST", "SCALED")
    kind = d.one("qint8", "quint8", "qint32")
    n = d.one(1, 2, 3)
    return d.one(
        slope(d, f"tf.quantization.fake_quant_with_min_max_args(x, {low}, {high}, {bits}, {narrow})", x=x),
        slope(d, f"tf.quantization.fake_quant_with_min_max_vars(x, {low}, {high}, {bits}, {narrow})", x=x),
        slope(
            d, f"tf.quantization.fake_quant_with_min_max_vars_per_channel(x, {[low] * n}, {[high] * n}, {bits})",
            x=d.tensor((*d.shape(0, 1), n if not d.rarely(0.1) else 4), "float32"),
        ),
        slope(
            d, f"tf.quantization.quantize_and_dequantize_v2(x, {low}, {high}, num_bits={bits}, range_given=True)", x=x
        ),
        f"tf.quantization.quantize({d.tensor((2, 3), 'float32')}, {low}, {high}, tf.{kind}, {mode!r})"
        "[0].numpy().astype(int)",
    )


def normalizing(d):
    shape, dtype = d.shape(1), d.float()
    x = d.odd(shape, dtype)
    row = d.tensor(shape[-1:] if not d.rarely(0.05) else d.shape(), dtype)
    flags = f"{d.one(True, False)}, {d.one(True, False)}"
    return d.one(
        slope(d, f"tf.nn.batch_normalization(x, y, tf.abs(y), y, {d.one('y', None)}, 1.0)", x=x, y=row),
        slope(d, f"tf.nn.log_softmax(x, {d.axis(len(shape))})", x=x),
        slope(d, f"tf.math.cumulative_logsumexp(x, {d.axis(len(shape))}, {flags})", x=x),
        slope(d, f"tf.nn.weighted_cross_entropy_with_logits(x, y, {d.one(0.5, 2.0)})", x=x, y=row),
        slope(d, "tf.nn.log_poisson_loss(tf.abs(x), y)", x=x, y=row),
        slope(d, f"tf.nn.dropout(x, {d.most(0, 0.0, wrong=[1.0, -0.5, 'a', 2])})", x=x),
        slope(d, f"tf.nn.isotonic_regression(x, {d.one(True, False)})[0]", x=x),
    )


def ctc(d):
    frames_, batch, kinds = d.one(1, 3, 5), d.one(1, 2), d.one(2, 3, 4)
    labels = [[d.one(*range(1, kinds)) for _ in range(d.one(1, 2))] for _ in range(1)] * batch
    counts = [d.most(len(labels[0]), wrong=[1, 0, 9])] * batch
    long = [d.most(frames_, wrong=[1, 9, 0])] * batch
    logits = d.tensor((frames_, batch, kinds), d.most("float32", wrong=["float64", "int32"]))
    return d.one(
        slope(d, f"tf.nn.ctc_loss({labels}, x, {counts}, {long}, blank_index={d.most(0, wrong=[-1, 9])})", x=logits),
        slope(d, f"tf.nn.ctc_greedy_decoder(x, {long})[1]", x=logits),
        slope(d, f"tf.nn.ctc_beam_search_decoder(x, {long}, {d.most(2, 5, wrong=[0, -1])}, 1)[1]", x=logits),
        f"tf.nn.ctc_unique_labels({labels})",
        f"tf.nn.collapse_repeated({labels}, {counts})",
    )


