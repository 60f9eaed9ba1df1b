"""Images: size, frame, colour, what changes them at random, and what is found in them. Floor 2.

An image is a tensor [H, W, C], a batch of them [B, H, W, C]. Read first: `batches.py`.
"""
