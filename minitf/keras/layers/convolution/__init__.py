"""Layers that slide a window over sequences, images and volumes. Floor 7. Read `convolution.py` first."""
