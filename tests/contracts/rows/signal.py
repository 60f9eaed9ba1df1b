"""Rows for Fourier transforms. Their gradients are tried with real numbers: made complex, and back."""

from contracts.row import ANY, Row

LINE = [((3,),), ((2, 4),), ((2, 1),), ((0, 3),), ((2, 0),)]
SHEET = [((2, 3),), ((2, 3, 1),), ((0, 2, 2),)]
BLOCK = [((2, 1, 3),), ((1, 2, 2, 2),)]
COMPLEX = "complex64 complex128"


def both(name, axes, shapes):
    """Rows of a complex transform: of complex numbers, and of real ones for the sake of the gradient."""
    tf_name = name.lower()
    kind = "ifft" if tf_name.startswith("i") else "fft"
    oracle = f"(np.fft.{kind}n({{}}, axes={axes}) if x.size else x + 0j)"
    whole = "tf.complex(x, x * x)"
    return [
        Row(name, f"tf.signal.{tf_name}(x)", oracle.format("x"), shapes, (ANY,), "Tcomplex", smooth=False, ulps=8),
        Row(name, f"tf.signal.{tf_name}({whole})", oracle.format("x + 1j * x * x"), shapes,
            dtypes="float32 float64", returns="complex", ulps=8),
    ]  # fmt: skip


def real(name, lengths, shapes, oracle):
    """A row of a real transform, which starts with a real signal."""
    return Row(name, f"tf.signal.{name.lower()}(x, {lengths})", oracle, shapes, (ANY,), "Treal", returns="complex",
               ulps=8)  # fmt: skip


def inverse(name, lengths, shapes, oracle):
    """A row of an inverse real transform, which starts with a spectrum."""
    return Row(name, f"tf.signal.{name.lower()}(tf.complex(x, x * x), {lengths})", oracle, shapes,
               dtypes="float32 float64", ulps=8)  # fmt: skip


ROWS = [
    *both("FFT", (-1,), LINE),
    *both("IFFT", (-1,), LINE),
    *both("FFT2D", (-2, -1), SHEET),
    *both("IFFT2D", (-2, -1), SHEET),
    *both("FFT3D", (-3, -2, -1), BLOCK),
    *both("IFFT3D", (-3, -2, -1), BLOCK),
    Row("FFT", "tf.signal.fft(tf.complex(x, 0 * x))", "signal.dft(x)", [((5,),)], dtypes="float32 float64",
        returns="complex", ulps=16),
    real("RFFT", "None", [((3,),), ((2, 4),), ((2, 1),), ((0, 3),)], "np.fft.rfft(x)"),
    real("RFFT", "[4]", [((3,),), ((2, 5),)], "signal.rfft(x, 4)"),
    real("RFFT", "[5]", [((3,),), ((2, 6),)], "signal.rfft(x, 5)"),
    real("RFFT2D", "[3, 4]", SHEET[:2], "np.fft.rfft2(x, [3, 4])"),
    real("RFFT3D", "None", BLOCK, "np.fft.rfftn(x, axes=(-3, -2, -1))"),
    inverse("IRFFT", "None", [((3,),), ((2, 4),), ((0, 3),)], "np.fft.irfft(x + 1j * x * x)"),
    inverse("IRFFT", "[5]", [((3,),), ((2, 5),), ((2, 2),)], "signal.irfft(x + 1j * x * x, 5)"),
    inverse("IRFFT2D", "[3, 4]", SHEET[:2], "np.fft.irfft2(x + 1j * x * x, [3, 4])"),
    inverse("IRFFT3D", "[2, 2, 3]", BLOCK, "np.fft.irfftn(x + 1j * x * x, [2, 2, 3], axes=(-3, -2, -1))"),
]
