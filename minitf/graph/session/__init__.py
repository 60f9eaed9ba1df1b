"""Graphs that are built first and run later, piece by piece, as in TensorFlow 1. Floor 4. Start with `graph.py`."""
