"""Layers that change images, most of them at random while training. Floor 7. Start with `image_layer.py`."""
