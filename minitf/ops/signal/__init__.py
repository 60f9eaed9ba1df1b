"""Signals: Fourier transforms, windows, spectrograms, cosine transforms. Floor 2. Read `fft.py` first.

Speed, beside TensorFlow: NumPy transforms one row after the other, TensorFlow several at once in each register, which
makes it two to three times as fast where there are many rows or more axes than one.
"""
