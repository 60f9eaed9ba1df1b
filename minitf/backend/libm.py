"""Single-precision logarithm, sine and cosine, rounded the way the C library of Linux rounds them.

Floor 0. TensorFlow turns random bits into normal numbers with these three functions. They compute in double
precision with short polynomials, so about one result in a hundred differs in its last bit from the exactly
rounded one, and from NumPy's. Equal seeds shall give equal weights, so here are the same polynomials over
whole arrays. The coefficients are those of Arm's Optimized Routines, which glibc 2.28 and later uses. Read
next: `bits.py`.
"""

import numpy as np


def log(x):
    """Return the natural logarithm of positive, finite, normal numbers: float32 [...] -> float32 [...].

    >>> log(np.float32([1.0, 0.1]))
    array([ 0.       , -2.3025851], dtype=float32)

    x = 2**k z, where z lies near 1 and nearest to c, one of 16 numbers; with r = z/c - 1 small,
    log x = k log 2 + log c + log(1 + r).
    """
    bits = x.view(np.int32)
    offset = bits - 0x3F330000  # the bits of 0.7: z is in [0.7, 1.4)
    k = offset >> 23
    z = (bits - (k << 23)).view(np.float32).astype(np.float64)
    nearest = offset >> 19 & 15
    r = z * _LOG_INVERSE[nearest] - 1.0
    square = r * r
    tail = (_LOG[0] * square + (_LOG[1] * r + _LOG[2])) * square
    return (tail + (_LOG_CENTRE[nearest] + k * np.log(2.0) + r)).astype(np.float32)


def sin_cos(x):
    """Return sine and cosine of angles in (-120, 120): float32 [...] -> float32 [...] twice.

    >>> sin_cos(np.float32([0.0, 1.0]))
    (array([0.        , 0.84147096], dtype=float32), array([1.       , 0.5403023], dtype=float32))

    The nearest multiple of a quarter turn is taken off; that quarter says which of the two polynomials, and
    which sign, gives the sine.
    """
    r = x.astype(np.float64)
    quarter = np.rint(r * (2 / np.pi))
    r -= quarter * (np.pi / 2)
    square = r * r
    sine, cosine = _polynomials(r, square)
    quarter = quarter.astype(np.int32)
    swap = (quarter & 1).astype(bool)
    sine, cosine = np.where(swap, cosine, sine), np.where(swap, sine, cosine)
    bits = sine.view(np.int32), cosine.view(np.int32)
    np.bitwise_xor(bits[0], (quarter & 2) << 30, out=bits[0])  # the bit of the sign
    np.bitwise_xor(bits[1], (quarter + 1 & 2) << 30, out=bits[1])
    return sine, cosine


def _polynomials(r, square):
    """Sine and cosine of r in [-pi/4, pi/4], in double precision, then rounded.

    sin r = (r + s0 r**3) + r**5 (s1 + s2 r**2), and cos r = ((1 + c0 r**2) + c1 r**4) + r**6 (c2 + c3 r**2), term by
    term in this order, in place.
    """
    cube, fourth = square * r, square * square
    tail = square * _SIN[2]
    tail += _SIN[1]
    tail *= cube * square
    cube *= _SIN[0]
    cube += r
    cube += tail
    np.multiply(square, _COS[3], out=tail)
    tail += _COS[2]
    tail *= fourth * square
    cosine = square * _COS[0]
    cosine += 1.0
    fourth *= _COS[1]
    cosine += fourth
    cosine += tail
    return cube.astype(np.float32), cosine.astype(np.float32)


def _numbers(text):
    return np.array([float.fromhex(word) for word in text.split()])


_SIN = _numbers("-0x1.555545995a603p-3 0x1.1107605230bc4p-7 -0x1.994eb3774cf24p-13")
_COS = _numbers("-0x1.ffffffd0c621cp-2 0x1.55553e1068f19p-5 -0x1.6c087e89a359dp-10 0x1.99343027bf8c3p-16")
_LOG = _numbers("-0x1.00ea348b88334p-2 0x1.5575b0be00b6ap-2 -0x1.ffffef20a4123p-2")
_LOG_INVERSE = _numbers(  # 1 / c
    "0x1.661ec79f8f3bep+0 0x1.571ed4aaf883dp+0 0x1.49539f0f010bp+0 0x1.3c995b0b80385p+0 "
    "0x1.30d190c8864a5p+0 0x1.25e227b0b8eap+0 0x1.1bb4a4a1a343fp+0 0x1.12358f08ae5bap+0 "
    "0x1.0953f419900a7p+0 0x1p+0 0x1.e608cfd9a47acp-1 0x1.ca4b31f026aap-1 "
    "0x1.b2036576afce6p-1 0x1.9c2d163a1aa2dp-1 0x1.886e6037841edp-1 0x1.767dcf5534862p-1"
)
_LOG_CENTRE = -np.log(_LOG_INVERSE)
