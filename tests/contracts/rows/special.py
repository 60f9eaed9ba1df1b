"""Rows for special functions and the rest of elementwise math."""

from contracts.row import ANY, BINARY, NONZERO, POSITIVE, UNARY, UNIT, Domain, Row, positions

FEW = [((2, 3),), ((),), ((0, 3),)]
PAIRS = [((2, 3), (3,)), ((), (2,)), ((0, 3), (1, 3))]
MIDDLE = Domain(0.05, 0.95)
WIDE = Domain(0.3, 12)
WHOLE = Domain(-20, 20)
BIG = Domain(-1e5, 1e5)

ROWS = [
    Row("Lgamma", "tf.math.lgamma(x)", "special.lgamma(x)", UNARY, (WIDE,), ulps=8),
    Row("Lgamma", "tf.math.lgamma(-x)", "special.lgamma(-x)", FEW, (Domain(0.1, 0.9),), ulps=16),
    Row("Digamma", "tf.math.digamma(x)", "special.digamma(x)", UNARY, (WIDE,), ulps=16),
    Row("Digamma", "tf.math.digamma(-x)", "special.digamma(-x)", FEW, (Domain(0.1, 0.9),), ulps=16),
    Row("Polygamma", "tf.math.polygamma(0 * x + 1, x)", "special.zeta(2, x)", FEW, (WIDE,), ulps=16),
    Row("Polygamma", "tf.math.polygamma(0 * x + 2, x)", "-2 * special.zeta(3, x)", FEW, (WIDE,), ulps=16),
    Row("Zeta", "tf.math.zeta(0 * x + 2.5, x)", "special.zeta(2.5, x)", FEW, (WIDE,), ulps=16),
    Row("Zeta", "tf.math.zeta(0 * x + 3, -x)", "special.zeta(3, -x)", FEW, (Domain(0.1, 0.9),), ulps=32),
    Row("Igamma", "tf.math.igamma(0 * x + 2.5, x)", "special.igamma(2.5, x)", FEW, (WIDE,), ulps=32),
    Row("Igammac", "tf.math.igammac(0 * x + 2.5, x)", "1 - special.igamma(2.5, x)", FEW, (WIDE,), ulps=32),
    Row("IgammaGradA", "pulled(tf, lambda a: tf.math.igamma(a, y), x, 0 * x + 1)", "special.igamma_slope(x, y)",
        [((2, 3), (2, 3)), ((), ()), ((0, 3), (0, 3))], (WIDE, WIDE), smooth=False, ulps=256),
    Row("Betainc", "tf.math.betainc(0 * x + 2.5, 0 * x + 1.5, x)", "special.betainc(2.5, 1.5, x)", FEW, (MIDDLE,),
        ulps=64),
    Row("Erfinv", "tf.math.erfinv(x)", "special.erfinv(x)", UNARY, (UNIT,), ulps=16),
    Row("Ndtri", "tf.math.ndtri(x)", "-np.sqrt(2) * special.erfinv(1 - 2 * x)", FEW, (MIDDLE,), ulps=32),
    Row("BesselI0", "tf.math.special.bessel_i0(x)", "special.bessel_i(0, x)", FEW, (Domain(-12, 12),), ulps=16),
    Row("BesselI0e", "tf.math.special.bessel_i0e(x)", "np.exp(-abs(x)) * special.bessel_i(0, x)", FEW,
        (Domain(0.5, 12, both=True),), ulps=16),
    Row("BesselI1", "tf.math.special.bessel_i1(x)", "special.bessel_i(1, x)", FEW, (Domain(-12, 12),), ulps=16),
    Row("BesselI1e", "tf.math.special.bessel_i1e(x)", "np.exp(-abs(x)) * special.bessel_i(1, x)", FEW,
        (Domain(0.5, 12, both=True),), ulps=16),
    Row("BesselK0", "tf.math.special.bessel_k0(x)", "special.bessel_k(0, x)", FEW, (Domain(0.2, 4),), ulps=16),
    Row("BesselK0e", "tf.math.special.bessel_k0e(x)", "np.exp(x) * special.bessel_k(0, x)", FEW, (Domain(0.2, 4),),
        ulps=16),
    Row("BesselK1", "tf.math.special.bessel_k1(x)", "special.bessel_k(1, x)", FEW, (Domain(0.2, 4),), ulps=16),
    Row("BesselK1e", "tf.math.special.bessel_k1e(x)", "np.exp(x) * special.bessel_k(1, x)", FEW, (Domain(0.2, 4),),
        ulps=16),
    Row("BesselJ0", "tf.math.special.bessel_j0(x)", "special.bessel_j(0, x)", FEW, (Domain(-12, 12),), ulps=16),
    Row("BesselJ1", "tf.math.special.bessel_j1(x)", "special.bessel_j(1, x)", FEW, (Domain(-12, 12),), ulps=16),
    Row("BesselY0", "tf.math.special.bessel_y0(x)", "special.bessel_y(0, x)", FEW, (WIDE,), ulps=32),
    Row("BesselY1", "tf.math.special.bessel_y1(x)", "special.bessel_y(1, x)", FEW, (WIDE,), ulps=32),
    Row("Dawsn", "tf.math.special.dawsn(x)", "special.dawsn(x)", FEW, (Domain(-8, 8),), ulps=16),
    Row("Expint", "tf.math.special.expint(x)", "special.expint(x)", FEW, (Domain(0.2, 9),), ulps=16),
    Row("FresnelCos", "tf.math.special.fresnel_cos(x)", "special.fresnel(np.cos, x)", FEW, (Domain(-3, 3),), ulps=16),
    Row("FresnelSin", "tf.math.special.fresnel_sin(x)", "special.fresnel(np.sin, x)", FEW, (Domain(-3, 3),), ulps=16),
    Row("Spence", "tf.math.special.spence(x)", "special.spence(x)", FEW, (Domain(0.1, 5),), ulps=16),
    Row("Xlogy", "tf.math.xlogy(x, y)", "x * np.log(y)", BINARY, (ANY, POSITIVE)),
    Row("Xlog1py", "tf.math.xlog1py(x, y)", "x * np.log1p(y)", PAIRS, (ANY, POSITIVE)),
    Row("Xdivy", "tf.math.xdivy(x, y)", "x / y", PAIRS, (ANY, NONZERO)),
    Row("NextAfter", "tf.math.nextafter(x, y)", None, PAIRS, (ANY, ANY), smooth=True),
    Row("TruncateDiv", "tf.truncatediv(x, y)", "np.trunc(x / y)", PAIRS, (WHOLE, Domain(1, 4, both=True)), smooth=False),
    Row("TruncateMod", "tf.truncatemod(x, y)", "np.fmod(x, y)", PAIRS, (WHOLE, Domain(1, 4, both=True)), smooth=False),
    Row("CumulativeLogsumexp", "tf.math.cumulative_logsumexp(x)", "special.cumulative_logsumexp(x)",
        [((4,),), ((3, 2),), ((0, 3),)], ulps=8),
    Row("CumulativeLogsumexp", "tf.math.cumulative_logsumexp(x, axis=1, reverse=True)",
        "special.cumulative_logsumexp(x[:, ::-1].T).T[:, ::-1]", [((2, 3),)], ulps=8),
    Row("Bitcast", "tf.bitcast(x, tf.uint8)", "special.bytes_of(x)", [((2, 3),), ((),)], (ANY,), dtypes="float32",
        returns="uint8", smooth=False),
    Row("Bitcast", "tf.bitcast(x, tf.int32)", None, [((3, 2),), ((2,),), ((0, 2),)], (ANY,), dtypes="int16",
        returns="int32", smooth=False),
    Row("HistogramFixedWidth", "tf.histogram_fixed_width(x, tf.cast([0, 4], x.dtype), nbins=4)",
        "special.histogram(x, 0, 4, 4)", [((9,),), ((2, 3),), ((),), ((0, 3),)], (WHOLE,),
        returns="int32", smooth=False),
    Row("UnravelIndex", "tf.unravel_index(x, [2, 3, 4])", "np.stack(np.unravel_index(x, [2, 3, 4]))",
        [((5,),), ((),), ((0,),)], (positions(24),), letter="Tidx", returns="int32", smooth=False),
]  # fmt: skip
