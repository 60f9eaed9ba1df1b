"""Layers that prepare data: they can be part of a model, or be applied to the data before. Floor 7."""
