"""tf.math.special: Bessel functions, and integrals that have names.   Floor 9.   Next: ops/special/tables.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.special.bessel": "bessel_j0 bessel_j1 bessel_y0 bessel_y1",
    "ops.special.modified_bessel": """
        bessel_i0 bessel_i0e bessel_i1 bessel_i1e bessel_k0 bessel_k0e bessel_k1 bessel_k1e
    """,
    "ops.special.integrals": "dawsn expint fresnel_cos fresnel_sin spence",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
