"""Signals: Fourier transforms, windows, spectrograms, cosine transforms. Floor 2. Read `fft.py` first."""
