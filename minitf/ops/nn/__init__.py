"""What the layers of neural networks are made of: activations, softmax, losses, dropout. Floor 2.

Read `rectifiers.py` first, then `softmax.py` and `cross_entropy.py`.
"""
