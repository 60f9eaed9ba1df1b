"""Special functions: gamma and zeta functions, Bessel functions, and integrals with names. Floor 2.

Read `tables.py` first: how one table of small polynomials serves them all.
"""
