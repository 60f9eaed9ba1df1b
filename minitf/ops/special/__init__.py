"""Special functions: gamma and zeta functions, Bessel functions, and integrals with names. Floor 2.

Read `tables.py` first: how one table of small polynomials serves them all.

Speed, beside TensorFlow: a function is twenty to a hundred passes over a block of numbers, each a call of NumPy's,
where a compiled loop takes one number through all its steps. At 4x4 the calls themselves, about a microsecond each,
take two to fifteen times as long as TensorFlow's op; for a million elements the passes take one to four times as
long.
"""
